namespace Alerts.Storage;

/// <summary>The queues between the stages. Each has a <c>-poison</c> twin for messages that failed too often.</summary>
public static class QueueNames
{
    /// <summary>Schedule → Fetch.</summary>
    public const string Fetches = "fetches";

    /// <summary>Fetch → Classify.</summary>
    public const string Articles = "articles";

    /// <summary>Classify → Notify.</summary>
    public const string Events = "events";

    /// <summary>Notify → Deliver.</summary>
    public const string Deliveries = "deliveries";

    public const string PoisonSuffix = "-poison";

    public static IReadOnlyList<string> All { get; } = [Fetches, Articles, Events, Deliveries];
}
