using System.Diagnostics.Metrics;
using Alerts.Deliver.Channels;
using Alerts.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Alerts.Deliver;

/// <summary>
/// The states of a delivery and what each change brings with it: claiming, waiting, closing, and disabling a subscription
/// whose destination is gone. A row is written before the message that depends on it is queued, so that a death in between
/// repeats work rather than loses it.
/// </summary>
internal sealed partial class DeliveryLedger(
    DeliveryStore deliveries, SubscriptionStore subscriptions, MessageQueues queues, SendTurns turns, Refusals refusals,
    IOptions<DeliverOptions> options, TimeProvider time, ILogger<DeliveryLedger> logger)
{
    /// <summary>A turn this near is waited for on the spot.</summary>
    private static readonly TimeSpan ShortWait = TimeSpan.FromSeconds(3);

    /// <summary>A turn missed by more than this is given up: its place in the quota has passed.</summary>
    private static readonly TimeSpan TurnHolds = TimeSpan.FromMinutes(1);

    /// <summary>https://learn.microsoft.com/rest/api/storageservices/put-message: a message may be hidden for 7 days.</summary>
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(7);

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(30);

    private static readonly Counter<long> Closed = Telemetry.Meter.CreateCounter<long>(
        "alerts.deliveries", "{delivery}", "Attempts to deliver, by what came of them");

    public async Task<Stored<Delivery>> FindAsync(string deliveryId, CancellationToken cancellation) =>
        await deliveries.FindAsync(deliveryId, cancellation) ?? throw new DeliveryFailedException(
            deliveryId, $"it is not in table {TableNames.Deliveries}; it was deleted, or the message belongs to another storage account");

    /// <summary>It is not this delivery's turn yet, and its message is back in the queue.</summary>
    public async Task<bool> MustWaitAsync(Stored<Delivery> row, SendLimit? limit, CancellationToken cancellation)
    {
        Delivery delivery = row.Value;
        DateTimeOffset now = time.GetUtcNow();

        // Claimed: that worker may yet die, so this message must come back and look.
        if (Latest(delivery.ClaimedUntil, delivery.NotBefore) is { } until && until > now)
        {
            await QueueAsync(delivery.Id, until - now, cancellation);
            return true;
        }

        if (limit is not null && !(delivery.Turn is { } had && now - had < TurnHolds))
        {
            DateTimeOffset turn = await turns.TakeAsync(limit, cancellation);
            if (turn - now > ShortWait)
            {
                Delivery waiting = delivery with { State = DeliveryState.Pending, ClaimedUntil = null, NotBefore = turn, Turn = turn };
                await deliveries.TryUpdateAsync(row, waiting, cancellation);
                await QueueAsync(delivery.Id, turn - now, cancellation);
                LogTurn(logger, delivery.Id, turn);
                return true;
            }

            await Task.Delay(turn > now ? turn - now : TimeSpan.Zero, time, cancellation);
        }

        return false;
    }

    /// <summary>
    /// The claimed row; null where somebody else has written it since it was read. A claim that is under way is not cancelled: one that
    /// storage has written and nobody knows of would hold the message until it runs out.
    /// </summary>
    public async Task<Delivery?> TryClaimAsync(Stored<Delivery> row, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Delivery claimed = row.Value with
        {
            State = DeliveryState.Claimed,
            Attempts = row.Value.Attempts + 1,
            ClaimedUntil = time.GetUtcNow() + options.Value.ClaimFor,
            NotBefore = null,
            Turn = null,
        };
        return (await deliveries.TryUpdateAsync(row, claimed, CancellationToken.None))?.Value;
    }

    /// <summary>Another worker has it, who may yet die: a message of its own comes back when his claim has run out.</summary>
    public Task ComeBackAsync(string deliveryId, CancellationToken cancellation) => QueueAsync(deliveryId, options.Value.ClaimFor, cancellation);

    /// <summary>Its attempt failed beside others: it is tried again by a message of its own, whose failures are its own too.</summary>
    public Task RetryAloneAsync(string deliveryId) => QueueAsync(deliveryId, FirstPause, CancellationToken.None);

    /// <summary>Gives a claim back whose worker was told to stop before it handed anything over, so that the next one need not wait.</summary>
    public Task ReleaseAsync(Delivery claimed) => deliveries.WriteAsync(
        claimed with { State = DeliveryState.Pending, ClaimedUntil = null, Attempts = claimed.Attempts - 1 }, CancellationToken.None);

    /// <summary>Writes what came of the attempt. Not cancelled any more: what was sent was sent.</summary>
    /// <exception cref="DeliveryFailedException">It failed for good; the row says so.</exception>
    public async Task CloseAsync(Delivery claimed, Subscription subscription, ChannelResult result)
    {
        Closed.Add(1, new KeyValuePair<string, object?>("result", result.GetType().Name.ToLowerInvariant()));
        Delivery open = claimed with { ClaimedUntil = null, Error = null };
        switch (result)
        {
            case ChannelResult.Sent:
                await deliveries.WriteAsync(open with { State = DeliveryState.Sent, SentAt = time.GetUtcNow() }, CancellationToken.None);
                await refusals.ForgetAsync(subscription);
                break;
            case ChannelResult.Accepted:
                await deliveries.WriteAsync(open with { State = DeliveryState.Accepted, SentAt = time.GetUtcNow() }, CancellationToken.None);
                break;
            case ChannelResult.Later later:
                await PostponeAsync(open, later);
                break;
            case ChannelResult.Refused refused when await refusals.CountAsync(subscription, refused):
                await RejectAsync(open, $"{refused.Reason}; it did so on {Refusals.DaysUntilGivenUp} days on which it took mail for others.");
                break;
            case ChannelResult.Refused refused:
                await PostponeAsync(open, new ChannelResult.Later(null, refused.OthersAccepted
                    ? refused.Reason
                    : $"{refused.Reason}; it has lately taken no mail for anybody else either: check the Smtp settings and the relay's own."));
                break;
            case ChannelResult.Rejected rejected:
                await RejectAsync(open, rejected.Reason);
                break;
            case ChannelResult.Failed failed:
                await FailAsync(open, failed.Reason);
                break;
        }
    }

    /// <summary>The subscription ended before the delivery was sent.</summary>
    public Task CancelAsync(Delivery delivery, Subscription? subscription, CancellationToken cancellation) => deliveries.WriteAsync(
        delivery with
        {
            State = DeliveryState.Cancelled,
            ClaimedUntil = null,
            Error = subscription is null
                ? "The subscription was deleted."
                : $"The subscription is {subscription.State}{(subscription.DisabledBecause is { } why ? $": {why}" : "")}",
        },
        cancellation);

    private async Task PostponeAsync(Delivery open, ChannelResult.Later later)
    {
        if (time.GetUtcNow() - open.Planned >= options.Value.RetryFor)
        {
            await FailAsync(open, $"{later.Reason} Given up after {options.Value.RetryFor} (Deliver:RetryFor).");
        }

        // What a far side asks for is obeyed within reason: not at once, and not for longer than a message can be hidden.
        TimeSpan pause = TimeSpan.FromSeconds(Math.Clamp((later.After ?? Pause(open.Attempts)).TotalSeconds, 1, LongestDelay.TotalSeconds));
        LogLater(logger, open.Id, pause, later.Reason);
        await deliveries.WriteAsync(
            open with { State = DeliveryState.Pending, NotBefore = time.GetUtcNow() + pause, Error = later.Reason }, CancellationToken.None);
        await QueueAsync(open.Id, pause, CancellationToken.None);
    }

    private async Task RejectAsync(Delivery open, string reason)
    {
        LogRejected(logger, open.Id, open.SubscriptionId, reason);
        await subscriptions.ChangeAsync(
            open.SubscriptionId, current => current with { State = SubscriptionState.Disabled, DisabledBecause = reason }, CancellationToken.None);
        await deliveries.WriteAsync(open with { State = DeliveryState.Rejected, Error = reason }, CancellationToken.None);
    }

    private async Task FailAsync(Delivery open, string reason)
    {
        await deliveries.WriteAsync(open with { State = DeliveryState.Failed, Error = reason }, CancellationToken.None);
        throw new DeliveryFailedException(open.Id, reason);
    }

    private Task QueueAsync(string deliveryId, TimeSpan delay, CancellationToken cancellation) => queues.SendAsync(
        new DeliveryMessage(deliveryId), delay < LongestDelay ? TimeSpan.FromSeconds(Math.Ceiling(delay.TotalSeconds)) : LongestDelay, cancellation);

    private static TimeSpan Pause(int attempts) => FirstPause * Math.Pow(2, Math.Min(attempts - 1, 10)) is var pause && pause < LongestPause ? pause : LongestPause;

    private static DateTimeOffset? Latest(DateTimeOffset? one, DateTimeOffset? other) => one > other || other is null ? one : other;

    [LoggerMessage(Level = LogLevel.Information, Message = "Delivery {DeliveryId} waits for its turn in the quota at {Turn}")]
    private static partial void LogTurn(ILogger logger, string deliveryId, DateTimeOffset turn);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Delivery {DeliveryId} is tried again in {Pause}: {Reason}")]
    private static partial void LogLater(ILogger logger, string deliveryId, TimeSpan pause, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Delivery {DeliveryId} was rejected and subscription {SubscriptionId} disabled: {Reason}")]
    private static partial void LogRejected(ILogger logger, string deliveryId, string subscriptionId, string reason);
}
