using Alerts.Classification;
using Alerts.EndToEnd.Tests.Support;
using Alerts.Notify;
using Alerts.Storage;
using Alerts.Subscriptions;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Alerts.EndToEnd.Tests.Notify;

/// <summary>The stage on real storage; a new host instance for each run.</summary>
public sealed class NotifyStageTests : IAsyncLifetime
{
    // A winter night in Amsterdam: 22:30 local time.
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 23, 21, 30, 0, TimeSpan.Zero));
    private LocalStorage? _storage;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _storage = await LocalStorage.StartAsync(Cancellation);

    public ValueTask DisposeAsync() => _storage?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task Those_who_want_it_get_one_delivery_each_and_a_second_run_adds_none()
    {
        await SubscribeAsync("all", "");
        await SubscribeAsync("words", "\"domestic chips\"");
        await SubscribeAsync("other", "jurisdiction:US");
        await SubscribeAsync("asleep", "", quiet: new QuietHours(new TimeOnly(22, 0), new TimeOnly(7, 0)));
        await SubscribeAsync("unconfirmed", "", SubscriptionState.AwaitingConfirmation);
        EventMessage message = await EventAsync("e1", Novelty.New);

        await RunAsync(message);

        Assert.Equal(
            [("all", "every alert"), ("asleep", "every alert"), ("words", "\"domestic chips\"")],
            (await LedgerAsync()).Select(d => (d.SubscriptionId, d.Because)).Order());
        // One message for those who are told at once, one for who sleeps.
        Assert.Equal(2, await QueuedAsync());
        Assert.Equal(["all", "words"], (await VisibleAsync()).Order());

        // They are under way now: a message that comes twice plans nothing again.
        await MarkAsync(DeliveryState.Sent);
        await RunAsync(message);

        Assert.Equal(2, await QueuedAsync());
    }

    [Fact]
    public async Task Many_who_are_told_at_once_share_messages_that_fit_the_queue()
    {
        foreach (int reader in Enumerable.Range(0, 20))
        {
            await SubscribeAsync($"reader{reader:00}", string.Concat(Enumerable.Repeat("tag:approval ", 30 + reader)));
        }

        await RunAsync(await EventAsync("e7", Novelty.New));

        Assert.Equal(20, (await VisibleAsync()).Distinct().Count());
        Assert.InRange(await QueuedAsync(), 3, 20);
    }

    [Fact]
    public async Task A_run_that_died_between_row_and_message_is_made_good()
    {
        await SubscribeAsync("all", "");
        EventMessage message = await EventAsync("e2", Novelty.Change);
        await using (ServiceProvider services = Instance())
        {
            await services.GetRequiredService<DeliveryStore>().TryPlanAsync(
                new Delivery { Id = Delivery.IdOf("20260123-e2", "all"), EventId = "20260123-e2", SubscriptionId = "all", Planned = _time.GetUtcNow() }, Cancellation);
        }

        await RunAsync(message);

        Assert.Equal(["all"], await VisibleAsync());
    }

    [Fact]
    public async Task A_repeat_is_told_to_nobody()
    {
        await SubscribeAsync("all", "");

        await RunAsync(await EventAsync("e3", Novelty.Repeat));

        Assert.Empty(await LedgerAsync());
    }

    [Fact]
    public async Task A_subscription_made_or_ended_in_between_counts_for_the_next_event()
    {
        await using ServiceProvider services = Instance();
        var stage = services.GetRequiredService<NotifyStage>();
        await stage.RunAsync(await EventAsync("e4", Novelty.New), Cancellation);
        await SubscribeAsync("late", "");
        await stage.RunAsync(await EventAsync("e5", Novelty.New), Cancellation);
        await services.GetRequiredService<SubscriptionStore>().DeleteAsync("late", Cancellation);
        await stage.RunAsync(await EventAsync("e6", Novelty.New), Cancellation);

        Assert.Equal(["20260123-e5"], (await LedgerAsync()).Select(d => d.EventId));
    }

    [Fact]
    public async Task A_message_of_an_unknown_event_fails_and_says_why()
    {
        var error = await Assert.ThrowsAsync<MissingEventException>(() => RunAsync(new EventMessage("20260101-none")));

        Assert.StartsWith("Event 20260101-none is not in table events.", error.Message, StringComparison.Ordinal);
    }

    private ServiceProvider Instance()
    {
        IConfiguration settings = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["AzureWebJobsStorage"] = _storage!.ConnectionString }).Build();
        return new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(_time).AddStorage(settings).AddSubscriptions().AddNotify().BuildServiceProvider();
    }

    private async Task RunAsync(EventMessage message)
    {
        await using ServiceProvider services = Instance();
        await services.GetRequiredService<NotifyStage>().RunAsync(message, Cancellation);
    }

    private async Task SubscribeAsync(string id, string filter, SubscriptionState state = SubscriptionState.Active, QuietHours? quiet = null)
    {
        await using ServiceProvider services = Instance();
        await services.GetRequiredService<SubscriptionStore>().WriteAsync(
            new Subscription
            {
                Id = id, Channel = Channel.Email, Address = $"{id}@example.net", Filter = filter, State = state, QuietHours = quiet,
                TimeZone = "Europe/Amsterdam", Created = _time.GetUtcNow(),
            },
            Cancellation);
    }

    private async Task<EventMessage> EventAsync(string id, Novelty novelty)
    {
        await using ServiceProvider services = Instance();
        const string title = "Beijing lets platforms prepare orders";
        await services.GetRequiredService<ArticleStore>().WriteAsync(
            new Article
            {
                Id = id, Source = "wire", Url = "", Title = title, Text = ArticleText.Compose(title, "They are to order domestic chips as well."),
                Published = _time.GetUtcNow(), FirstSeen = _time.GetUtcNow(),
            },
            Cancellation);
        await services.GetRequiredService<EventStore>().WriteAsync(
            new NewsEvent
            {
                Id = $"20260123-{id}", ArticleId = id, Source = "wire", Url = "", Title = title, Published = _time.GetUtcNow(), Recorded = _time.GetUtcNow(),
                Novelty = novelty, Classification = new ArticleClassification { Tags = [new TagScore(Tag.Approval, 0.9)], Jurisdictions = ["CN"] },
            },
            Cancellation);
        return new EventMessage($"20260123-{id}");
    }

    private async Task<List<Delivery>> LedgerAsync()
    {
        await using ServiceProvider services = Instance();
        return await services.GetRequiredService<DeliveryStore>().AllAsync(Cancellation).ToListAsync(Cancellation);
    }

    private async Task MarkAsync(DeliveryState state)
    {
        await using ServiceProvider services = Instance();
        var ledger = services.GetRequiredService<DeliveryStore>();
        foreach (Delivery delivery in await LedgerAsync())
        {
            await ledger.WriteAsync(delivery with { State = state }, Cancellation);
        }
    }

    private async Task<int> QueuedAsync()
    {
        await using ServiceProvider services = Instance();
        QueueClient queue = await services.GetRequiredService<StorageClients>().QueueAsync(QueueNames.Deliveries);
        return (await queue.GetPropertiesAsync(Cancellation)).Value.ApproximateMessagesCount;
    }

    /// <summary>Subscriptions of the deliveries that a worker would get now.</summary>
    private async Task<List<string>> VisibleAsync()
    {
        await using ServiceProvider services = Instance();
        QueueClient queue = await services.GetRequiredService<StorageClients>().QueueAsync(QueueNames.Deliveries);
        List<Delivery> ledger = await LedgerAsync();
        QueueMessage[] messages = await queue.ReceiveMessagesAsync(32, TimeSpan.FromSeconds(1), Cancellation);
        return [.. messages.SelectMany(m => ledger.Where(d => m.Body.ToString().Contains(d.Id, StringComparison.Ordinal))).Select(d => d.SubscriptionId)];
    }
}
