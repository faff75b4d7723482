namespace Alerts.Classification.Frames;

/// <summary>Tells background from news by the years that a text names.</summary>
internal static class YearReader
{
    private const int First = 1950, Last = 2100;

    /// <summary>The year from which the article speaks: of its date, or where that is not known the latest that it names.</summary>
    public static int Of(ArticleText article, ReadOnlySpan<char> text)
    {
        int published = article.Published.Year, latest = 0;
        if (article.PublishedIsFirstSeen)
        {
            for (int at = 0; TryNext(text, ref at, out int year);)
            {
                latest = year <= published ? Math.Max(latest, year) : latest;
            }
        }

        return latest > 0 ? latest : published;
    }

    /// <summary>A year before the last one dates the words to the past, unless they name a later one as well.</summary>
    public static bool IsPast(ReadOnlySpan<char> words, int year)
    {
        bool past = false;
        for (int at = 0; TryNext(words, ref at, out int found);)
        {
            if (found >= year - 1)
            {
                return false;
            }

            past = true;
        }

        return past;
    }

    /// <summary>The next number that can only be a year: four digits, alone, no thousands and no decimals.</summary>
    private static bool TryNext(ReadOnlySpan<char> text, ref int at, out int year)
    {
        for (; at + 4 <= text.Length; at++)
        {
            if (text[at] is not ('1' or '2') || (at > 0 && char.IsAsciiDigit(text[at - 1])) || !char.IsAsciiDigit(text[at + 3]))
            {
                continue;
            }

            int end = at + 4;
            bool goesOn = end < text.Length
                && (char.IsAsciiDigit(text[end]) || (text[end] is ',' or '.' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1])));
            if (!goesOn && int.TryParse(text.Slice(at, 4), out year) && year is >= First and <= Last)
            {
                at = end;
                return true;
            }
        }

        year = 0;
        return false;
    }
}
