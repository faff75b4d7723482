using System.Globalization;
using System.Text;

namespace Alerts.Feeds;

/// <summary>
/// Spells a date with the digits and marks of ASCII: digits of any script, those that are words (二〇二五年十一月), full-width
/// forms, and the first year of an era, which has a name of its own (元年).
/// </summary>
internal static class DateFolding
{
    private const string Numerals = "〇一二三四五六七八九";

    public static string Fold(ReadOnlySpan<char> text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (char letter in text)
        {
            // Nothing beyond the basic plane is part of a date, and half of a pair cannot be normalised.
            plain.Append(char.IsSurrogate(letter) || letter is '\uFFFE' or '\uFFFF' ? ' ' : letter);
        }

        string normal = plain.ToString().Normalize(NormalizationForm.FormKC);
        plain.Clear();
        for (int at = 0; at < normal.Length;)
        {
            int numerals = IsWeekday(normal, at) ? 0 : NumeralsAt(normal, at);
            if (numerals > 0)
            {
                plain.Append(CultureInfo.InvariantCulture, $"{Value(normal.AsSpan(at, numerals))}");
            }

            at += Math.Max(1, numerals);
            if (numerals == 0)
            {
                plain.Append(Spelled(normal[at - 1], at < normal.Length ? normal[at] : '\0'));
            }
        }

        return plain.ToString();
    }

    private static char Spelled(char letter, char next) => letter switch
    {
        < '\u0080' => letter,
        '元' when next == '年' => '1',
        '\u2212' => '-',
        _ when char.IsDigit(letter) => (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(letter)),
        _ when char.IsLetter(letter) => letter,
        _ => ' ',
    };

    // 星期一, 周一, 禮拜一: the number of a weekday.
    private static bool IsWeekday(string text, int at) => at > 0 && text[at - 1] is '期' or '周' or '週' or '拜' or '曜';

    private static int NumeralsAt(string text, int at)
    {
        int end = at;
        while (end < text.Length && end - at < 8 && (Digit(text[end]) >= 0 || text[end] is '十' or '百'))
        {
            end++;
        }

        return end - at;
    }

    /// <summary>二〇二五 by its places, 一百一十四 by its tens.</summary>
    private static int Value(ReadOnlySpan<char> numerals)
    {
        int sum = 0;
        int digit = -1;
        bool places = numerals.IndexOfAny('十', '百') < 0;
        foreach (char numeral in numerals)
        {
            switch (numeral)
            {
                case '十' or '百':
                    sum += Math.Abs(digit) * (numeral == '十' ? 10 : 100);
                    digit = -1;
                    break;
                case var _ when places:
                    sum = (sum * 10) + Digit(numeral);
                    break;
                default:
                    digit = Digit(numeral);
                    break;
            }
        }

        return sum + (places ? 0 : Math.Max(0, digit));
    }

    private static int Digit(char numeral) => numeral is '零' or '○' ? 0 : Numerals.IndexOf(numeral, StringComparison.Ordinal);
}
