using System.Text;

namespace Alerts.Deliver.Rendering;

/// <summary>
/// Text that every renderer of Adaptive Cards shows as it was written, whatever Markdown it reads. TextBlock and FactSet read a subset
/// (https://learn.microsoft.com/adaptive-cards/authoring-cards/text-features), and date and time functions in double braces; but
/// how much of it, and whether any, is the host's choice: Teams on a phone and the bare JavaScript renderer show a backslash
/// before a character as a backslash. So nothing is escaped. What must stand side by side to mean something is separated by a
/// character without width, and the three signs that mean something wherever they stand are replaced by their likenesses.
/// </summary>
internal static class Markdown
{
    /// <summary>ZERO WIDTH NON-JOINER: unseen, no place to break a line, and no space or punctuation to a Markdown reader.</summary>
    public const char Unseen = '\u200C';

    /// <param name="line">One line of text, as <see cref="Content.UntrustedText"/> leaves it.</param>
    public static string Literal(string line)
    {
        var literal = new StringBuilder(line.Length + 16);
        if (StartsBlock(line))
        {
            literal.Append(Unseen);
        }

        for (int i = 0; i < line.Length; i++)
        {
            literal.Append(Likeness(line, i));
            if (i + 1 < line.Length && MeansMore(line, i))
            {
                literal.Append(Unseen);
            }
        }

        return literal.ToString();
    }

    /// <summary>Emphasis, code and deleted text have marks that need no neighbour. An underscore within a word means nothing.</summary>
    private static char Likeness(string line, int at) => line[at] switch
    {
        '*' => '∗',
        '`' => 'ˋ',
        '~' => '∼',
        '_' when !(IsWord(line, at - 1) && IsWord(line, at + 1)) => '＿',
        char other => other,
    };

    /// <summary>The character and its next would begin a link, a tag, a reference, an escape, a function or an address.</summary>
    private static bool MeansMore(string line, int at) => (line[at], line[at + 1]) switch
    {
        (']', '(' or '[' or ':') => true,
        ('<', _) => true,
        ('&', '#') => true,
        ('&', char next) => char.IsAsciiLetter(next) && line.IndexOf(';', at) > 0,
        ('\\', char next) => char.IsAscii(next),
        ('{', '{') or ('/', '/') => true,
        ('.', _) => IsWord(line, at - 1) && IsLetter(line, at + 1) && IsLetter(line, at + 2),
        (_, '@') => true,
        _ => false,
    };

    /// <summary>A heading, list item, quotation or rule.</summary>
    private static bool StartsBlock(string line)
    {
        int digits = line.TakeWhile(char.IsAsciiDigit).Count();
        return line is ['#' or '-' or '+' or '=' or '>', ..] || (digits > 0 && digits < line.Length && line[digits] is '.' or ')');
    }

    private static bool IsWord(string line, int at) => at >= 0 && at < line.Length && char.IsLetterOrDigit(line[at]);

    private static bool IsLetter(string line, int at) => at < line.Length && char.IsLetter(line[at]);
}
