using System.Globalization;
using Alerts.Subscriptions;

namespace Alerts.Tests.Subscriptions;

public sealed class DigestTimesTests
{
    [Theory]
    // The full hour of the reader's clock, which in some places is another than that of UTC.
    [InlineData("hourly", "Etc/UTC", "2026-01-23T12:00:00Z", "2026-01-23T13:00:00Z")]
    [InlineData("hourly", "Asia/Kolkata", "2026-01-23T12:29:59Z", "2026-01-23T12:30:00Z")]
    [InlineData("hourly", "Asia/Kathmandu", "2026-01-23T12:00:00Z", "2026-01-23T12:15:00Z")]
    [InlineData("daily 08:00", "Europe/Berlin", "2026-01-23T06:59:59Z", "2026-01-23T07:00:00Z")]
    [InlineData("daily 08:00", "Europe/Berlin", "2026-01-23T07:00:00Z", "2026-01-24T07:00:00Z")] // the one that is due now was the last
    [InlineData("daily 08:00", "Europe/Berlin", "2026-03-28T07:00:00Z", "2026-03-29T06:00:00Z")] // summer time begins in between
    [InlineData("daily 08:00", "Europe/Berlin", "2026-10-24T06:00:00Z", "2026-10-25T07:00:00Z")]
    [InlineData("daily 02:30", "Europe/Berlin", "2026-03-28T12:00:00Z", "2026-03-29T01:00:00Z")] // skipped: 03:00 summer time
    [InlineData("daily 02:30", "Europe/Berlin", "2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z")]
    [InlineData("daily 02:30", "Europe/Berlin", "2026-10-24T12:00:00Z", "2026-10-25T00:30:00Z")] // twice: the first
    [InlineData("daily 02:30", "Europe/Berlin", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z")] // and not the second
    [InlineData("daily 00:30", "Africa/Cairo", "2026-04-23T12:00:00Z", "2026-04-23T22:00:00Z")] // midnight is skipped: 01:00
    [InlineData("daily 02:15", "Australia/Lord_Howe", "2026-10-03T12:00:00Z", "2026-10-03T15:30:00Z")] // half an hour is skipped
    [InlineData("daily 08:00", "Pacific/Kiritimati", "2026-01-23T17:00:00Z", "2026-01-23T18:00:00Z")] // 08:00 on the 24th there
    [InlineData("daily 08:00", "Pacific/Pago_Pago", "2026-01-23T18:00:00Z", "2026-01-23T19:00:00Z")]
    [InlineData("daily 08:00", "Pacific/Chatham", "2026-01-23T18:00:00Z", "2026-01-23T18:15:00Z")] // UTC+13:45
    [InlineData("weekly monday 08:00", "Europe/Berlin", "2026-01-23T12:00:00Z", "2026-01-26T07:00:00Z")]
    [InlineData("weekly monday 08:00", "Europe/Berlin", "2026-01-26T07:00:00Z", "2026-02-02T07:00:00Z")]
    [InlineData("weekly monday 08:00", "Pacific/Kiritimati", "2026-01-25T17:59:00Z", "2026-01-25T18:00:00Z")] // Sunday by UTC
    [InlineData("weekly sunday 02:30", "Europe/Berlin", "2026-03-23T12:00:00Z", "2026-03-29T01:00:00Z")]
    [InlineData("weekly sunday 02:30", "Europe/Berlin", "2026-10-25T00:45:00Z", "2026-11-01T01:30:00Z")]
    public void The_next_digest_is_due_by_the_reader_s_clock(string cadence, string zone, string now, string due) =>
        Assert.Equal(Time(due), DigestTimes.Next(Subscription(cadence, zone), Time(now)));

    [Theory]
    [InlineData("hourly", "Asia/Kolkata", "2026-01-23T12:29:59Z", "2026-01-23T11:30:00Z")]
    [InlineData("instant", "Etc/UTC", "2026-01-23T12:29:59Z", "2026-01-23T12:00:00Z")]
    [InlineData("daily 08:00", "Europe/Berlin", "2026-01-23T07:00:00Z", "2026-01-23T07:00:00Z")]
    [InlineData("daily 08:00", "Europe/Berlin", "2026-01-23T06:59:00Z", "2026-01-22T07:00:00Z")]
    [InlineData("daily 02:30", "Europe/Berlin", "2026-10-25T01:45:00Z", "2026-10-25T00:30:00Z")]
    [InlineData("weekly monday 08:00", "Europe/Berlin", "2026-02-02T06:59:00Z", "2026-01-26T07:00:00Z")]
    public void The_last_digest_was_due_by_the_reader_s_clock(string cadence, string zone, string now, string due) =>
        Assert.Equal(Time(due), DigestTimes.Last(Subscription(cadence, zone), Time(now)));

    [Fact]
    public void Who_is_told_at_once_has_no_next_digest() => Assert.Null(DigestTimes.Next(Subscription("instant", "Etc/UTC"), Time("2026-01-23T12:00:00Z")));

    // The clocks of these change at midnight, at one or at three, by half an hour, an hour or two, twice around Ramadan, or never.
    public static TheoryData<string, string> YearsOfDays => [.. from zone in new[]
        {
            "Europe/Berlin", "America/New_York", "America/Santiago", "America/Havana", "Asia/Beirut", "Africa/Cairo", "Africa/Casablanca",
            "Asia/Kolkata", "Australia/Lord_Howe", "Antarctica/Troll", "Pacific/Chatham", "Pacific/Kiritimati", "Pacific/Pago_Pago",
        }
        from at in new[] { "00:00", "02:30", "23:45" } select (zone, at)];

    [Theory]
    [MemberData(nameof(YearsOfDays))]
    public void Each_day_of_a_year_has_one_digest(string zone, string at)
    {
        Subscription daily = Subscription($"daily {at}", zone);
        DateTimeOffset first = DigestTimes.Next(daily, Time("2025-12-31T12:00:00Z"))!.Value, due = first;
        for (int day = 1; day < 365; day++)
        {
            DateTimeOffset next = DigestTimes.Next(daily, due)!.Value;
            Assert.InRange(next - due, TimeSpan.FromHours(22), TimeSpan.FromHours(26));
            Assert.Equal(next, DigestTimes.Last(daily, next.AddSeconds(59)));
            due = next;
        }

        Assert.Equal(first.AddDays(364), due);
    }

    private static Subscription Subscription(string cadence, string zone)
    {
        string[] parts = cadence.Split(' ');
        return new Subscription
        {
            Id = "s", Channel = Channel.Email, Address = "a@b.example", Created = default, TimeZone = zone,
            Cadence = Enum.Parse<Cadence>(parts[0], ignoreCase: true),
            DigestAt = TimeOnly.Parse(parts.Length == 1 ? "08:00" : parts[^1], CultureInfo.InvariantCulture),
            DigestOn = parts.Length == 3 ? Enum.Parse<DayOfWeek>(parts[1], ignoreCase: true) : DayOfWeek.Monday,
        };
    }

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
