using Alerts.EndToEnd.Tests.Support;
using Alerts.Schedule;
using Alerts.Sources;
using Alerts.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Alerts.EndToEnd.Tests.Schedule;

public sealed class ScheduleStageTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_source_is_queued_when_it_is_due_and_not_again_while_its_poll_is_pending()
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        await using LocalStorage storage = await LocalStorage.StartAsync(cancellation);
        var states = new SourceStateStore(storage.Clients);
        var stage = new ScheduleStage(
            new SourceCatalogue(
            [
                new Source { Name = "new", Kind = SourceKind.File, Location = "a" },
                new Source { Name = "later", Kind = SourceKind.File, Location = "b" },
                new Source { Name = "off", Kind = SourceKind.File, Location = "c", Enabled = false },
            ]),
            states, new MessageQueues(storage.Clients), _time, NullLogger<ScheduleStage>.Instance);
        await states.WriteAsync(new SourceState { Source = "later", ETag = "\"kept\"", NextPoll = _time.GetUtcNow().AddMinutes(30) }, new SourceState { Source = "later" }, cancellation);

        await stage.RunAsync(cancellation);
        Assert.Equal(["new"], await QueuedAsync(storage, cancellation));

        _time.Advance(TimeSpan.FromMinutes(14));
        await stage.RunAsync(cancellation);
        Assert.Empty(await QueuedAsync(storage, cancellation));

        // The poll of "new" never ended: it is taken for lost. "later" has come of age.
        _time.Advance(TimeSpan.FromMinutes(20));
        await stage.RunAsync(cancellation);
        Assert.Equal(["later", "new"], (await QueuedAsync(storage, cancellation)).Order(StringComparer.Ordinal));
        Assert.Equal("\"kept\"", (await states.ReadAsync("later", cancellation)).ETag);
    }

    [Fact]
    public async Task More_sources_than_one_transaction_holds_are_each_queued_once_ten_in_a_message()
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        await using LocalStorage storage = await LocalStorage.StartAsync(cancellation);
        string[] names = [.. Enumerable.Range(0, 230).Select(number => $"source-{number:d3}")];
        var stage = new ScheduleStage(
            new SourceCatalogue(names.Select(name => new Source { Name = name, Kind = SourceKind.File, Location = name })),
            new SourceStateStore(storage.Clients), new MessageQueues(storage.Clients), _time, NullLogger<ScheduleStage>.Instance);

        await stage.RunAsync(cancellation);
        await stage.RunAsync(cancellation);

        var queued = new List<string>();
        while (await QueuedAsync(storage, cancellation) is { Length: > 0 } some)
        {
            queued.AddRange(some);
        }

        Assert.Equal(names, queued.SelectMany(message => message.Split(' ')).Order(StringComparer.Ordinal));
        Assert.Equal(23, queued.Count);
    }

    [Fact]
    public async Task Wherever_a_run_dies_the_next_one_a_minute_later_queues_what_it_owed()
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        await using LocalStorage storage = await LocalStorage.StartAsync(cancellation);
        await using CutStorage cut = await CutStorage.StartAsync(storage.ConnectionString, cancellation);
        cut.CutAfter = int.MaxValue;
        var clients = new StorageClients(Options.Create(new StorageOptions { ConnectionString = cut.ConnectionString }));
        var states = new SourceStateStore(clients);
        var stage = new ScheduleStage(
            new SourceCatalogue([new Source { Name = "one", Kind = SourceKind.File, Location = "a" }, new Source { Name = "two", Kind = SourceKind.File, Location = "b" }]),
            states, new MessageQueues(clients), _time, NullLogger<ScheduleStage>.Instance);
        await stage.RunAsync(cancellation);
        var queued = new HashSet<string>(await QueuedAsync(storage, cancellation));
        Assert.Equal(2, queued.Count);

        // The sources are due again each time that the run before has been made up for; the run dies twice, at each of its requests.
        int deaths = 0;
        for (bool whole = false; !whole; deaths++)
        {
            await PolledAsync(states, cancellation);
            queued.Clear();
            for (int death = 0; death < 2; death++)
            {
                cut.CutAfter = deaths;
                Exception? exception = await Record.ExceptionAsync(() => stage.RunAsync(cancellation));
                whole = cut.IsWhole;
                Assert.Equal(whole, exception is null);
                cut.CutAfter = int.MaxValue;
                queued.UnionWith(await QueuedAsync(storage, cancellation));
                _time.Advance(TimeSpan.FromMinutes(1));
            }

            await stage.RunAsync(cancellation);
            queued.UnionWith(await QueuedAsync(storage, cancellation));
            Assert.Equal(["one", "two"], queued.Order(StringComparer.Ordinal));

            _time.Advance(TimeSpan.FromMinutes(1));
            await stage.RunAsync(cancellation);
            Assert.Empty(await QueuedAsync(storage, cancellation));
        }

        Assert.InRange(deaths, 6, 20);
    }

    /// <summary>Fetch has polled both, and their next time has come.</summary>
    private async Task PolledAsync(SourceStateStore states, CancellationToken cancellation)
    {
        foreach (string name in (string[])["one", "two"])
        {
            SourceState state = await states.ReadAsync(name, cancellation);
            await states.WriteAsync(state with { LastPoll = _time.GetUtcNow(), NextPoll = _time.GetUtcNow() }, state, cancellation);
        }

        _time.Advance(TimeSpan.FromMinutes(1));
    }

    private static async Task<string[]> QueuedAsync(LocalStorage storage, CancellationToken cancellation)
    {
        var queue = await storage.Clients.QueueAsync(QueueNames.Fetches);
        var messages = (await queue.ReceiveMessagesAsync(32, TimeSpan.FromMinutes(5), cancellation)).Value;
        foreach (var message in messages)
        {
            await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, cancellation);
        }

        return [.. messages.Select(message => (FetchMessage)MessageReader.Read(QueueNames.Fetches, message.Body.ToString())).Select(message => string.Join(' ', [message.Source, .. message.More]))];
    }
}
