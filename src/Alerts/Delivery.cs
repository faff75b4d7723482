using System.Globalization;

namespace Alerts;

/// <summary>
/// The ledger row of one event for one subscriber: planned by Notify, sent by Deliver or told by a digest. A digest has a row
/// of its own, planned by Digest. Table <c>deliveries</c>.
/// </summary>
public sealed record Delivery
{
    /// <summary>Deterministic: see <see cref="IdOf"/> and <see cref="IdOfDigest"/>.</summary>
    public required string Id { get; init; }

    /// <summary>What is told; null for a digest.</summary>
    public string? EventId { get; init; }

    /// <summary>What a digest tells; never changed once the row is there. Empty for an alert.</summary>
    public IReadOnlyList<string> EventIds { get; init => field = value ?? []; } = [];

    /// <summary>The delivery of the digest that tells this event; null where none does.</summary>
    public string? InDigest { get; init; }

    public required string SubscriptionId { get; init; }
    public DeliveryState State { get; init; }

    /// <summary>Why the subscriber gets it: what in the filter matched.</summary>
    public string Because { get; init => field = value ?? ""; } = "";

    /// <summary>Times the sending was begun.</summary>
    public int Attempts { get; init; }

    /// <summary>While in the future, another worker is sending it; past, that worker died.</summary>
    public DateTimeOffset? ClaimedUntil { get; init; }

    /// <summary>Not begun before: the far side or the provider's quota asked to wait, or the digest is due then that will tell it.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>The turn that the provider's quota gave it; null while it has none.</summary>
    public DateTimeOffset? Turn { get; init; }

    /// <summary>When the far side took it.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>Why the last attempt failed, in one sentence.</summary>
    public string? Error { get; init; }

    public required DateTimeOffset Planned { get; init; }

    /// <summary>The same for the same event and subscription, so that planning twice writes one row.</summary>
    public static string IdOf(string eventId, string subscriptionId) => DeterministicId.Of("delivery", eventId, subscriptionId);

    /// <summary>The same for the same subscription and the same time at which its digest was due.</summary>
    public static string IdOfDigest(string subscriptionId, DateTimeOffset due) =>
        DeterministicId.Of("digest", subscriptionId, due.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
}

/// <summary>How far a delivery has come.</summary>
public enum DeliveryState
{
    Pending,
    Claimed,

    /// <summary>The mail server took it, or it lies in the folder.</summary>
    Sent,

    /// <summary>A Teams flow took it; whether it posts it is not told (202).</summary>
    Accepted,

    /// <summary>Tried and failed; the queue tries again.</summary>
    Failed,

    /// <summary>The destination is gone for good (404, 410, hard bounce); not tried again.</summary>
    Rejected,

    /// <summary>Not sent, because the subscription ended or was disabled in the meantime.</summary>
    Cancelled,

    /// <summary>A digest tells it; how far that has come stands in the row that <see cref="Delivery.InDigest"/> names.</summary>
    Digested,
}
