namespace Alerts.Subscriptions;

/// <summary>A subscriber's clock: quiet hours in a time zone whose clocks are put forward and back.</summary>
public static class LocalHours
{
    /// <summary>
    /// When the quiet hours end in which <paramref name="now"/> falls, or null outside of them. A time that the
    /// clocks skip ends with the skipped hour; a time that comes twice counts the first time.
    /// </summary>
    public static DateTimeOffset? QuietUntil(QuietHours? quiet, TimeZoneInfo zone, DateTimeOffset now)
    {
        if (quiet is null || quiet.From == quiet.To)
        {
            return null;
        }

        DateTime local = TimeZoneInfo.ConvertTime(now, zone).DateTime;
        TimeOnly clock = TimeOnly.FromDateTime(local);
        if (!clock.IsBetween(quiet.From, quiet.To))
        {
            return null;
        }

        DateOnly day = DateOnly.FromDateTime(local);
        DateTimeOffset end = At(clock < quiet.To ? day : day.AddDays(1), quiet.To, zone);

        // The hour that comes twice in autumn: quiet until 02:30 and it is the second 02:10.
        return end > now ? end : null;
    }

    /// <summary>The moment at which the zone's clocks first show this time on this day, or the next that they show.</summary>
    public static DateTimeOffset At(DateOnly day, TimeOnly clock, TimeZoneInfo zone)
    {
        DateTime local = day.ToDateTime(clock);
        if (zone.IsInvalidTime(local))
        {
            // Clocks jump from before the gap to its end: the first moment after it.
            DateTime after = local;
            while (zone.IsInvalidTime(after))
            {
                after = after.AddMinutes(1);
            }

            local = new DateTime(after.Year, after.Month, after.Day, after.Hour, after.Minute, 0);
        }

        TimeSpan offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset);
    }
}
