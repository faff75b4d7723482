using Alerts.Storage;
using Alerts.Subscriptions;
using Microsoft.Extensions.Logging;

namespace Alerts.Notify;

/// <summary>
/// The fourth stage: who wants to know of this event? Reads the tables <c>events</c> and <c>subscriptions</c> and the
/// article's body where a filter looks at words; writes a ledger row for each subscriber and then a message
/// to the queue <c>deliveries</c>, or an entry in the table <c>digests</c> for one who is told by digests. Row first: a run that
/// dies in between leaves rows Pending, and the next run does the rest; a row that is under way already is left alone.
/// </summary>
public sealed partial class NotifyStage(
    EventStore events, ArticleStore articles, SubscriptionMatcher matcher, DeliveryStore deliveries, DigestStore digests, MessageQueues queues,
    StageEdge edge, TimeProvider time, ILogger<NotifyStage> logger)
{
    public Task RunAsync(EventMessage message, CancellationToken cancellation) =>
        edge.RunAsync(QueueNames.Events, message, () => NotifyAsync(message.EventId, cancellation), cancellation);

    private async Task NotifyAsync(string eventId, CancellationToken cancellation)
    {
        NewsEvent newsEvent = await events.FindAsync(eventId, cancellation) ?? throw new MissingEventException(eventId);
        if (newsEvent.Novelty is not (Novelty.New or Novelty.Change))
        {
            return;
        }

        SubscriptionIndex index = await matcher.CurrentAsync(cancellation);
        string text = index.NeedsText ? await TextAsync(newsEvent, cancellation) : newsEvent.Title;
        int told = 0;
        foreach (SubscriptionMatch match in index.Match(newsEvent, text))
        {
            told += await PlanAsync(newsEvent, match, cancellation) ? 1 : 0;
        }

        LogTold(logger, eventId, told);
    }

    /// <summary>False where an earlier run has planned it and the delivery is under way or done.</summary>
    private async Task<bool> PlanAsync(NewsEvent newsEvent, SubscriptionMatch match, CancellationToken cancellation)
    {
        DateTimeOffset now = time.GetUtcNow();
        DateTimeOffset? digest = DigestTimes.Next(match.Subscription, now);
        var delivery = new Delivery
        {
            Id = Delivery.IdOf(newsEvent.Id, match.Subscription.Id),
            EventId = newsEvent.Id,
            SubscriptionId = match.Subscription.Id,
            Because = match.Because,
            Planned = now,
            NotBefore = digest,
        };
        if (!await deliveries.TryPlanAsync(delivery, cancellation))
        {
            if (await PlannedAsync(delivery.Id, cancellation) is not { State: DeliveryState.Pending } before)
            {
                return false;
            }

            delivery = before;
        }

        if (digest is { } next)
        {
            // Where it was planned before, the digest that it was planned for.
            await digests.WriteAsync(new DigestEntry(delivery.NotBefore ?? next, match.Subscription.Id, newsEvent.Id), cancellation);
            return true;
        }

        TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(match.Subscription.TimeZone);
        DateTimeOffset? quietUntil = LocalHours.QuietUntil(match.Subscription.QuietHours, zone, now);
        await queues.SendAsync(new DeliveryMessage(delivery.Id), quietUntil - now, cancellation);
        return true;
    }

    private async Task<Delivery?> PlannedAsync(string deliveryId, CancellationToken cancellation)
    {
        try
        {
            return (await deliveries.FindAsync(deliveryId, cancellation))?.Value;
        }
        catch (UnreadableRowException)
        {
            // It has been noted for a person; the other subscribers are told.
            return null;
        }
    }

    private async Task<string> TextAsync(NewsEvent newsEvent, CancellationToken cancellation)
    {
        try
        {
            return (await articles.ReadAsync(newsEvent.ArticleId, newsEvent.ArticleVersion, cancellation)).Text;
        }
        catch (Exception exception) when (exception is MissingArticleException or UnreadableArticleException)
        {
            // Better told by its headline than not at all.
            LogNoBody(logger, newsEvent.Id, exception);
            return newsEvent.Title;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Event {EventId}: {Told} deliveries planned")]
    private static partial void LogTold(ILogger logger, string eventId, int told);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Event {EventId}: its article's body is gone or damaged; filters saw the title alone")]
    private static partial void LogNoBody(ILogger logger, string eventId, Exception exception);
}

/// <summary>A message names an event that is not in storage.</summary>
public sealed class MissingEventException(string eventId) : Exception(
    $"Event {eventId} is not in table {TableNames.Events}. It was deleted, or the message belongs to another storage account; replaying its article makes it anew.");
