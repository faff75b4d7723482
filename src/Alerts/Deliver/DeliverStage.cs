using Alerts.Deliver.Channels;
using Alerts.Deliver.Content;
using Alerts.Storage;
using Alerts.Subscriptions;
using Microsoft.Extensions.Logging;

namespace Alerts.Deliver;

/// <summary>
/// The last stage: sends one planned delivery, an alert or a digest. Reads the tables <c>deliveries</c>, <c>events</c> and <c>subscriptions</c>, writes the
/// ledger row and the outside world. The row is claimed, then the message is sent, then the row is closed: a worker that
/// dies in between leaves a claim that runs out, and the message goes once more with the same Message-ID. What must wait goes
/// back into the queue as a new message, so that waiting is no failure and never becomes poison.
/// </summary>
public sealed partial class DeliverStage
{
    private readonly StageEdge _edge;
    private readonly DeliveryLedger _ledger;
    private readonly EventStore _events;
    private readonly SubscriptionStore _subscriptions;
    private readonly ChannelChoice _channels;
    private readonly SubscriptionLinks _links;
    private readonly TimeProvider _time;
    private readonly ILogger<DeliverStage> _logger;

    // Internal, because its parts are; the container calls it through the registration.
    internal DeliverStage(
        StageEdge edge, DeliveryLedger ledger, EventStore events, SubscriptionStore subscriptions, ChannelChoice channels, SubscriptionLinks links,
        TimeProvider time, ILogger<DeliverStage> logger)
    {
        (_edge, _ledger, _events, _subscriptions) = (edge, ledger, events, subscriptions);
        (_channels, _links, _time, _logger) = (channels, links, time, logger);
    }

    /// <exception cref="DeliveryFailedException">The attempt failed in a way that waiting does not mend; the queue tries again, then sets it aside.</exception>
    public Task RunAsync(DeliveryMessage message, CancellationToken cancellation) =>
        _edge.RunAsync(QueueNames.Deliveries, message, () => DeliverAsync(message.DeliveryId, cancellation), cancellation);

    private async Task DeliverAsync(string deliveryId, CancellationToken cancellation)
    {
        Stored<Delivery> row = await _ledger.FindAsync(deliveryId, cancellation);
        if (row.Value.State is DeliveryState.Sent or DeliveryState.Accepted or DeliveryState.Rejected or DeliveryState.Cancelled or DeliveryState.Digested)
        {
            LogDone(_logger, deliveryId, row.Value.State);
            return;
        }

        Subscription? subscription = (await _subscriptions.FindAsync(row.Value.SubscriptionId, cancellation))?.Value;
        if (subscription?.State != SubscriptionState.Active)
        {
            await _ledger.CancelAsync(row.Value, subscription, cancellation);
            return;
        }

        IReadOnlyList<NewsEvent> events = await EventsAsync(row.Value, cancellation);
        IChannel channel = _channels.For(subscription);
        if (await _ledger.TryClaimAsync(row, channel.LimitFor(subscription), cancellation) is not { } claimed)
        {
            return;
        }

        Uri? unsubscribe = _links.UnsubscribeLink(subscription.Id);
        MessageContent content = claimed.EventId is null
            ? DigestComposer.Compose(events, subscription, _links.Site, unsubscribe, claimed.Planned)
            : AlertComposer.Compose(events[0], subscription, claimed.Because, unsubscribe, _time.GetUtcNow());
        ChannelResult result = await channel.SendAsync(
            new Alert(content, claimed.EventId is null ? null : events[0], subscription, claimed), cancellation);
        await _ledger.CloseAsync(claimed, result);
    }

    private async Task<IReadOnlyList<NewsEvent>> EventsAsync(Delivery delivery, CancellationToken cancellation)
    {
        var events = new List<NewsEvent>();
        foreach (string eventId in delivery.EventId is { } one ? [one] : delivery.EventIds)
        {
            events.Add(await _events.FindAsync(eventId, cancellation)
                ?? throw new DeliveryFailedException(delivery.Id, $"its event {eventId} is not in table {TableNames.Events}; it was deleted"));
        }

        return events;
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Delivery {DeliveryId} is {State} already; nothing to do")]
    private static partial void LogDone(ILogger logger, string deliveryId, DeliveryState state);
}

/// <summary>One attempt failed and waiting will not mend it; carries what to do about it.</summary>
public sealed class DeliveryFailedException(string deliveryId, string reason) : Exception($"Delivery {deliveryId} failed: {reason}");
