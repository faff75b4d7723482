using Alerts.Deliver;
using Alerts.EndToEnd.Tests.Support;
using Alerts.Tests.Deliver;
using Alerts.Tests.Deliver.Channels;
using Microsoft.Extensions.Time.Testing;
using MimeKit;

namespace Alerts.EndToEnd.Tests.Deliver;

/// <summary>The stage on real storage, against a real mail server and a web server in place of Teams.</summary>
public sealed class DeliverStageTests(DeliveryFixture fixture) : IClassFixture<DeliveryFixture>, IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(SomeAlert.Now);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await fixture.Mail.ClearAsync(Cancellation);
        await using DeliveryFixture.Pipeline pipeline = fixture.Instance(_time);
        await pipeline.ClearQueueAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_planned_delivery_arrives_once_however_often_the_message_comes()
    {
        await using DeliveryFixture.Pipeline pipeline = fixture.Instance(_time);
        string id = await pipeline.PlanAsync("once");

        await pipeline.RunAsync(id);
        await pipeline.RunAsync(id);

        MimeMessage mail = Assert.Single(await MailAsync(1));
        Assert.Equal($"{id}@example.org", mail.MessageId);
        Assert.Equal("once@example.net", Assert.Single(mail.To.Mailboxes).Address);
        Assert.Contains("Condition: Encouraged, not required, no number set.", mail.TextBody, StringComparison.Ordinal);
        Assert.Equal("List-Unsubscribe=One-Click", mail.Headers[HeaderId.ListUnsubscribePost]);
        Delivery row = await pipeline.RowAsync(id);
        Assert.Equal((DeliveryState.Sent, 1, _time.GetUtcNow()), (row.State, row.Attempts, row.SentAt));
        Assert.Equal(0, await pipeline.QueuedAsync());
    }

    [Fact]
    public async Task A_mail_without_a_relay_fails_where_a_person_sees_it_and_goes_once_there_is_one()
    {
        await using DeliveryFixture.Pipeline without = fixture.Instance(_time, ("Smtp:Host", ""));
        string id = await without.PlanAsync("relayless");

        await Assert.ThrowsAsync<DeliveryFailedException>(() => without.RunAsync(id));

        Delivery row = await without.RowAsync(id);
        Assert.Equal((DeliveryState.Failed, (DateTimeOffset?)null), (row.State, row.SentAt));
        Assert.StartsWith("No mail relay is configured, so the mail was not sent. Set Smtp:Host", row.Error, StringComparison.Ordinal);
        await using DeliveryFixture.Pipeline with = fixture.Instance(_time);
        await with.RunAsync(id);
        Assert.Equal($"{id}@example.org", Assert.Single(await MailAsync(1)).MessageId);
    }

    [Fact]
    public async Task A_worker_that_died_after_sending_leads_to_one_repeat_with_the_same_message_id()
    {
        await using DeliveryFixture.Pipeline pipeline = fixture.Instance(_time);
        string id = await pipeline.PlanAsync("crash");
        await pipeline.RunAsync(id);
        Delivery sent = await pipeline.RowAsync(id);
        await pipeline.WriteRowAsync(sent with { State = DeliveryState.Claimed, SentAt = null, ClaimedUntil = _time.GetUtcNow().AddMinutes(2) });

        // While the claim holds the message goes back into the queue; when it has run out the delivery is taken over.
        await pipeline.RunAsync(id);
        Assert.Equal(1, await pipeline.QueuedAsync());
        Assert.Single(await MailAsync(1));
        _time.Advance(TimeSpan.FromMinutes(3));
        await pipeline.RunAsync(id);
        await pipeline.RunAsync(id);

        IReadOnlyList<MimeMessage> mails = await MailAsync(2);
        Assert.Equal(2, mails.Count);
        Assert.Equal(mails[0].MessageId, mails[1].MessageId);
        Assert.Equal((DeliveryState.Sent, 2), ((await pipeline.RowAsync(id)).State, (await pipeline.RowAsync(id)).Attempts));
    }

    [Fact]
    public async Task Twenty_workers_with_the_same_message_send_one_mail()
    {
        await using DeliveryFixture.Pipeline one = fixture.Instance(_time);
        await using DeliveryFixture.Pipeline other = fixture.Instance(_time);
        string id = await one.PlanAsync("race");

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? one : other).RunAsync(id)));

        Assert.Single(await MailAsync(1));
        Assert.Equal(DeliveryState.Sent, (await one.RowAsync(id)).State);
    }

    [Fact]
    public async Task Over_quota_means_later_and_nothing_is_lost_over_two_instances()
    {
        (string, string)[] quota = [("Smtp:PerMinute", "5"), ("Smtp:PerHour", "10")];
        await using DeliveryFixture.Pipeline one = fixture.Instance(_time, quota);
        await using DeliveryFixture.Pipeline other = fixture.Instance(_time, quota);
        List<string> ids = [];
        for (int reader = 0; reader < 12; reader++)
        {
            ids.Add(await one.PlanAsync($"quota{reader}"));
        }

        await RoundAsync(ids, one, other);
        Assert.Equal(5, (await MailAsync(5)).Count);
        Assert.Equal(7, await one.QueuedAsync());

        _time.Advance(TimeSpan.FromMinutes(1));
        await RoundAsync(ids, one, other);
        Assert.Equal(10, (await MailAsync(10)).Count);

        _time.Advance(TimeSpan.FromMinutes(58));
        await RoundAsync(ids, one, other);
        Assert.Equal(10, (await MailAsync(10)).Count);

        _time.Advance(TimeSpan.FromMinutes(1));
        await RoundAsync(ids, one, other);
        Assert.Equal(12, (await MailAsync(12)).Select(mail => mail.MessageId).Distinct().Count());
        Assert.All(await Task.WhenAll(ids.Select(one.RowAsync)), row => Assert.Equal(DeliveryState.Sent, row.State));
    }

    [Fact]
    public async Task A_mail_server_that_is_down_means_later_until_it_is_given_up()
    {
        await using DeliveryFixture.Pipeline pipeline = fixture.Instance(_time, ("Smtp:Port", "9"), ("Deliver:RetryFor", "01:00:00"));
        string id = await pipeline.PlanAsync("down");

        await pipeline.RunAsync(id);

        Delivery row = await pipeline.RowAsync(id);
        Assert.Equal((DeliveryState.Pending, _time.GetUtcNow().AddSeconds(30)), (row.State, row.NotBefore));
        Assert.StartsWith("The mail server 127.0.0.1:9 cannot be reached: ", row.Error, StringComparison.Ordinal);
        Assert.Equal(1, await pipeline.QueuedAsync());

        _time.Advance(TimeSpan.FromHours(2));
        DeliveryFailedException failure = await Assert.ThrowsAsync<DeliveryFailedException>(() => pipeline.RunAsync(id));
        Assert.EndsWith("Given up after 01:00:00 (Deliver:RetryFor).", failure.Message, StringComparison.Ordinal);
        Assert.Equal(DeliveryState.Failed, (await pipeline.RowAsync(id)).State);
    }

    [Fact]
    public async Task A_deleted_flow_disables_the_subscription_with_the_reason()
    {
        await using FarSide flow = await FarSide.StartAsync(context =>
        {
            context.Response.StatusCode = 404;
            return Task.CompletedTask;
        });
        await using DeliveryFixture.Pipeline pipeline = fixture.Instance(_time, ("Teams:TestHosts:0", flow.Address.Authority), ("Outbound:AllowedHosts:0", flow.Address.Authority));
        string id = await pipeline.PlanAsync("gone", s => s with { Channel = Channel.Teams, Address = flow.Address.AbsoluteUri });
        string next = await pipeline.PlanAsync("gone", s => s with { Channel = Channel.Teams, Address = flow.Address.AbsoluteUri }, SomeAlert.Event with { Id = "20260123-next" });

        await pipeline.RunAsync(id);
        Assert.Equal(DeliveryState.Rejected, (await pipeline.RowAsync(id)).State);
        Subscription subscription = await pipeline.SubscriptionAsync("gone");
        Assert.Equal(SubscriptionState.Disabled, subscription.State);
        Assert.Equal("The flow at 127.0.0.1 answered 404: it was deleted. Make a new one in Teams and subscribe with its address.", subscription.DisabledBecause);

        await pipeline.RunAsync(next);
        Delivery cancelled = await pipeline.RowAsync(next);
        Assert.Equal((DeliveryState.Cancelled, $"The subscription is Disabled: {subscription.DisabledBecause}"), (cancelled.State, cancelled.Error));
        Assert.Single(flow.Bodies);
    }

    [Fact]
    public async Task A_busy_flow_gets_the_time_that_it_asks_for()
    {
        int calls = 0;
        await using FarSide flow = await FarSide.StartAsync(context =>
        {
            context.Response.StatusCode = ++calls == 1 ? 429 : 202;
            context.Response.Headers.RetryAfter = "90";
            return Task.CompletedTask;
        });
        await using DeliveryFixture.Pipeline pipeline = fixture.Instance(_time, ("Teams:TestHosts:0", flow.Address.Authority), ("Outbound:AllowedHosts:0", flow.Address.Authority));
        string id = await pipeline.PlanAsync("busy", s => s with { Channel = Channel.Teams, Address = flow.Address.AbsoluteUri });

        await pipeline.RunAsync(id);
        _time.Advance(TimeSpan.FromSeconds(89));
        await pipeline.RunAsync(id);
        Assert.Equal(1, calls);
        _time.Advance(TimeSpan.FromSeconds(1));
        await pipeline.RunAsync(id);

        Assert.Equal(2, calls);
        Assert.Equal(DeliveryState.Accepted, (await pipeline.RowAsync(id)).State);
    }

    [Fact]
    public async Task A_message_without_its_row_says_so() => Assert.Equal(
        "Delivery 00nothing failed: it is not in table deliveries; it was deleted, or the message belongs to another storage account",
        (await Assert.ThrowsAsync<DeliveryFailedException>(async () =>
        {
            await using DeliveryFixture.Pipeline pipeline = fixture.Instance(_time);
            await pipeline.RunAsync("00nothing");
        })).Message);

    private static async Task RoundAsync(List<string> ids, params DeliveryFixture.Pipeline[] instances)
    {
        for (int message = 0; message < ids.Count; message++)
        {
            await instances[message % instances.Length].RunAsync(ids[message]);
        }
    }

    private Task<IReadOnlyList<MimeMessage>> MailAsync(int count) => fixture.Mail.WaitForAsync(count, Eventually.Patience, Cancellation);
}
