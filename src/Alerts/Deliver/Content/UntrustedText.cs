using System.Globalization;
using System.Text;

namespace Alerts.Deliver.Content;

/// <summary>
/// Makes text from outside safe to set in a line of ours, in whatever medium: one line, no control characters, none of
/// the invisible ones that reorder or hide text (https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing), no halves of characters,
/// and no "=?", with which an encoded word begins (RFC 2047): mail programs decode one in a header, and bring back all of the above.
/// </summary>
internal static class UntrustedText
{
    private const char Ellipsis = '…';

    /// <param name="text">As it came.</param>
    /// <param name="longest">In UTF-16 code units; longer text is cut between two characters as people see them, and says so with "…".</param>
    public static string Clean(string? text, int longest)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "";
        }

        return Shorten(IsClean(text) ? text : Rebuild(text), longest);
    }

    /// <summary>Cuts between two grapheme clusters; a single monstrous cluster is cut between two code points.</summary>
    public static string Shorten(string text, int longest)
    {
        if (text.Length <= longest)
        {
            return text;
        }

        int end = 0;
        while (StringInfo.GetNextTextElementLength(text.AsSpan(end)) is var next && end + next < longest)
        {
            end += next;
        }

        if (end == 0)
        {
            end = longest - 1;
            end -= char.IsHighSurrogate(text[end - 1]) ? 1 : 0;
        }

        return string.Concat(text.AsSpan(0, end).TrimEnd(), [Ellipsis]);
    }

    private static bool IsClean(string text)
    {
        bool afterSpace = true;
        if (text.Contains("=?", StringComparison.Ordinal))
        {
            return false;
        }

        foreach (char c in text)
        {
            // Latin, Greek, Cyrillic and the CJK blocks hold nothing to remove; everything else takes the slow way.
            bool harmless = c is (>= ' ' and <= '~') or (>= '\u00AE' and <= '\u058F') or (>= '\u3001' and <= '\uD7FF') or '“' or '”' or '’' or '–' or '—' or '…';
            if (!harmless || (c == ' ' && afterSpace))
            {
                return false;
            }

            afterSpace = c == ' ';
        }

        return !afterSpace;
    }

    private static string Rebuild(string text)
    {
        var clean = new StringBuilder(text.Length);
        bool pendingSpace = false;

        // Halves of surrogate pairs come out of the enumeration as U+FFFD.
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                pendingSpace = clean.Length > 0;
                continue;
            }

            if (IsInvisible(rune.Value))
            {
                continue;
            }

            // What was between the two may just have been removed.
            if (pendingSpace || (rune.Value == '?' && clean is [.., '=']))
            {
                clean.Append(' ');
                pendingSpace = false;
            }

            clean.Append(rune);
        }

        return clean.ToString();
    }

    // Not the joiners U+200C and U+200D: Persian, Hindi and emoji are written with them.
    private static bool IsInvisible(int c) => c is
        0x00AD or 0x061C or 0x180E or 0x200B or 0x200E or 0x200F
        or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x206F)
        or 0xFEFF or (>= 0xFFF9 and <= 0xFFFB) or (>= 0xE0000 and <= 0xE007F);
}
