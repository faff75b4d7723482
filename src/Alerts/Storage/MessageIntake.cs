using Azure.Storage.Queues;
using Microsoft.Extensions.Logging;

namespace Alerts.Storage;

/// <summary>
/// Between a queue and its stage, the same on both hosts: reads the message. One that cannot be read goes to the poison queue at once,
/// with its cause in the table <c>failures</c>: trying again could not help.
/// </summary>
public sealed partial class MessageIntake(StorageClients storage, FailureStore failures, ILogger<MessageIntake> logger)
{
    /// <param name="queue">Where the message comes from.</param>
    /// <param name="text">The message as it lies in the queue.</param>
    /// <param name="stage">What works on it.</param>
    /// <param name="cancellation">Handed to the stage.</param>
    public async Task RunEncodedAsync<TMessage>(
        string queue, string text, Func<TMessage, CancellationToken, Task> stage, CancellationToken cancellation)
        where TMessage : StageMessage
    {
        string json;
        try
        {
            json = MessageText.Decode(queue, text);
        }
        catch (UnreadableMessageException exception)
        {
            await SetAsideAsync(queue, text, exception);
            return;
        }

        await RunAsync(queue, json, stage, cancellation);
    }

    /// <param name="queue">Where the message comes from.</param>
    /// <param name="json">The message as the Functions host hands it over, decoded.</param>
    /// <param name="stage">What works on it.</param>
    /// <param name="cancellation">Handed to the stage.</param>
    public async Task RunAsync<TMessage>(
        string queue, string json, Func<TMessage, CancellationToken, Task> stage, CancellationToken cancellation)
        where TMessage : StageMessage
    {
        TMessage message;
        try
        {
            message = (TMessage)MessageReader.Read(queue, json);
        }
        catch (UnreadableMessageException exception)
        {
            await SetAsideAsync(queue, MessageText.Encode(json), exception);
            return;
        }

        await stage(message, cancellation);
    }

    // Not cancelled half-way: the message would lie in both queues.
    private async Task SetAsideAsync(string queue, string text, UnreadableMessageException why)
    {
        try
        {
            await failures.RecordAsync(queue, text, why.Message, CancellationToken.None);
        }
        catch (Exception exception) when (StorageFailure.ReasonOf(exception) is not null)
        {
            // Whoever lists the poison queue finds the cause again by reading the message.
        }

        QueueClient poison = await storage.RawQueueAsync(queue + QueueNames.PoisonSuffix);
        await poison.SendMessageAsync(text, timeToLive: MessageQueues.NeverExpires);
        LogSetAside(logger, queue, why.Message);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Queue {Queue}: a message went to the poison queue; see `alerts poison list`. {Why}")]
    private static partial void LogSetAside(ILogger logger, string queue, string why);
}
