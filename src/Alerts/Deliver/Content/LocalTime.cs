using System.Globalization;

namespace Alerts.Deliver.Content;

/// <summary>Times as one subscriber reads them: in the zone and language of the subscription, with the zone shown.</summary>
internal sealed class LocalTime
{
    private readonly TimeZoneInfo _zone;
    private readonly string _zoneName;
    private readonly CultureInfo _culture;
    private readonly DateTimeOffset _now;

    /// <param name="subscription">An unknown zone counts as UTC and an unknown language as English; both are refused when they are entered.</param>
    /// <param name="now">The time of sending, which decides what "today" is.</param>
    public LocalTime(Subscription subscription, DateTimeOffset now)
    {
        bool known = TimeZoneInfo.TryFindSystemTimeZoneById(subscription.TimeZone, out TimeZoneInfo? zone);
        _zone = known ? zone! : TimeZoneInfo.Utc;
        _zoneName = known && subscription.TimeZone is not ("Etc/UTC" or "UTC") ? subscription.TimeZone : "UTC";
        _culture = Culture(subscription.Language);
        _now = TimeZoneInfo.ConvertTime(now, _zone);
    }

    /// <summary>"Friday, 23 January 2026 14:05 (Europe/Amsterdam, UTC+01:00)".</summary>
    public string Full(DateTimeOffset time)
    {
        DateTimeOffset local = TimeZoneInfo.ConvertTime(time, _zone);
        string offset = _zoneName == "UTC" ? "UTC" : $"{_zoneName}, UTC{(local.Offset < TimeSpan.Zero ? '-' : '+')}{local.Offset:hh\\:mm}";

        // U+202F before AM and PM is a hair wide in many fonts.
        return $"{local.ToString("f", _culture).Replace('\u202F', '\u00A0')} ({offset})";
    }

    /// <summary>"today", "23 January", or "2025-11-03" in another year.</summary>
    public string Day(DateTimeOffset time)
    {
        DateTimeOffset local = TimeZoneInfo.ConvertTime(time, _zone);
        return local.Date == _now.Date ? "today"
            : local.Year == _now.Year ? local.ToString("M", _culture)
            : local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    /// <summary>A date without a zone, as a rule states it: "Friday, 23 January 2026".</summary>
    public string Date(DateOnly date) => date.ToString("D", _culture);

    private static CultureInfo Culture(string language)
    {
        try
        {
            return CultureInfo.GetCultureInfo(language, predefinedOnly: true);
        }
        catch (CultureNotFoundException)
        {
            return CultureInfo.GetCultureInfo("en");
        }
    }
}
