using System.Diagnostics;
using Alerts.Cli.LocalHost;
using Alerts.EndToEnd.Tests.Support;
using Alerts.Storage;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging.Abstractions;

namespace Alerts.EndToEnd.Tests.Host;

public sealed class QueuePumpTests
{
    private static readonly TimeSpan Patience = Eventually.Patience;
    // Its renewal may come seconds late on a busy machine.
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(10);
    private static readonly string First = $"20260123-{DeterministicId.Of("first")}";
    private static readonly string Second = $"20260123-{DeterministicId.Of("second")}";
    private static readonly QueueSettings Settings = new() { BatchSize = 4, MaxDequeueCount = 3, MaxPollingInterval = TimeSpan.FromMilliseconds(100) };

    [Fact]
    public async Task A_message_that_fails_is_tried_again_then_poisoned_with_its_cause_then_replayed()
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        await using LocalStorage storage = await LocalStorage.StartAsync(cancellation);
        var failures = new FailureStore(storage.Clients, TimeProvider.System);
        var edge = new StageEdge(failures, NullLogger<StageEdge>.Instance);
        var poison = new PoisonQueues(storage.Clients, failures);
        int tries = 0;
        await new MessageQueues(storage.Clients).SendAsync(new EventMessage(First), cancellation: cancellation);

        await PumpAsync(storage, Settings, (text, _) => edge.RunAsync(QueueNames.Events, Read(text), () =>
        {
            tries++;
            throw new InvalidOperationException("the relay is down");
        }, cancellation), async () => await poison.ListAsync(QueueNames.Events, cancellation).AnyAsync(cancellation));

        PoisonMessage message = await poison.ListAsync(QueueNames.Events, cancellation).SingleAsync(cancellation);
        Assert.Equal((First, "InvalidOperationException: the relay is down"), (message.Subject, message.Cause));
        Assert.Equal(3, tries);

        Assert.Equal(1, await poison.ReplayAsync(QueueNames.Events, cancellation));
        bool worked = false;
        await PumpAsync(storage, Settings, (_, _) =>
        {
            worked = true;
            return Task.CompletedTask;
        }, () => Task.FromResult(worked));
        Assert.Empty(await poison.ListAsync(QueueNames.Events, cancellation).ToListAsync(cancellation));
    }

    [Theory]
    [InlineData("not Base64 at all", "not Base64 at all", "expected Base64 of JSON, got something else: not Base64 at all")]
    [InlineData("{\"eventId\":\"e\"}", "{\"eventId\":\"e\"}", "expected Base64 of JSON, got JSON that is not encoded: {\"eventId\":\"e\"}")]
    [InlineData("/////w==", "/////w==", "expected Base64 of JSON, got Base64 of bytes that are no UTF-8: /////w==")]
    [InlineData("bm90IGpzb24=", "not json", "'not json' is an invalid JSON literal. Expected the literal 'null'. Path: $ | LineNumber: 0 | BytePositionInLine: 1.")]
    [InlineData("bnVsbA==", "null", "expected an object, got null")]
    [InlineData("eyJldmVudElkIjoiZSIsInNjaGVtYSI6N30=", "{\"eventId\":\"e\",\"schema\":7}", "EventMessage has schema 7; this version reads 1 to 2. Upgrade this host, then replay the message.")]
    [InlineData("eyJldmVudElkIjoiZSIsInNjaGVtYSI6MX0=", "{\"eventId\":\"e\",\"schema\":1}", "eventId: expected a day, a hyphen and 26 hexadecimal digits, got 'e'")]
    public async Task A_message_that_cannot_be_read_is_poison_at_once_with_its_cause_and_the_next_one_goes_on(string text, string shown, string why)
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        await using LocalStorage storage = await LocalStorage.StartAsync(cancellation);
        var failures = new FailureStore(storage.Clients, TimeProvider.System);
        var poison = new PoisonQueues(storage.Clients, failures);
        var intake = new MessageIntake(storage.Clients, failures, NullLogger<MessageIntake>.Instance);
        QueueClient queue = await storage.Clients.RawQueueAsync(QueueNames.Events);
        await queue.SendMessageAsync(text, cancellation);
        await new MessageQueues(storage.Clients).SendAsync(new EventMessage(Second), cancellation: cancellation);
        var worked = new List<string>();

        await PumpAsync(storage, Settings, (body, abort) => intake.RunEncodedAsync<EventMessage>(QueueNames.Events, body, (message, _) =>
        {
            worked.Add(message.Subject);
            return Task.CompletedTask;
        }, abort), async () => worked.Count > 0 && await poison.ListAsync(QueueNames.Events, cancellation).AnyAsync(cancellation));

        Assert.Equal([Second], worked);
        PoisonMessage message = await poison.ListAsync(QueueNames.Events, cancellation).SingleAsync(cancellation);
        Assert.Equal((shown, $"The message is not one that the queue 'events' carries: {why}"), (message.Subject, message.Cause));
        Assert.Equal(message.Cause, (await failures.FindAsync(QueueNames.Events, text, cancellation))?.Cause);

        Assert.Equal(1, await poison.ReplayAsync(QueueNames.Events, cancellation));
        PeekedMessage back = Assert.Single((await queue.PeekMessagesAsync(32, cancellation)).Value);
        Assert.Equal(text, back.MessageText);
        Assert.NotNull(await new QueueDepths(storage.Clients).OldestAsync(QueueNames.Events, cancellation));
    }

    [Fact]
    public async Task A_long_message_that_cannot_be_read_is_listed_by_its_beginning()
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        await using LocalStorage storage = await LocalStorage.StartAsync(cancellation);
        await (await storage.Clients.RawQueueAsync(QueueNames.Events + QueueNames.PoisonSuffix)).SendMessageAsync(new string('!', 40_000), cancellation);

        PoisonMessage message = await new PoisonQueues(storage.Clients, new FailureStore(storage.Clients, TimeProvider.System)).ListAsync(QueueNames.Events, cancellation).SingleAsync(cancellation);

        string beginning = $"{new string('!', 80)}… (40000 characters)";
        Assert.Equal((beginning, $"The message is not one that the queue 'events' carries: expected Base64 of JSON, got something else: {beginning}"), (message.Subject, message.Cause));
    }

    [Fact]
    public async Task Work_longer_than_the_lease_is_done_once()
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        await using LocalStorage storage = await LocalStorage.StartAsync(cancellation);
        await new MessageQueues(storage.Clients).SendAsync(new EventMessage(First), cancellation: cancellation);
        int begun = 0;
        bool ended = false;

        await PumpAsync(storage, Settings, async (_, _) =>
        {
            begun++;
            long start = Stopwatch.GetTimestamp();
            await Eventually.TrueAsync(() => Stopwatch.GetElapsedTime(start) > Lease * 1.5, Patience, "the first lease to be over");
            ended = true;
        }, () => Task.FromResult(ended));

        Assert.Equal(1, begun);
        Assert.Equal(0, (await (await storage.Clients.QueueAsync(QueueNames.Events)).GetPropertiesAsync(cancellation)).Value.ApproximateMessagesCount);
    }

    private static StageMessage Read(string text) => MessageReader.Read(QueueNames.Events, MessageText.Decode(QueueNames.Events, text));

    private static async Task PumpAsync(
        LocalStorage storage, QueueSettings settings, Func<string, CancellationToken, Task> handle, Func<Task<bool>> until)
    {
        using var stopping = new CancellationTokenSource();
        Task pump = new QueuePump(
            QueueNames.Events, handle, storage.Clients, new QueueActivity(TimeProvider.System), settings, new LocalHostOptions { Lease = Lease },
            TimeProvider.System, NullLogger<QueuePump>.Instance).RunAsync(stopping.Token, CancellationToken.None);
        await Eventually.TrueAsync(until, Patience, "the pump");
        await stopping.CancelAsync();
        await pump;
    }
}
