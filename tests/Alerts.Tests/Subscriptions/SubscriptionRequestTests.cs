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
    [InlineData("daily")]
    [InlineData("hourly")]
    [InlineData("weekly")]
    public void Digests_are_refused_rather_than_promised(string cadence) =>
        Assert.Contains("are not sent yet", Assert.Throws<SubscriptionRefusedException>(
            () => Check(new SubscriptionRequest { Email = "a@b.example", Cadence = cadence })).Errors[0], StringComparison.Ordinal);

    private static Subscription Check(SubscriptionRequest request) => request.Check(_ => null, SubscriptionState.Active, Now);
}
