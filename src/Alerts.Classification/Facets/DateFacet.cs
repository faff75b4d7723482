using System.Globalization;
using System.Text.RegularExpressions;
using Alerts.Classification.Text;

namespace Alerts.Classification.Facets;

/// <summary>The day on which a measure takes effect or ends, where a sentence says both word and date.</summary>
internal static partial class DateFacet
{
    private const int Reach = 60;

    public static DateOnly? Read(Reading reading, Cue kind, string field, EvidenceList evidence)
    {
        foreach (ref readonly Sentence sentence in reading.Sentences)
        {
            if (!sentence.Has(kind))
            {
                continue;
            }

            for (int i = sentence.First; i < sentence.Last; i++)
            {
                ref readonly Mention mention = ref reading.Mentions[i];
                if (!mention.Has(kind))
                {
                    continue;
                }

                int start = Math.Max(sentence.Start, mention.Start - Reach);
                int end = Math.Min(sentence.End, mention.End + Reach);
                Match match = Dates().Match(reading.Text, start, end - start);
                Match best = match;
                for (; match.Success; match = match.NextMatch())
                {
                    best = Distance(reading.Text, match, mention) < Distance(reading.Text, best, mention) ? match : best;
                }

                if (best.Success && TryDate(best, reading.Article.Published.Year, out DateOnly date))
                {
                    evidence.Add(field, best.Index, best.Index + best.Length);
                    return date;
                }
            }
        }

        return null;
    }

    /// <summary>"To October 6 from July 8": the later day holds.</summary>
    private static bool Replaces(string text, Match match, in Mention mention) =>
        mention.Start - (match.Index + match.Length) == 1 && text.AsSpan(mention.Start, mention.End - mention.Start) is "from";

    private static int Distance(string text, Match match, in Mention mention) =>
        Replaces(text, match, mention) ? int.MinValue
        : match.Index >= mention.End ? match.Index - mention.End : mention.Start - (match.Index + match.Length) + Reach / 4;

    private static bool TryDate(Match match, int year, out DateOnly date)
    {
        // The pattern takes digits of any script, which int.Parse does not.
        int Number(string group)
        {
            int number = 0;
            foreach (char digit in match.Groups[group].ValueSpan)
            {
                number = (10 * number) + CharUnicodeInfo.GetDecimalDigitValue(digit);
            }

            return number;
        }

        int month = match.Groups["name"].Success ? MonthOf(match.Groups["name"].ValueSpan) : Number("month");
        int day = Number("day");
        year = match.Groups["year"].Success ? Number("year") : year;
        bool valid = month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
        date = valid ? new DateOnly(year, month, day) : default;
        return valid;
    }

    private static int MonthOf(ReadOnlySpan<char> name)
    {
        Span<char> lower = stackalloc char[4];
        int length = name[..Math.Min(4, name.Length)].ToLowerInvariant(lower);
        ReadOnlySpan<char> start = lower[..length];
        return start switch
        {
            ['j', 'a', ..] or ['e', 'n', 'e', ..] => 1,
            ['f', ..] => 2,
            ['m', 'a', 'r', ..] or ['m', 'ä', 'r', ..] or ['m', 'a', 'a', ..] or ['m', 'r', 't', ..] => 3,
            ['a', 'p', ..] or ['a', 'v', ..] or ['a', 'b', ..] => 4,
            ['m', 'a', ..] or ['m', 'e', ..] => 5,
            ['j', 'u', 'n', ..] or ['j', 'u', 'i', 'n', ..] => 6,
            ['j', 'u', ..] => 7,
            ['a', 'u', ..] or ['a', 'g', ..] or ['a', 'o', ..] => 8,
            ['s', ..] => 9,
            ['o', ..] => 10,
            ['n', ..] => 11,
            ['d', ..] => 12,
            _ => 0,
        };
    }

    private const string Months =
        @"Jan(?:uary|uar|vier|uari)?|janvier|januari|enero|Feb(?:ruary|ruar|ruari|rero)?|février|febrero|Mar(?:ch|s|zo)?|März|maart|Apr(?:il)?|avril|abril|May|Mai|mei|mayo|June?|Juni|juin|junio|July?|Juli|juillet|julio|Aug(?:ust|ustus)?|août|agosto|Sept?(?:ember|embre|iembre)?|Oct(?:ober|obre|ubre)?|Okt(?:ober)?|Nov(?:ember|embre|iembre)?|D[eé]c(?:ember|embre)?|Dez(?:ember)?|diciembre";

    [GeneratedRegex(
        @"(?<name>" + Months + @")\.? (?<day>\d{1,2})(?:st|nd|rd|th)?\b(?:,? (?<year>20\d\d))?|\b(?<day>\d{1,2})(?:\.|er|st|nd|rd|th)? (?:de )?(?<name>" + Months
        + @")\b\.?(?:,? (?:de )?(?<year>20\d\d))?|(?<year>20\d\d)-(?<month>\d\d)-(?<day>\d\d)|(?:(?<year>20\d\d)[年년] ?)?(?<month>\d{1,2})[月월] ?(?<day>\d{1,2})[日일]",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Dates();
}
