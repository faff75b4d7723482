using System.Text;
using System.Text.Unicode;

namespace Alerts.Feeds;

/// <summary>
/// Text in UTF-8 that was taken for Latin-1 and encoded once more, and Windows characters among the C1 controls: both
/// are put right, since neither can be meant.
/// </summary>
internal static class Mojibake
{
    public static string Repair(string text)
    {
        int first = text.AsSpan().IndexOfAnyExceptInRange('\0', '\u007F');
        if (first < 0)
        {
            return text;
        }

        if (Once(text, first) is { } once)
        {
            return once;
        }

        return text.AsSpan(first).IndexOfAnyInRange('\u0080', '\u009F') < 0 ? text
            : string.Create(text.Length, text, static (to, from) =>
            {
                for (int i = 0; i < to.Length; i++)
                {
                    to[i] = from[i] is >= '\u0080' and <= '\u009F' ? CharacterReference.FromWindows1252(from[i]) : from[i];
                }
            });
    }

    /// <summary>The text encoded once; null where it was not encoded twice.</summary>
    private static string? Once(string text, int first)
    {
        // An accent among plain letters is not the first byte of a character: nearly all texts are told by that.
        if (first + 1 == text.Length
            || text[first] is < '\u00C2' or > '\u00F4'
            || text[first + 1] is < '\u0080' or > '\u00BF'
            || text.AsSpan(first).IndexOfAnyExceptInRange('\0', '\u00FF') >= 0)
        {
            return null;
        }

        byte[] bytes = Encoding.Latin1.GetBytes(text);
        return Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : null;
    }
}
