using Alerts.Deliver.Content;

namespace Alerts.Deliver.Channels;

/// <summary>A way to a reader. One attempt a call; what comes of it is a result, not an exception.</summary>
internal interface IChannel
{
    /// <summary>How often the far side may be called for this reader; null for as often as one likes.</summary>
    SendLimit? LimitFor(Subscription subscription);

    /// <summary>Tries once, within a time that is well under <see cref="DeliverOptions.ClaimFor"/>.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was asked for; nobody knows whether it was sent.</exception>
    Task<ChannelResult> SendAsync(Alert alert, CancellationToken cancellation);
}

/// <summary>One alert on its way to one reader.</summary>
internal sealed record Alert(AlertContent Content, NewsEvent Event, Subscription Subscription, Delivery Delivery);
