using System.Globalization;
using System.Text;

namespace Alerts.Feeds;

/// <summary>
/// Reads the dates that feeds really carry: RFC 822 and 2822 with one-digit days, two-digit years, named zones and
/// misplaced parts; ISO 8601 in its many spellings; asctime; dates as people of many countries write them, in Japanese eras
/// and Minguo years too; AM and PM; Unix time. A time without a zone is taken as UTC.
/// </summary>
public static class FeedDate
{
    /// <summary>Programs write "no date" as one of the year 1.</summary>
    private const int FirstYear = 1000;

    private const int Longest = 100;

    /// <summary>Null where the text is no date.</summary>
    public static DateTimeOffset? Parse(ReadOnlySpan<char> text) => Parse(text, DateOrder.Unknown, out _, out _);

    /// <param name="known">Which of day and month comes first in the dates beside this one.</param>
    /// <param name="order">Which came first here, where that was a question.</param>
    internal static DateTimeOffset? Parse(ReadOnlySpan<char> text, DateOrder known, out DateOrder order, out OrderSign sign)
    {
        (order, sign) = (DateOrder.Unknown, OrderSign.None);
        text = text.Trim();
        if (text.Contains('<'))
        {
            text = DateMarkup.Date(text);
        }

        if (text.Length is < 4 or > Longest)
        {
            return null;
        }

        if (!Ascii.IsValid(text))
        {
            text = DateFolding.Fold(text).AsSpan().Trim();
        }

        return UnixTime(text) ?? Written(text, known, out order, out sign);
    }

    private static DateTimeOffset? Written(ReadOnlySpan<char> text, DateOrder known, out DateOrder order, out OrderSign sign)
    {
        (order, sign) = (DateOrder.Unknown, OrderSign.None);
        var parts = new DateParts();
        if (!DateScanner.Scan(text, ref parts) || !parts.TryComplete(known, out (int Year, int Month, int Day) date, out DateOrder taken, out OrderSign told))
        {
            return null;
        }

        (int year, int month, int day) = date;

        // 24:00 is the end of the day, second 60 a leap second; both are counted on from the day's start.
        if (parts.Hour is < 0 or > 24 || parts.Minute is < 0 or > 59 || parts.Second is < 0 or > 60
            || year is < FirstYear or > 9998 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return null;
        }

        (order, sign) = (taken, told);
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

    // Nine digits are no date without separators, ten no one of our days, 13 neither; fractions of a second may follow.
    private static DateTimeOffset? UnixTime(ReadOnlySpan<char> text)
    {
        int digits = text.IndexOfAnyExceptInRange('0', '9');
        ReadOnlySpan<char> whole = digits < 0 ? text : text[..digits];
        return whole.Length is 9 or 10 or 13 && (digits < 0 || (text[digits] == '.' && !text[(digits + 1)..].ContainsAnyExceptInRange('0', '9')))
            ? FromUnix(long.Parse(whole, NumberStyles.None, CultureInfo.InvariantCulture))
            : null;
    }

    /// <summary>ISO 8601 in UTC, to the second, for machines.</summary>
    public static string? ToIso(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
