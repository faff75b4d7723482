using Alerts.Storage;
using Microsoft.Extensions.Logging;

namespace Alerts.Subscriptions;

/// <summary>
/// The <see cref="SubscriptionIndex"/> of the active subscriptions, built again when the table has changed.
/// Asking whether it has costs one point read, so that instances which share nothing agree within one event.
/// </summary>
public sealed partial class SubscriptionMatcher(SubscriptionStore subscriptions, ILogger<SubscriptionMatcher> logger) : IDisposable
{
    private readonly SemaphoreSlim _building = new(1);
    private (string Version, SubscriptionIndex Index)? _current;

    public async Task<SubscriptionIndex> CurrentAsync(CancellationToken cancellation)
    {
        await _building.WaitAsync(cancellation);
        try
        {
            // The version before the rows: a row written in between makes the next event build again.
            string version = await subscriptions.VersionAsync(cancellation);
            if (_current is { } current && current.Version == version)
            {
                return current.Index;
            }

            var active = new List<Subscription>();
            await foreach (Subscription subscription in subscriptions.AllAsync(cancellation))
            {
                if (subscription.State == SubscriptionState.Active)
                {
                    active.Add(subscription);
                }
            }

            var index = new SubscriptionIndex(active);
            foreach (BrokenSubscription broken in index.Broken)
            {
                LogBroken(logger, broken.SubscriptionId, broken.Problem);
                await subscriptions.NoteUnreadableAsync(broken.SubscriptionId, $"filter: {broken.Problem}", cancellation);
            }

            _current = (version, index);
            return index;
        }
        finally
        {
            _building.Release();
        }
    }

    public void Dispose() => _building.Dispose();

    [LoggerMessage(Level = LogLevel.Error, Message = "Subscription {SubscriptionId} is told nothing, because its filter cannot be read: {Problem}")]
    private static partial void LogBroken(ILogger logger, string subscriptionId, string problem);
}
