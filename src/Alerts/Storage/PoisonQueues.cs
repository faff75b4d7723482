using System.Runtime.CompilerServices;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace Alerts.Storage;

/// <summary>The messages that failed too often: how many, why, and back to work once the cause is repaired. They are moved as they lie there, readable or not.</summary>
public sealed class PoisonQueues(StorageClients storage, FailureStore failures)
{
    /// <summary>The service shows at most 32 messages without taking them (https://learn.microsoft.com/rest/api/storageservices/peek-messages).</summary>
    public const int MostShown = 32;

    /// <summary>The oldest <see cref="MostShown"/> poison messages of a queue, each with its cause.</summary>
    public async IAsyncEnumerable<PoisonMessage> ListAsync(string queue, [EnumeratorCancellation] CancellationToken cancellation)
    {
        PeekedMessage[] messages = await (await PoisonAsync(queue)).PeekMessagesAsync(MostShown, cancellation);
        foreach (PeekedMessage message in messages)
        {
            yield return await ExplainAsync(queue, message, cancellation);
        }
    }

    /// <summary>Sends every poison message of a queue back to it. A crash between the two sends one twice, which every stage bears.</summary>
    public async Task<int> ReplayAsync(string queue, CancellationToken cancellation)
    {
        QueueClient work = await storage.RawQueueAsync(queue);
        QueueClient poison = await PoisonAsync(queue);
        int replayed = 0;
        while (true)
        {
            QueueMessage[] batch = await poison.ReceiveMessagesAsync(MostShown, TimeSpan.FromMinutes(1), cancellation);
            if (batch.Length == 0)
            {
                return replayed;
            }

            foreach (QueueMessage message in batch)
            {
                await work.SendMessageAsync(message.MessageText, timeToLive: MessageQueues.NeverExpires, cancellationToken: cancellation);
                await poison.DeleteMessageAsync(message.MessageId, message.PopReceipt, cancellation);
                replayed++;
            }
        }
    }

    private async Task<PoisonMessage> ExplainAsync(string queue, PeekedMessage message, CancellationToken cancellation)
    {
        string shown = message.MessageText, key = message.MessageText;
        string cause = "no cause was recorded";
        try
        {
            shown = MessageText.Decode(queue, message.MessageText);
            shown = key = MessageReader.Read(queue, shown).Subject;
        }
        catch (UnreadableMessageException exception)
        {
            cause = exception.Message;
        }

        (string Cause, DateTimeOffset At)? failure = await failures.FindAsync(queue, key, cancellation);
        return new PoisonMessage(queue, MessageText.Shorten(shown), failure?.Cause ?? cause, failure?.At ?? message.InsertedOn);
    }

    private Task<QueueClient> PoisonAsync(string queue) => storage.RawQueueAsync(queue + QueueNames.PoisonSuffix);
}

/// <summary>A message that failed too often: what it is about, why, and when it last failed.</summary>
/// <param name="Subject">The beginning of the message where it cannot be read.</param>
public sealed record PoisonMessage(string Queue, string Subject, string Cause, DateTimeOffset? At);
