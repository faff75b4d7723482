using System.Globalization;
using Alerts.Subscriptions;

namespace Alerts.Tests.Subscriptions;

public sealed class SubscriptionRequestTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 23, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_good_request_becomes_a_subscription()
    {
        Subscription made = Check(new SubscriptionRequest
        {
            Email = " Desk@Example.ORG ",
            Filter = " tag:approval ",
            TimeZone = "Europe/Amsterdam",
            QuietHours = "22:00-7:00",
            Language = "zh-Hans",
        });

        Assert.Equal(("Desk@example.org", "tag:approval", new QuietHours(new TimeOnly(22, 0), new TimeOnly(7, 0))), (made.Address, made.Filter, made.QuietHours));
        Assert.Equal((SubscriptionState.Active, Now), (made.State, made.Created));
    }

    [Fact]
    public void The_same_wish_twice_is_one_subscription() =>
        Assert.Equal(Check(new SubscriptionRequest { Email = "a@b.example" }).Id, Check(new SubscriptionRequest { Email = "a@B.example", Language = "de" }).Id);

    [Fact]
    public void Everything_wrong_is_told_at_once()
    {
        var refusal = Assert.Throws<SubscriptionRefusedException>(() => Check(new SubscriptionRequest
        {
            Email = "nobody",
            Filter = "tag:foo",
            Cadence = "sometimes",
            TimeZone = "Mars/Olympus",
            QuietHours = "8",
            Language = "klingon",
        }));

        Assert.Equal(
            ["email: expected an address such as desk@example.org, came 'nobody'", "filter: column 5: expected one of export-control, approval for 'tag', came 'foo'.",
             "cadence: expected one of instant, hourly, daily, weekly, came 'sometimes'",
             "time-zone: expected an IANA name such as Europe/Amsterdam or Asia/Tokyo, came 'Mars/Olympus'",
             "quiet-hours: expected two different local times such as 22:00-07:00, came '8'",
             "language: expected a BCP 47 tag such as en-GB, de or zh-Hans, came 'klingon'"],
            refusal.Errors.Select(e => e.ReplaceLineEndings("\n").Split('\n')[0]));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("a@b.example", "https://x.logic.azure.com/y")]
    public void One_destination_is_asked_for(string? email, string? teams) =>
        Assert.StartsWith(
            "expected either an email address or the URL of a Teams workflow",
            Assert.Throws<SubscriptionRefusedException>(() => Check(new SubscriptionRequest { Email = email, Teams = teams })).Errors[0],
            StringComparison.Ordinal);

    [Fact]
    public void A_teams_address_is_judged_by_the_rule_given()
    {
        var request = new SubscriptionRequest { Teams = "https://evil.example/" };

        var refusal = Assert.Throws<SubscriptionRefusedException>(() => request.Check(_ => "not a flow", SubscriptionState.Active, Now));

        Assert.Equal(["teams: not a flow"], refusal.Errors);
    }

    [Theory]
    [InlineData("hourly", null, null, Cadence.Hourly, "08:00", DayOfWeek.Monday)]
    [InlineData("daily", "7:30", null, Cadence.Daily, "07:30", DayOfWeek.Monday)]
    [InlineData("weekly", "18:05", "Friday", Cadence.Weekly, "18:05", DayOfWeek.Friday)]
    public void A_digest_has_its_time_and_day(string cadence, string? at, string? on, Cadence expected, string clock, DayOfWeek day)
    {
        Subscription made = Check(new SubscriptionRequest { Email = "a@b.example", Cadence = cadence, At = at, On = on });

        Assert.Equal((expected, TimeOnly.Parse(clock, CultureInfo.InvariantCulture), day), (made.Cadence, made.DigestAt, made.DigestOn));
    }

    [Theory]
    [InlineData("daily", "8 am", null, "at: expected a local time such as 08:00, came '8 am'")]
    [InlineData("hourly", "08:00", null, "at: only the cadences daily and weekly have a time, came '08:00' with 'hourly'")]
    [InlineData("weekly", null, "payday", "on: expected one of sunday, monday, tuesday, wednesday, thursday, friday, saturday, came 'payday'")]
    [InlineData("daily", null, "monday", "on: only the cadence weekly has a day, came 'monday' with 'daily'")]
    public void A_time_or_day_that_cannot_be_kept_is_refused(string cadence, string? at, string? on, string error) => Assert.Equal(
        [error],
        Assert.Throws<SubscriptionRefusedException>(() => Check(new SubscriptionRequest { Email = "a@b.example", Cadence = cadence, At = at, On = on })).Errors);

    private static Subscription Check(SubscriptionRequest request) => request.Check(_ => null, SubscriptionState.Active, Now);
}
