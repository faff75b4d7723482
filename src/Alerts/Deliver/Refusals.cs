using Alerts.Deliver.Channels;
using Alerts.Storage;

namespace Alerts.Deliver;

/// <summary>
/// Counts the days on which the relay refused a reader's address without saying why, while it took mail for others. One such
/// refusal may be a relay that was set up wrongly, and giving up on it would end the subscriptions of everybody at once.
/// </summary>
internal sealed class Refusals(SubscriptionStore subscriptions, TimeProvider time)
{
    /// <summary>Different days (UTC) with a refusal and no acceptance in between, after which the address is given up.</summary>
    public const int DaysUntilGivenUp = 3;

    /// <summary>True when the address is to be given up.</summary>
    public async Task<bool> CountAsync(Subscription subscription, ChannelResult.Refused refused)
    {
        if (!refused.OthersAccepted)
        {
            return false;
        }

        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        Subscription? counted = subscription.RefusedOn.Contains(today)
            ? subscription
            : await subscriptions.ChangeAsync(subscription.Id, current => With(current, today), CancellationToken.None);
        return counted?.RefusedOn.Count >= DaysUntilGivenUp;
    }

    /// <summary>The address took a mail: what was counted was not its fault.</summary>
    public Task ForgetAsync(Subscription subscription) => subscription.RefusedOn.Count == 0
        ? Task.CompletedTask
        : subscriptions.ChangeAsync(subscription.Id, current => current with { RefusedOn = [] }, CancellationToken.None);

    private static Subscription With(Subscription current, DateOnly day) =>
        current.RefusedOn.Contains(day) ? current : current with { RefusedOn = [.. current.RefusedOn, day] };
}
