using System.Buffers;
using System.Collections.Frozen;

namespace Alerts.Classification.Text;

/// <summary>Cuts a text into sentences without copying it. The first line is the headline.</summary>
internal static class SentenceReader
{
    /// <summary>A sentence is cut here at the latest: text without full stops must not become one huge sentence.</summary>
    private const int LongestSentence = 700;

    /// <summary>So far after a stop the next word is looked for: a page of dots must not be walked from each of them.</summary>
    private const int LongestGap = 32;

    private static readonly SearchValues<char> Stops = SearchValues.Create(".!?…。！？；\n");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Abbreviations = new[]
    {
        "corp", "inc", "co", "ltd", "dr", "mr", "ms", "mrs", "sen", "rep", "gov", "gen", "lt", "st", "no", "nos", "jan", "feb", "mar", "apr",
        "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", "vs", "approx", "sec", "art", "nr", "bzw", "mio", "mrd", "dhr", "mevr", "mme",
        "sr", "sra", "núm", "ee", "uu", "dept", "intl", "usw", "fig", "ca",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Position after the sentence that begins at <paramref name="start"/>, white space after it included.</summary>
    public static int Next(ReadOnlySpan<char> text, int start)
    {
        int limit = Math.Min(text.Length, start + LongestSentence);
        int position = start;
        while (position < limit)
        {
            int found = text[position..limit].IndexOfAny(Stops);
            if (found < 0)
            {
                break;
            }

            position += found + 1;
            if (IsEnd(text, position - 1, start))
            {
                return SkipClosing(text, position);
            }
        }

        return limit == text.Length ? limit : WordStartBefore(text, limit, start);
    }

    private static bool IsEnd(ReadOnlySpan<char> text, int stop, int start) => text[stop] switch
    {
        '\n' => stop > start,
        '.' => IsFullStop(text, stop),
        '!' or '?' => stop + 1 >= text.Length || char.IsWhiteSpace(text[stop + 1]) || text[stop + 1] is '"' or '”' or '\'' or '’' or ')',
        _ => true,
    };

    private static bool IsFullStop(ReadOnlySpan<char> text, int stop)
    {
        if (stop + 1 < text.Length && !char.IsWhiteSpace(text[stop + 1]) && text[stop + 1] is not ('"' or '”' or '\'' or '’' or ')'))
        {
            return false;
        }

        int next = stop + 1, farthest = Math.Min(text.Length, next + LongestGap);
        while (next < farthest && (char.IsWhiteSpace(text[next]) || char.IsPunctuation(text[next])))
        {
            next++;
        }

        if (next < text.Length && char.IsLower(text[next]))
        {
            return false;
        }

        if (char.IsAsciiDigit(text[Math.Max(0, stop - 1)]) && IsMonth(text[next..]))
        {
            return false;
        }

        int wordStart = stop;
        while (wordStart > 0 && char.IsLetter(text[wordStart - 1]) && stop - wordStart < 8)
        {
            wordStart--;
        }

        ReadOnlySpan<char> word = text[wordStart..stop];
        bool initial = word.Length == 1 && char.IsUpper(word[0]);
        bool digitFollows = next < text.Length && char.IsDigit(text[next]);
        return !initial && !(Abbreviations.Contains(word) && (digitFollows || char.IsUpper(word[0])));
    }

    /// <summary>"am 1. Dezember": the stop makes an ordinal.</summary>
    private static bool IsMonth(ReadOnlySpan<char> text) =>
        text.Length >= 3 && text[..3] is "Jan" or "Feb" or "Mär" or "Apr" or "Mai" or "Jun" or "Jul" or "Aug" or "Sep" or "Okt" or "Nov" or "Dez";

    private static int SkipClosing(ReadOnlySpan<char> text, int position)
    {
        while (position < text.Length
            && (char.IsWhiteSpace(text[position]) || text[position] is '"' or '”' or '’' or '»' or '」' or '』' or ')' or '）'))
        {
            position++;
        }

        return position;
    }

    private static int WordStartBefore(ReadOnlySpan<char> text, int limit, int start)
    {
        int space = text[start..limit].LastIndexOf(' ');
        int cut = space > LongestSentence / 2 ? start + space + 1 : limit;
        return char.IsLowSurrogate(text[cut]) ? cut - 1 : cut;
    }
}
