using System.Buffers;
using System.Text;

namespace Alerts.Deliver.Rendering;

/// <summary>
/// Takes the Markdown out of untrusted text: an Adaptive Card's TextBlock and FactSet read a subset of it
/// (https://learn.microsoft.com/adaptive-cards/authoring-cards/text-features), and date and time functions in double braces.
/// </summary>
internal static class Markdown
{
    /// <summary>What can begin emphasis, code, links, or an HTML tag.</summary>
    private static readonly SearchValues<char> Special = SearchValues.Create("\\`*_~[]<>{|");

    /// <param name="line">One line of text.</param>
    public static string Escape(string line)
    {
        if (line.Length == 0 || (line.AsSpan().IndexOfAny(Special) < 0 && !line.Contains('&', StringComparison.Ordinal) && StartsBlock(line) is null))
        {
            return line;
        }

        var escaped = new StringBuilder(line.Length + 16);
        int? block = StartsBlock(line);
        for (int i = 0; i < line.Length; i++)
        {
            char c = line[i];
            if (Special.Contains(c) || i == block || (c == '&' && StartsEntity(line.AsSpan(i + 1))))
            {
                escaped.Append('\\');
            }

            escaped.Append(c);
        }

        return escaped.ToString();
    }

    /// <summary>Where the character stands that makes the line a heading, list item or rule; null where none does.</summary>
    private static int? StartsBlock(string line)
    {
        if (line[0] is '#' or '-' or '+' or '=')
        {
            return 0;
        }

        int digits = 0;
        while (digits < line.Length && char.IsAsciiDigit(line[digits]))
        {
            digits++;
        }

        return digits > 0 && digits < line.Length && line[digits] is '.' or ')' ? digits : null;
    }

    // "AT&T" stays as it is: not every reader of cards takes the backslash away before a lone ampersand.
    private static bool StartsEntity(ReadOnlySpan<char> after) => after.Length > 0 && (after[0] == '#' || char.IsAsciiLetter(after[0])) && after.Contains(';');
}
