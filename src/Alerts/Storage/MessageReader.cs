using System.Text.Json;

namespace Alerts.Storage;

/// <summary>Reads a queue's messages back: the counterpart of <see cref="MessageQueues.SendAsync"/>.</summary>
public static class MessageReader
{
    /// <exception cref="UnreadableMessageException">The body is not that queue's message, or of a newer schema.</exception>
    public static StageMessage Read(string queue, string body)
    {
        try
        {
            StageMessage? message = queue switch
            {
                QueueNames.Fetches => JsonSerializer.Deserialize(body, AlertsJson.Default.FetchMessage),
                QueueNames.Articles => JsonSerializer.Deserialize(body, AlertsJson.Default.ArticleMessage),
                QueueNames.Events => JsonSerializer.Deserialize(body, AlertsJson.Default.EventMessage),
                QueueNames.Deliveries => JsonSerializer.Deserialize(body, AlertsJson.Default.DeliveryMessage),
                _ => throw new ArgumentException($"expected one of {string.Join(", ", QueueNames.All)}, came '{queue}'", nameof(queue)),
            };
            return message ?? throw new JsonException("it is null");
        }
        catch (Exception exception) when (exception is JsonException or UnknownSchemaException)
        {
            throw new UnreadableMessageException(queue, exception);
        }
    }
}

/// <summary>Trying again cannot help: the message is not what its queue carries.</summary>
public sealed class UnreadableMessageException(string queue, Exception inner)
    : Exception($"The message is not one that the queue '{queue}' carries: {inner.Message}", inner);
