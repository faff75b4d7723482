using Alerts.Tests.Deliver;
using Alerts.Tests.Deliver.Channels;
using Microsoft.Extensions.Time.Testing;

namespace Alerts.EndToEnd.Tests.Deliver;

/// <summary>A mail server that refuses a recipient and does not say why.</summary>
public sealed class RefusalTests(DeliveryFixture fixture) : IClassFixture<DeliveryFixture>
{
    private readonly FakeTimeProvider _time = new(SomeAlert.Now);

    [Fact]
    public async Task A_server_that_refuses_everybody_disables_nobody()
    {
        await using var server = new ScriptedSmtpServer(("RCPT", "550 relaying denied"));
        await using DeliveryFixture.Pipeline pipeline = fixture.Instance(_time, ("Smtp:Port", $"{server.Port}"), ("Deliver:RetryFor", "30.00:00:00"));
        string[] readers = ["all1", "all2", "all3"];
        foreach (int _ in Enumerable.Range(0, 5))
        {
            foreach (string reader in readers)
            {
                await pipeline.RunAsync(await pipeline.PlanAsync(reader, before => before with { RefusedOn = [] }));
            }

            _time.Advance(TimeSpan.FromDays(1));
        }

        foreach (string reader in readers)
        {
            Subscription subscription = await pipeline.SubscriptionAsync(reader);
            Assert.Equal((SubscriptionState.Active, 0), (subscription.State, subscription.RefusedOn.Count));
        }

        Delivery row = await pipeline.RowAsync(Delivery.IdOf(SomeAlert.EventId, "all1"));
        Assert.Equal(DeliveryState.Pending, row.State);
        Assert.Equal(
            "The mail server answered 550 relaying denied; it has lately taken no mail for anybody else either: check the Smtp settings and the relay's own.", row.Error);
    }

    [Fact]
    public async Task An_address_that_alone_is_refused_is_given_up_on_the_third_day()
    {
        await using var server = new ScriptedSmtpServer(("RCPT TO:<gone@example.net>", "550 no"));
        await using DeliveryFixture.Pipeline pipeline = fixture.Instance(_time, ("Smtp:Port", $"{server.Port}"), ("Deliver:RetryFor", "30.00:00:00"));
        foreach (int day in Enumerable.Range(1, 3))
        {
            await DayAsync(day);
            Assert.Equal(day < 3 ? SubscriptionState.Active : SubscriptionState.Disabled, (await pipeline.SubscriptionAsync("gone")).State);
            _time.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal(
            "The mail server answered 550 no; it did so on 3 days on which it took mail for others.", (await pipeline.SubscriptionAsync("gone")).DisabledBecause);
        Assert.Equal(DeliveryState.Rejected, (await pipeline.RowAsync(Delivery.IdOf("20260123-day3", "gone"))).State);

        async Task DayAsync(int day)
        {
            NewsEvent news = SomeAlert.Event with { Id = $"20260123-day{day}" };
            Subscription? kept = day == 1 ? null : await pipeline.SubscriptionAsync("gone");
            await pipeline.RunAsync(await pipeline.PlanAsync("here", newsEvent: news));

            // Twice on the same day counts once.
            string refused = await pipeline.PlanAsync("gone", fresh => kept ?? fresh, news);
            await pipeline.RunAsync(refused);
            await pipeline.WriteRowAsync(await pipeline.RowAsync(refused) with { NotBefore = null });
            await pipeline.RunAsync(refused);
            Assert.Equal(day < 3 ? day : 3, (await pipeline.SubscriptionAsync("gone")).RefusedOn.Count);
        }
    }

    [Fact]
    public async Task A_mail_that_is_taken_wipes_out_the_refusals_of_before()
    {
        await using var server = new ScriptedSmtpServer();
        await using DeliveryFixture.Pipeline pipeline = fixture.Instance(_time, ("Smtp:Port", $"{server.Port}"));

        await pipeline.RunAsync(await pipeline.PlanAsync("back", before => before with { RefusedOn = [new DateOnly(2026, 1, 20), new DateOnly(2026, 1, 21)] }));

        Assert.Empty((await pipeline.SubscriptionAsync("back")).RefusedOn);
    }
}
