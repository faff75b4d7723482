using System.Globalization;

namespace Alerts.Fetch.Feeds;

/// <summary>
/// Reads the dates that feeds really carry: RFC 822 and 2822 with one-digit days, two-digit years, named zones and
/// misplaced parts; ISO 8601 in its many spellings; asctime; day-first and Asian formats; AM and PM. A time without
/// a zone is taken as UTC.
/// </summary>
public static class FeedDate
{
    /// <summary>Programs write "no date" as one of the year 1.</summary>
    private const int FirstYear = 1000;

    /// <summary>Null where the text is no date.</summary>
    public static DateTimeOffset? Parse(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.Length is < 4 or > 100)
        {
            return null;
        }

        var parts = new DateParts();
        if (!DateScanner.Scan(text, ref parts) || !parts.TryComplete(out int year, out int month, out int day))
        {
            return null;
        }

        // 24:00 is the end of the day, second 60 a leap second; both are counted on from the day's start.
        if (parts.Hour is < 0 or > 24 || parts.Minute is < 0 or > 59 || parts.Second is < 0 or > 60
            || year is < FirstYear or > 9998 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return null;
        }

        var local = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc);
        DateTime utc = local + new TimeSpan(0, parts.Hour, parts.Minute, parts.Second) - (parts.Offset ?? TimeSpan.Zero);
        return new DateTimeOffset(utc);
    }

    /// <summary>Seconds or milliseconds since 1970, as some JSON lists give them.</summary>
    public static DateTimeOffset? FromUnix(long value) => value switch
    {
        > 100_000_000_000 and < 10_000_000_000_000 => DateTimeOffset.FromUnixTimeMilliseconds(value),
        > 100_000_000 and <= 100_000_000_000 => DateTimeOffset.FromUnixTimeSeconds(value),
        _ => null,
    };

    /// <summary>ISO 8601 in UTC, to the second, for machines.</summary>
    public static string? ToIso(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
