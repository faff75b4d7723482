namespace Alerts.Storage;

/// <summary>The tables, each with who writes it.</summary>
public static class TableNames
{
    /// <summary>State of each source: validators, last success, next poll. Schedule and Fetch.</summary>
    public const string Sources = "sources";

    /// <summary>One row for each known article. Fetch.</summary>
    public const string Articles = "articles";

    /// <summary>One row for each story. Classify.</summary>
    public const string Stories = "stories";

    /// <summary>One row for each classified article. Classify.</summary>
    public const string Events = "events";

    /// <summary>One row for each subscription. Pages and command line.</summary>
    public const string Subscriptions = "subscriptions";

    /// <summary>The delivery ledger. Notify, Digest and Deliver.</summary>
    public const string Deliveries = "deliveries";

    /// <summary>Events that wait for a digest. Notify and Digest.</summary>
    public const string Digests = "digests";

    /// <summary>When the last messages under each provider's quota had their turn. Deliver.</summary>
    public const string Turns = "turns";

    /// <summary>Why a message failed, kept beyond the host's own memory. Every stage's edge.</summary>
    public const string Failures = "failures";

    public static IReadOnlyList<string> All { get; } =
        [Sources, Articles, Stories, Events, Subscriptions, Deliveries, Digests, Turns, Failures];
}
