using Alerts.Storage;
using Alerts.Subscriptions;
using Microsoft.Extensions.Logging;

namespace Alerts.Digest;

/// <summary>
/// Run by a timer: makes one delivery of what waits for a subscriber's digest that is due. Reads the tables <c>digests</c> and
/// <c>subscriptions</c>, writes the ledger and the queue <c>deliveries</c>.
/// <para>Each event's ledger row is marked with the digest that takes it, then the digest's own row fixes what it tells, then its
/// message is sent, then the entries go. A run that dies or meets another one leaves entries, and the next run finds in the
/// ledger whose they are: an event that came too late for one digest is released to the next.</para>
/// </summary>
public sealed partial class DigestStage(
    DigestStore digests, DeliveryStore deliveries, SubscriptionStore subscriptions, MessageQueues queues, TimeProvider time, ILogger<DigestStage> logger)
{
    /// <summary>Many digests are due at the same full hour, and each waits for storage most of its time.</summary>
    private const int AtATime = 8;

    /// <exception cref="AggregateException">Some could not be made; the others were.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        DateTimeOffset now = time.GetUtcNow();
        List<DigestEntry> due = await digests.DueAsync(now, cancellation).ToListAsync(cancellation);
        var failures = new System.Collections.Concurrent.ConcurrentQueue<Exception>();
        await Parallel.ForEachAsync(
            due.GroupBy(entry => entry.SubscriptionId),
            new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellation },
            async (waiting, token) =>
            {
                try
                {
                    await MakeAsync(waiting.Key, waiting, now, token);
                }
                catch (Exception exception) when (!token.IsCancellationRequested)
                {
                    LogFailed(logger, waiting.Key, exception);
                    failures.Enqueue(exception);
                }
            });
        if (!failures.IsEmpty)
        {
            throw new AggregateException(failures);
        }
    }

    private async Task MakeAsync(string subscriptionId, IEnumerable<DigestEntry> waiting, DateTimeOffset now, CancellationToken cancellation)
    {
        // A subscription that is gone or disabled makes a digest all the same, which Deliver cancels with the reason.
        Subscription? subscription = (await subscriptions.FindAsync(subscriptionId, cancellation))?.Value;
        if (subscription?.QuietHours is { } quiet && LocalHours.QuietUntil(quiet, TimeZoneInfo.FindSystemTimeZoneById(subscription.TimeZone), now) is not null)
        {
            return;
        }

        string digest = Delivery.IdOfDigest(subscriptionId, subscription is null ? now : DigestTimes.Last(subscription, now));
        bool isMade = await deliveries.FindAsync(digest, cancellation) is not null;
        var taken = new List<(DigestEntry Entry, Stored<Delivery> Row)>();
        foreach (DigestEntry entry in waiting)
        {
            Stored<Delivery>? row;
            try
            {
                row = await deliveries.FindAsync(Delivery.IdOf(entry.EventId, subscriptionId), cancellation);
            }
            catch (UnreadableRowException)
            {
                // It has been noted for a person; the entry waits, and the others are told.
                continue;
            }

            switch (row?.Value)
            {
                case { State: DeliveryState.Pending } when isMade:
                    // Too late for this one: it waits for the next.
                    break;
                case { State: DeliveryState.Pending } free:
                    row = await deliveries.TryUpdateAsync(row, free with { State = DeliveryState.Digested, InDigest = digest, NotBefore = null }, cancellation);
                    if (row is not null)
                    {
                        taken.Add((entry, row));
                    }

                    break;
                case { State: DeliveryState.Digested }:
                    taken.Add((entry, row));
                    break;
                default:
                    // Told by an alert of its own, because the cadence was another for a while.
                    await digests.DeleteAsync(entry, cancellation);
                    break;
            }
        }

        foreach (var digested in taken.GroupBy(one => one.Row.Value.InDigest!))
        {
            await HandOverAsync(digested.Key, subscriptionId, [.. digested], now, cancellation);
        }
    }

    private async Task HandOverAsync(
        string digest, string subscriptionId, List<(DigestEntry Entry, Stored<Delivery> Row)> taken, DateTimeOffset now, CancellationToken cancellation)
    {
        var delivery = new Delivery { Id = digest, SubscriptionId = subscriptionId, EventIds = [.. taken.Select(one => one.Entry.EventId).Distinct()], Planned = now };
        if (await deliveries.TryPlanAsync(delivery, cancellation) is null)
        {
            delivery = (await deliveries.FindAsync(digest, cancellation))!.Value;
        }

        if (delivery.State == DeliveryState.Pending)
        {
            await queues.SendAsync(new DeliveryMessage(digest), cancellation: cancellation);
            LogMade(logger, subscriptionId, digest, delivery.EventIds.Count);
        }

        foreach ((DigestEntry entry, Stored<Delivery> row) in taken)
        {
            if (delivery.EventIds.Contains(entry.EventId))
            {
                await digests.DeleteAsync(entry, cancellation);
            }
            else
            {
                // Marked while another run fixed the list without it.
                await deliveries.TryUpdateAsync(row, row.Value with { State = DeliveryState.Pending, InDigest = null, NotBefore = entry.Due }, cancellation);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Subscription {SubscriptionId}: digest {DeliveryId} of {Events} events is due")]
    private static partial void LogMade(ILogger logger, string subscriptionId, string deliveryId, int events);

    [LoggerMessage(Level = LogLevel.Error, Message = "Subscription {SubscriptionId}: its digest could not be made; the next run tries again")]
    private static partial void LogFailed(ILogger logger, string subscriptionId, Exception exception);
}
