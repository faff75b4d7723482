using System.Diagnostics;
using System.Text.Json;
using Azure.Storage.Queues;

namespace Alerts.Storage;

/// <summary>Sends the messages between the stages: JSON with the current trace, never expiring.</summary>
public sealed class MessageQueues(StorageClients storage)
{
    /// <summary>The service's default is 7 days, after which news would be lost; −1 s means never.</summary>
    public static readonly TimeSpan NeverExpires = TimeSpan.FromSeconds(-1);

    /// <param name="delay">How long the message stays invisible; at most 7 days.</param>
    public async Task SendAsync(StageMessage message, TimeSpan? delay = null, CancellationToken cancellation = default)
    {
        (string queue, string json) = Serialize(message with { TraceParent = Activity.Current?.Id });
        QueueClient client = await storage.QueueAsync(queue);
        await client.SendMessageAsync(json, delay, NeverExpires, cancellation);
    }

    private static (string Queue, string Json) Serialize(StageMessage message) => message switch
    {
        FetchMessage fetch => (QueueNames.Fetches, JsonSerializer.Serialize(fetch, AlertsJson.Default.FetchMessage)),
        ArticleMessage article => (QueueNames.Articles, JsonSerializer.Serialize(article, AlertsJson.Default.ArticleMessage)),
        EventMessage @event => (QueueNames.Events, JsonSerializer.Serialize(@event, AlertsJson.Default.EventMessage)),
        DeliveryMessage delivery => (QueueNames.Deliveries, JsonSerializer.Serialize(delivery, AlertsJson.Default.DeliveryMessage)),
        _ => throw new ArgumentException($"{message.GetType().Name} has no queue", nameof(message)),
    };
}
