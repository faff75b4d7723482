using System.Text.Json;
using System.Text.RegularExpressions;

namespace Alerts.Storage;

/// <summary>Reads a queue's messages back: the counterpart of <see cref="MessageQueues.SendAsync"/>.</summary>
public static partial class MessageReader
{
    /// <exception cref="UnreadableMessageException">The JSON is not that queue's message, of a newer schema, or names what can have no such id.</exception>
    public static StageMessage Read(string queue, string json)
    {
        try
        {
            StageMessage? message = queue switch
            {
                QueueNames.Fetches => JsonSerializer.Deserialize(json, AlertsJson.Default.FetchMessage),
                QueueNames.Articles => JsonSerializer.Deserialize(json, AlertsJson.Default.ArticleMessage),
                QueueNames.Events => JsonSerializer.Deserialize(json, AlertsJson.Default.EventMessage),
                QueueNames.Deliveries => JsonSerializer.Deserialize(json, AlertsJson.Default.DeliveryMessage),
                _ => throw new ArgumentException($"expected one of {string.Join(", ", QueueNames.All)}, got '{queue}'", nameof(queue)),
            };
            return Checked(message ?? throw new JsonException("expected an object, got null"));
        }
        catch (Exception exception) when (exception is JsonException or UnknownSchemaException)
        {
            throw new UnreadableMessageException(queue, exception);
        }
    }

    // Ids become keys of rows and names of blobs: what cannot be one fails each time, and in nobody's words.
    private static StageMessage Checked(StageMessage message) => message switch
    {
        FetchMessage fetch when fetch.Source.Length == 0 => throw new JsonException("source: expected the name of a source, got an empty text"),
        ArticleMessage article when !Hash().IsMatch(article.ArticleId) => throw Malformed("articleId", "26 hexadecimal digits", article.ArticleId),
        ArticleMessage { ArticleVersion: < 1 } article => throw new JsonException($"articleVersion: expected 1 or more, got {article.ArticleVersion}"),
        EventMessage @event when !EventId().IsMatch(@event.EventId) => throw Malformed("eventId", "a day, a hyphen and 26 hexadecimal digits", @event.EventId),
        DeliveryMessage delivery when Ids(delivery).FirstOrDefault(id => !Hash().IsMatch(id)) is { } wrong =>
            throw Malformed("deliveryId", "26 hexadecimal digits", wrong),
        _ => message,
    };

    private static IEnumerable<string> Ids(DeliveryMessage delivery) => delivery.Planned.Select(planned => planned.Row.Id).Prepend(delivery.DeliveryId);

    private static JsonException Malformed(string field, string expected, string got) =>
        new($"{field}: expected {expected}, got '{MessageText.Shorten(got)}'");

    [GeneratedRegex(@"^[0-9a-f]{26}\z")]
    private static partial Regex Hash();

    [GeneratedRegex(@"^[0-9]{8}-[0-9a-f]{26}\z")]
    private static partial Regex EventId();
}

/// <summary>Trying again cannot help: the message is not what its queue carries.</summary>
public sealed class UnreadableMessageException(string queue, Exception inner)
    : Exception($"The message is not one that the queue '{queue}' carries: {inner.Message}", inner);
