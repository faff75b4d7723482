using Alerts.Storage;
using Alerts.Subscriptions;
using Microsoft.Extensions.Logging;

namespace Alerts.Notify;

/// <summary>
/// The fourth stage: who wants to know of this event? Reads the tables <c>events</c> and <c>subscriptions</c> and the
/// article's body where a filter looks at words; writes a ledger row for each subscriber and then a message
/// to the queue <c>deliveries</c>, or an entry in the table <c>digests</c> for one who is told by digests. Row first: a run that
/// dies in between leaves rows Pending, and the next run does the rest; a row that is under way already is left alone. Those who
/// are told at once share messages, because a message for each would cost as much storage as its delivery.
/// </summary>
public sealed partial class NotifyStage(
    EventStore events, ArticleStore articles, SubscriptionMatcher matcher, DeliveryStore deliveries, DigestStore digests, MessageQueues queues,
    StageEdge edge, TimeProvider time, ILogger<NotifyStage> logger)
{
    /// <summary>Few enough that Deliver ends a message in time however slow the mail server is, and that it holds well under 64 KiB.</summary>
    private const int Together = 8;

    /// <summary>Characters; a longer reason goes alone and is read from its row.</summary>
    private const int LongestReason = 500;

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
        var together = new List<PlannedDelivery>(Together);
        foreach (SubscriptionMatch match in index.Match(newsEvent, text))
        {
            told += await PlanAsync(newsEvent, match, together, cancellation) ? 1 : 0;
            if (together.Count == Together)
            {
                await queues.SendAsync(DeliveryMessage.Of(together), cancellation: cancellation);
                together.Clear();
            }
        }

        if (together.Count > 0)
        {
            await queues.SendAsync(DeliveryMessage.Of(together), cancellation: cancellation);
        }

        LogTold(logger, eventId, told);
    }

    /// <summary>False where an earlier run has planned it and the delivery is under way or done.</summary>
    private async Task<bool> PlanAsync(NewsEvent newsEvent, SubscriptionMatch match, List<PlannedDelivery> together, CancellationToken cancellation)
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
        Stored<Delivery>? planned = await deliveries.TryPlanAsync(delivery, cancellation) ?? await PlannedAsync(delivery.Id, cancellation);
        if (planned?.Value.State != DeliveryState.Pending)
        {
            return false;
        }

        if (digest is { } next)
        {
            // Where it was planned before, the digest that it was planned for.
            await digests.WriteAsync(new DigestEntry(planned.Value.NotBefore ?? next, match.Subscription.Id, newsEvent.Id), cancellation);
            return true;
        }

        TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(match.Subscription.TimeZone);
        DateTimeOffset? quietUntil = LocalHours.QuietUntil(match.Subscription.QuietHours, zone, now);
        if (quietUntil is null && planned.Value.Because.Length <= LongestReason)
        {
            together.Add(new PlannedDelivery(planned.Value, planned.ETag.ToString()));
        }
        else
        {
            await queues.SendAsync(new DeliveryMessage(delivery.Id), quietUntil - now, cancellation);
        }

        return true;
    }

    private async Task<Stored<Delivery>?> PlannedAsync(string deliveryId, CancellationToken cancellation)
    {
        try
        {
            return await deliveries.FindAsync(deliveryId, cancellation);
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
