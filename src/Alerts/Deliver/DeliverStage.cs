using Alerts.Deliver.Channels;
using Alerts.Deliver.Content;
using Alerts.Storage;
using Alerts.Subscriptions;
using Azure;
using Microsoft.Extensions.Logging;

namespace Alerts.Deliver;

/// <summary>
/// The last stage: sends planned deliveries, alerts or a digest. Reads the tables <c>deliveries</c>, <c>events</c> and
/// <c>subscriptions</c>, writes the ledger row and the outside world. The row is claimed, then the message is sent, then the row is closed: a worker that
/// dies in between leaves a claim that runs out, and the message goes once more with the same Message-ID. What must wait goes
/// back into the queue as a new message, so that waiting is no failure and never becomes poison.
/// </summary>
public sealed partial class DeliverStage
{
    /// <summary>Of one message. Each waits for the far side most of its time, and the mail server bears few connections.</summary>
    private const int AtATime = 4;

    private readonly StageEdge _edge;
    private readonly DeliveryLedger _ledger;
    private readonly EventStore _events;
    private readonly SubscriptionStore _subscriptions;
    private readonly SubscriptionMatcher _current;
    private readonly ChannelChoice _channels;
    private readonly SubscriptionLinks _links;
    private readonly TimeProvider _time;
    private readonly ILogger<DeliverStage> _logger;

    // Internal, because its parts are; the container calls it through the registration.
    internal DeliverStage(
        StageEdge edge, DeliveryLedger ledger, EventStore events, SubscriptionStore subscriptions, SubscriptionMatcher current, ChannelChoice channels,
        SubscriptionLinks links, TimeProvider time, ILogger<DeliverStage> logger)
    {
        (_edge, _ledger, _events, _subscriptions, _current) = (edge, ledger, events, subscriptions, current);
        (_channels, _links, _time, _logger) = (channels, links, time, logger);
    }

    /// <exception cref="DeliveryFailedException">The attempt failed in a way that waiting does not mend; the queue tries again, then sets it aside.</exception>
    public Task RunAsync(DeliveryMessage message, CancellationToken cancellation) => _edge.RunAsync(
        QueueNames.Deliveries, message,
        () => message.Planned.Count == 0 ? DeliverAsync(message.DeliveryId, cancellation) : DeliverTogetherAsync(message.Planned, cancellation),
        cancellation);

    /// <summary>
    /// What they share is read once: the event, and whether the subscriptions are what they were. One that is not as it was planned
    /// is read and treated like any other; one that fails holds up none beside it.
    /// </summary>
    private async Task DeliverTogetherAsync(IReadOnlyList<PlannedDelivery> planned, CancellationToken cancellation)
    {
        IReadOnlyList<NewsEvent> events = await EventsAsync(planned[0].Row, cancellation);
        SubscriptionIndex current = await _current.CurrentAsync(cancellation);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellation };
        await Parallel.ForEachAsync(planned, parallel, async (one, token) =>
        {
            try
            {
                var row = new Stored<Delivery>(one.Row, new ETag(one.ETag));
                if (current.Find(one.Row.SubscriptionId) is not { } subscription || !await TryDeliverAsync(row, subscription, events, token))
                {
                    await DeliverAsync(one.Row.Id, token);
                }
            }
            catch (Exception exception) when (!cancellation.IsCancellationRequested)
            {
                LogAlone(_logger, one.Row.Id, exception);
                await _ledger.RetryAloneAsync(one.Row.Id);
            }
        });
    }

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

        if (!await TryDeliverAsync(row, subscription, await EventsAsync(row.Value, cancellation), cancellation))
        {
            await _ledger.ComeBackAsync(deliveryId, cancellation);
        }
    }

    /// <summary>False where somebody else has written the row since it was read; nothing was done then.</summary>
    private async Task<bool> TryDeliverAsync(
        Stored<Delivery> row, Subscription subscription, IReadOnlyList<NewsEvent> events, CancellationToken cancellation)
    {
        IChannel channel = _channels.For(subscription);
        if (await _ledger.MustWaitAsync(row, channel.LimitFor(subscription), cancellation))
        {
            return true;
        }

        if (await _ledger.TryClaimAsync(row, cancellation) is not { } claimed)
        {
            return false;
        }

        Uri? unsubscribe = _links.UnsubscribeLink(subscription.Id);
        MessageContent content = claimed.EventId is null
            ? DigestComposer.Compose(events, subscription, _links.Site, unsubscribe, claimed.Planned)
            : AlertComposer.Compose(events[0], subscription, claimed.Because, unsubscribe, _time.GetUtcNow());
        ChannelResult result;
        try
        {
            result = await channel.SendAsync(new Alert(content, claimed.EventId is null ? null : events[0], subscription, claimed), cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await _ledger.ReleaseAsync(claimed);
            throw;
        }

        // What was sent was sent: nothing from here on is cancelled.
        await _ledger.CloseAsync(claimed, subscription, result);
        return true;
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "Delivery {DeliveryId} failed beside others; it is tried again alone")]
    private static partial void LogAlone(ILogger logger, string deliveryId, Exception exception);
}

/// <summary>One attempt failed and waiting will not mend it; carries what to do about it.</summary>
public sealed class DeliveryFailedException(string deliveryId, string reason) : Exception($"Delivery {deliveryId} failed: {reason}");
