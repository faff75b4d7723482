using Alerts.Cli.LocalHost;
using Alerts.EndToEnd.Tests.Support;
using Alerts.Storage;
using Azure.Storage.Queues;
using Microsoft.Extensions.Logging.Abstractions;

namespace Alerts.EndToEnd.Tests.Host;

public sealed class QueuePumpTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
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
        await new MessageQueues(storage.Clients).SendAsync(new EventMessage("e1"), cancellation: cancellation);

        await PumpAsync(storage, edge, Settings, (body, _) => edge.RunAsync(QueueNames.Events, MessageReader.Read(QueueNames.Events, body), () =>
        {
            tries++;
            throw new InvalidOperationException("the relay is down");
        }, cancellation), async () => await poison.ListAsync(QueueNames.Events, cancellation).AnyAsync(cancellation));

        PoisonMessage message = await poison.ListAsync(QueueNames.Events, cancellation).SingleAsync(cancellation);
        Assert.Equal(("e1", "InvalidOperationException: the relay is down"), (message.Subject, message.Cause));
        Assert.Equal(3, tries);

        Assert.Equal(1, await poison.ReplayAsync(QueueNames.Events, cancellation));
        bool worked = false;
        await PumpAsync(storage, edge, Settings, (_, _) =>
        {
            worked = true;
            return Task.CompletedTask;
        }, () => Task.FromResult(worked));
        Assert.Empty(await poison.ListAsync(QueueNames.Events, cancellation).ToListAsync(cancellation));
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{\"eventId\":\"e\",\"schema\":7}")]
    public async Task A_message_that_cannot_be_read_is_poisoned_at_once_and_the_next_one_goes_on(string unreadable)
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        await using LocalStorage storage = await LocalStorage.StartAsync(cancellation);
        var failures = new FailureStore(storage.Clients, TimeProvider.System);
        var poison = new PoisonQueues(storage.Clients, failures);
        QueueClient queue = await storage.Clients.QueueAsync(QueueNames.Events);
        await queue.SendMessageAsync(unreadable, cancellation);
        await new MessageQueues(storage.Clients).SendAsync(new EventMessage("e2"), cancellation: cancellation);
        var worked = new List<string>();

        await PumpAsync(storage, new StageEdge(failures, NullLogger<StageEdge>.Instance), Settings, (body, _) =>
        {
            worked.Add(MessageReader.Read(QueueNames.Events, body).Subject);
            return Task.CompletedTask;
        }, async () => worked.Count > 0 && await poison.ListAsync(QueueNames.Events, cancellation).AnyAsync(cancellation));

        Assert.Equal(["e2"], worked);
        PoisonMessage message = await poison.ListAsync(QueueNames.Events, cancellation).SingleAsync(cancellation);
        Assert.StartsWith("UnreadableMessageException: The message is not one that the queue 'events' carries: ", message.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Work_longer_than_the_lease_is_done_once()
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        await using LocalStorage storage = await LocalStorage.StartAsync(cancellation);
        var edge = new StageEdge(new FailureStore(storage.Clients, TimeProvider.System), NullLogger<StageEdge>.Instance);
        await new MessageQueues(storage.Clients).SendAsync(new EventMessage("slow"), cancellation: cancellation);
        int begun = 0;
        bool ended = false;

        await PumpAsync(storage, edge, Settings, async (_, abort) =>
        {
            begun++;
            await Task.Delay(TimeSpan.FromSeconds(4), TimeProvider.System, abort);
            ended = true;
        }, () => Task.FromResult(ended));

        Assert.Equal(1, begun);
        Assert.Equal(0, (await (await storage.Clients.QueueAsync(QueueNames.Events)).GetPropertiesAsync(cancellation)).Value.ApproximateMessagesCount);
    }

    private static async Task PumpAsync(
        LocalStorage storage, StageEdge edge, QueueSettings settings, Func<string, CancellationToken, Task> handle, Func<Task<bool>> until)
    {
        using var stopping = new CancellationTokenSource();
        Task pump = new QueuePump(
            QueueNames.Events, handle, storage.Clients, edge, settings, new LocalHostOptions { Lease = TimeSpan.FromSeconds(1) },
            TimeProvider.System, NullLogger<QueuePump>.Instance).RunAsync(stopping.Token, CancellationToken.None);
        await Eventually.TrueAsync(until, Patience, "the pump");
        await stopping.CancelAsync();
        await pump;
    }
}
