using System.Globalization;
using Alerts.Subscriptions;

namespace Alerts.Tests.Subscriptions;

public sealed class LocalHoursTests
{
    private static readonly TimeZoneInfo Amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    [Theory]
    [InlineData("2026-01-23T21:30:00Z", "22:00", "07:00", "2026-01-24T06:00:00Z")] // 22:30 local, until the morning
    [InlineData("2026-01-24T05:59:00Z", "22:00", "07:00", "2026-01-24T06:00:00Z")] // 06:59 local
    [InlineData("2026-01-24T06:00:00Z", "22:00", "07:00", null)] // 07:00 local: over
    [InlineData("2026-01-24T12:00:00Z", "22:00", "07:00", null)]
    [InlineData("2026-01-24T12:00:00Z", "12:00", "14:00", "2026-01-24T13:00:00Z")]
    [InlineData("2026-03-28T23:30:00Z", "22:00", "02:30", "2026-03-29T01:00:00Z")] // 02:30 is skipped in spring: 03:00 summer time
    [InlineData("2026-10-24T23:30:00Z", "22:00", "02:30", "2026-10-25T00:30:00Z")] // 02:30 comes twice in autumn: the first
    [InlineData("2026-10-25T01:10:00Z", "22:00", "02:30", null)] // the second 02:10: it was over before
    [InlineData("2026-01-24T12:00:00Z", "12:00", "12:00", null)]
    public void Quiet_hours_end_by_the_subscriber_s_clock(string now, string from, string to, string? until)
    {
        var quiet = new QuietHours(TimeOnly.Parse(from, CultureInfo.InvariantCulture), TimeOnly.Parse(to, CultureInfo.InvariantCulture));

        DateTimeOffset? end = LocalHours.QuietUntil(quiet, Amsterdam, DateTimeOffset.Parse(now, CultureInfo.InvariantCulture));

        Assert.Equal(until is null ? null : DateTimeOffset.Parse(until, CultureInfo.InvariantCulture), end);
    }

    [Fact]
    public void Without_quiet_hours_it_is_never_quiet() => Assert.Null(LocalHours.QuietUntil(null, Amsterdam, DateTimeOffset.UnixEpoch));
}
