using AngleSharp.Html;

namespace Alerts.Feeds;

/// <summary>Reads <c>&amp;amp;</c>, <c>&amp;#8217;</c>, <c>&amp;#x2019;</c> and the 2,231 names of HTML.</summary>
internal static class CharacterReference
{
    private const int LongestName = 32;

    /// <summary>What windows-1252 has at 128–159: numeric references to these mean its characters.</summary>
    private const string Windows1252 =
        "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    /// <summary>
    /// Characters consumed from the <c>&amp;</c> on; 0 where the text is no reference. The value is null where it
    /// refers to a character that no text may hold.
    /// </summary>
    public static int Read(ReadOnlySpan<char> text, out string? value)
    {
        value = null;
        int end = text[..Math.Min(text.Length, LongestName + 2)].IndexOf(';');
        if (end < 2)
        {
            return 0;
        }

        ReadOnlySpan<char> name = text[1..end];
        if (name[0] == '#')
        {
            if (!TryNumber(name[1..], out uint code))
            {
                return 0;
            }

            value = Character(code);
            return end + 1;
        }

        foreach (char letter in name)
        {
            if (!char.IsAsciiLetterOrDigit(letter))
            {
                return 0;
            }
        }

        value = HtmlEntityProvider.Resolver.GetSymbol($"{name};");
        return value is null ? 0 : end + 1;
    }

    /// <summary>The character that windows-1252 means where a text has a C1 control.</summary>
    public static char FromWindows1252(char control) => Windows1252[control - 0x80];

    private static string? Character(uint code) => code switch
    {
        >= 0x80 and < 0xA0 => Windows1252[(int)code - 0x80].ToString(),
        < 0x20 and not (9 or 10 or 13) => null,
        0xFFFE or 0xFFFF or (>= 0xD800 and <= 0xDFFF) or > 0x10FFFF => null,
        _ => char.ConvertFromUtf32((int)code),
    };

    private static bool TryNumber(ReadOnlySpan<char> digits, out uint code) =>
        digits.Length > 1 && digits[0] is 'x' or 'X'
            ? uint.TryParse(digits[1..], System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture, out code)
            : uint.TryParse(digits, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out code);
}
