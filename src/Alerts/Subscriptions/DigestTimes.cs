namespace Alerts.Subscriptions;

/// <summary>
/// When a subscription's digests are due: on the full hour of its own clock, or at its local time each day or on one day of the
/// week. A local time that the clocks skip is due when they have; one that comes twice is due the first time.
/// </summary>
public static class DigestTimes
{
    /// <summary>A week, and a day on either side for the border between two dates.</summary>
    private const int DaysToLook = 9;

    /// <summary>The first one after <paramref name="now"/>; null for a subscription that is told at once.</summary>
    public static DateTimeOffset? Next(Subscription subscription, DateTimeOffset now) => subscription.Cadence switch
    {
        Cadence.Instant => null,
        Cadence.Hourly => FullHour(subscription, now).AddHours(1),
        _ => Days(subscription, now, forward: true).First(due => due > now),
    };

    /// <summary>The last one until <paramref name="now"/>. Told at once since, what still waits goes out as if hourly.</summary>
    public static DateTimeOffset Last(Subscription subscription, DateTimeOffset now) => subscription.Cadence switch
    {
        Cadence.Instant or Cadence.Hourly => FullHour(subscription, now),
        _ => Days(subscription, now, forward: false).First(due => due <= now),
    };

    // By the local clock: in India that is half past by UTC.
    private static DateTimeOffset FullHour(Subscription subscription, DateTimeOffset now)
    {
        DateTimeOffset local = TimeZoneInfo.ConvertTime(now, Zone(subscription));
        return new DateTimeOffset(local.Ticks - (local.Ticks % TimeSpan.TicksPerHour), local.Offset);
    }

    private static IEnumerable<DateTimeOffset> Days(Subscription subscription, DateTimeOffset now, bool forward)
    {
        TimeZoneInfo zone = Zone(subscription);
        DateOnly today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        return Enumerable.Range(0, DaysToLook).Select(day => today.AddDays(forward ? day : -day))
            .Where(day => subscription.Cadence == Cadence.Daily || day.DayOfWeek == subscription.DigestOn)
            .Select(day => LocalHours.At(day, subscription.DigestAt, zone));
    }

    private static TimeZoneInfo Zone(Subscription subscription) => TimeZoneInfo.FindSystemTimeZoneById(subscription.TimeZone);
}
