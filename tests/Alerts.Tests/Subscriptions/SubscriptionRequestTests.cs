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
            ["email: expected an address such as desk@example.org, got 'nobody'", "filter: column 5: expected one of export-control, approval for 'tag', got 'foo'.",
             "cadence: expected one of instant, hourly, daily, weekly, got 'sometimes'",
             "time-zone: expected an IANA name such as Europe/Amsterdam or Asia/Tokyo, got 'Mars/Olympus'",
             "quiet-hours: expected two different local times such as 22:00-07:00, or none, got '8'",
             "language: expected a BCP 47 tag such as en-GB, de or zh-Hans, got 'klingon'"],
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
    [InlineData("daily", "8 am", null, "at: expected a local time such as 08:00, got '8 am'")]
    [InlineData("hourly", "08:00", null, "at: only the cadences daily and weekly have a time, got '08:00' with 'hourly'")]
    [InlineData("weekly", null, "payday", "on: expected one of sunday, monday, tuesday, wednesday, thursday, friday, saturday, got 'payday'")]
    [InlineData("daily", null, "monday", "on: only the cadence weekly has a day, got 'monday' with 'daily'")]
    public void A_time_or_day_that_cannot_be_kept_is_refused(string cadence, string? at, string? on, string error) => Assert.Equal(
        [error],
        Assert.Throws<SubscriptionRefusedException>(() => Check(new SubscriptionRequest { Email = "a@b.example", Cadence = cadence, At = at, On = on })).Errors);

    public static TheoryData<string, string> RefusedAddresses => new()
    {
        { $"{new string('x', 65)}@example.org", "email: expected at most 64 characters before the @, got 65" },
        { $"{new string('ü', 33)}@example.org", "email: expected at most 64 characters before the @, got 66" },
        { $"x@{string.Join('.', Enumerable.Repeat(new string('y', 60), 5))}.org", "email: expected an address of at most 254 characters, got 310" },
        { "desk@[192.0.2.1]", "email: expected the name of a domain after the @, got '[192.0.2.1]'" },
        { "desk@192.0.2.1", "email: expected the name of a domain after the @, got '192.0.2.1'" },
        { "=?utf-8?q?desk?=@example.org", "email: expected an address without an encoded word (=?…?=), got '=?utf-8?q?desk?=@example.org'" },
        { "de\u202Esk@example.org", "email: expected an address of visible characters, got one with spaces, control or direction characters" },
    };

    [Theory]
    [MemberData(nameof(RefusedAddresses))]
    public void An_address_that_no_mail_reaches_or_that_hides_something_is_refused(string email, string error) => Assert.StartsWith(
        error,
        Assert.Single(Assert.Throws<SubscriptionRefusedException>(() => Check(new SubscriptionRequest { Email = email })).Errors), StringComparison.Ordinal);

    [Theory]
    [InlineData("x@example.org")]
    [InlineData("first.last+tag@sub.example.co.uk")]
    [InlineData("担当@例え.テスト")]
    public void An_address_of_any_script_is_taken(string email) => Assert.Equal(email, Check(new SubscriptionRequest { Email = email }).Address);

    [Fact]
    public void What_is_not_named_stays_as_it_was()
    {
        Subscription before = Check(new SubscriptionRequest
        {
            Email = "a@b.example", Cadence = "weekly", On = "friday", At = "07:30", TimeZone = "Asia/Tokyo", QuietHours = "22:00-07:00", Language = "de",
        }) with { State = SubscriptionState.Disabled, DisabledBecause = "Its owner unsubscribed.", RefusedOn = [new DateOnly(2026, 1, 1)] };
        var request = new SubscriptionRequest { Email = "a@b.example" };

        Assert.Equal(before.Id, request.Id(_ => null));
        Assert.Equal(before with { State = SubscriptionState.Active, DisabledBecause = null, RefusedOn = [] }, Over(request));
        Assert.Equal((DayOfWeek.Friday, new TimeOnly(9, 0)), (Over(request with { At = "9:00" }).DigestOn, Over(request with { At = "9:00" }).DigestAt));
        Assert.Null(Over(request with { QuietHours = "none" }).QuietHours);
        Assert.Equal("Asia/Tokyo", Over(request with { Cadence = "instant" }).TimeZone);

        Subscription Over(SubscriptionRequest changed) => changed.Check(_ => null, SubscriptionState.Active, Now.AddDays(1), before);
    }

    private static Subscription Check(SubscriptionRequest request) => request.Check(_ => null, SubscriptionState.Active, Now);
}
