using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace Alerts.Storage;

/// <summary>About how many messages wait in a queue, in work ones included, and how many in its poison queue.</summary>
public sealed record QueueDepth(string Name, int Messages, int Poison);

/// <summary>Counts what waits in every queue.</summary>
public sealed class QueueDepths(StorageClients storage)
{
    public async Task<IReadOnlyList<QueueDepth>> ReadAsync(CancellationToken cancellation) =>
        await Task.WhenAll(QueueNames.All.Select(queue => ReadAsync(queue, cancellation)));

    /// <summary>When the oldest of the messages was sent that anyone could take now; null for none. A look at the first 32, without taking them.</summary>
    public async Task<DateTimeOffset?> OldestAsync(string queue, CancellationToken cancellation)
    {
        // As they lie there: one that cannot be decoded is as old as any.
        QueueClient client = await storage.RawQueueAsync(queue).WaitAsync(cancellation);
        PeekedMessage[] messages = await client.PeekMessagesAsync(PoisonQueues.MostShown, cancellation);
        return messages.Min(message => message.InsertedOn);
    }

    private async Task<QueueDepth> ReadAsync(string queue, CancellationToken cancellation)
    {
        int[] counts = await Task.WhenAll(
            CountAsync(queue, cancellation), CountAsync(queue + QueueNames.PoisonSuffix, cancellation));
        return new QueueDepth(queue, counts[0], counts[1]);
    }

    private async Task<int> CountAsync(string queue, CancellationToken cancellation)
    {
        // The first use creates the queue, and that call takes no cancellation.
        QueueClient client = await storage.QueueAsync(queue).WaitAsync(cancellation);
        QueueProperties properties = await client.GetPropertiesAsync(cancellation);
        return properties.ApproximateMessagesCount;
    }
}
