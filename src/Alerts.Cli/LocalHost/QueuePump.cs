using Alerts.Storage;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging;

namespace Alerts.Cli.LocalHost;

/// <summary>
/// One queue's trigger, as the Functions host would run it: batches, a lease on each message, retries,
/// then the poison queue. After a stop is asked for it takes nothing new and ends what is in hand. No answer of storage ends it.
/// </summary>
/// <param name="handle">Works on a message as it lies in the queue.</param>
internal sealed partial class QueuePump(
    string name, Func<string, CancellationToken, Task> handle, StorageClients storage, QueueActivity activity,
    QueueSettings settings, LocalHostOptions options, TimeProvider time, ILogger<QueuePump> logger)
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(5);

    private readonly int _newBatchThreshold = settings.NewBatchThreshold ?? settings.BatchSize / 2;
    private readonly StorageTrouble _trouble = new(name, time, logger);

    /// <param name="stopping">Take no more messages.</param>
    /// <param name="abort">End the work in hand too; its messages are returned.</param>
    public async Task RunAsync(CancellationToken stopping, CancellationToken abort)
    {
        activity.Note(name);
        var inHand = new HashSet<Task>();
        TimeSpan pause = ShortestPause;
        while (!stopping.IsCancellationRequested)
        {
            QueueMessage[] batch = await ReceiveAsync(stopping);
            foreach (QueueMessage message in batch)
            {
                inHand.Add(WorkAsync(message, abort));
            }

            pause = batch.Length > 0 ? ShortestPause : pause * 2 < settings.MaxPollingInterval ? pause * 2 : settings.MaxPollingInterval;
            await WaitAsync(inHand, batch.Length > 0 ? TimeSpan.Zero : pause, stopping);
        }

        await Task.WhenAll(inHand);
    }

    private async Task WaitAsync(HashSet<Task> inHand, TimeSpan pause, CancellationToken stopping)
    {
        try
        {
            await Task.Delay(pause, time, stopping);
            while (inHand.Count > _newBatchThreshold)
            {
                await Task.WhenAny(inHand).WaitAsync(stopping);
                inHand.RemoveWhere(task => task.IsCompleted);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }

        inHand.RemoveWhere(task => task.IsCompleted);
    }

    private async Task<QueueMessage[]> ReceiveAsync(CancellationToken stopping)
    {
        try
        {
            QueueClient queue = await storage.RawQueueAsync(name).WaitAsync(stopping);
            QueueMessage[] batch = await queue.ReceiveMessagesAsync(settings.BatchSize, options.Lease, stopping);
            activity.Note(name);
            _trouble.Over();
            return batch;
        }
        catch (Exception exception)
        {
            if (!stopping.IsCancellationRequested)
            {
                _trouble.Met(exception);
                await Task.Delay(PauseAfterFailure, time, stopping).ContinueWith(_ => { }, TaskScheduler.Default);
            }

            return [];
        }
    }

    private async Task WorkAsync(QueueMessage message, CancellationToken abort)
    {
        try
        {
            QueueClient queue = await storage.RawQueueAsync(name);
            await using var lease = new MessageLease(queue, message, options.Lease, time);
            lease.Begin();
            await WorkAsync(message, lease, abort);
        }
        catch (Exception exception)
        {
            // The lease runs out and the message comes again: nothing is lost.
            _trouble.Met(exception);
        }
    }

    private async Task WorkAsync(QueueMessage message, MessageLease lease, CancellationToken abort)
    {
        try
        {
            await handle(message.MessageText, abort);
        }
        catch (OperationCanceledException) when (abort.IsCancellationRequested)
        {
            await lease.ReturnAsync(TimeSpan.Zero);
            return;
        }
        catch (Exception) when (message.DequeueCount >= settings.MaxDequeueCount)
        {
            await PoisonAsync(message, lease);
            return;
        }
        catch (Exception)
        {
            // The stage's edge has recorded and logged it; here it only waits for its next try.
            await lease.ReturnAsync(settings.VisibilityTimeout);
            return;
        }

        await lease.CompleteAsync();
    }

    private async Task PoisonAsync(QueueMessage message, MessageLease lease)
    {
        QueueClient poison = await storage.RawQueueAsync(name + QueueNames.PoisonSuffix);
        await poison.SendMessageAsync(message.MessageText, timeToLive: MessageQueues.NeverExpires);
        await lease.CompleteAsync();
        LogPoison(logger, name, message.DequeueCount);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Queue {Queue}: a message went to the poison queue after {Tries} tries; see `alerts poison list`")]
    private static partial void LogPoison(ILogger logger, string queue, long tries);
}
