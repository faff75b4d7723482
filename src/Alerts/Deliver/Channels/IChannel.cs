using Alerts.Deliver.Content;

namespace Alerts.Deliver.Channels;

/// <summary>A way to a reader. One attempt a call; what comes of it is a result, not an exception.</summary>
internal interface IChannel
{
    /// <summary>How often the far side may be called for this reader; null for as often as one likes.</summary>
    SendLimit? LimitFor(Subscription subscription);

    /// <summary>
    /// Tries once, within a time that is well under <see cref="DeliverOptions.ClaimFor"/>. The token counts until the message is handed over.
    /// </summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was asked for before that: nothing was sent.</exception>
    Task<ChannelResult> SendAsync(Alert alert, CancellationToken cancellation);
}

/// <summary>One alert, or one digest of several, on its way to one reader.</summary>
/// <param name="Content">What it says.</param>
/// <param name="Event">What it tells; null for a digest.</param>
/// <param name="Subscription">Whom it goes to.</param>
/// <param name="Delivery">Its claimed row of the ledger.</param>
internal sealed record Alert(MessageContent Content, NewsEvent? Event, Subscription Subscription, Delivery Delivery);
