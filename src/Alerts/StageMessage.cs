using System.Text.Json.Serialization;

namespace Alerts;

/// <summary>
/// What travels in a queue: ids, never bodies (a message holds at most 64 KiB,
/// https://learn.microsoft.com/azure/storage/queues/scalability-targets). JSON, Base64.
/// </summary>
public abstract record StageMessage
{
    /// <summary>The newest schema that this build reads and the one that it writes.</summary>
    public const int CurrentSchema = 1;

    /// <summary>Schema of this message. A newer one is refused whole rather than read in part.</summary>
    /// <exception cref="UnknownSchemaException">The value is not between 1 and <see cref="CurrentSchema"/>.</exception>
    public int Schema
    {
        get;
        init => field = value is >= 1 and <= CurrentSchema ? value : throw new UnknownSchemaException(GetType().Name, value);
    } = CurrentSchema;

    /// <summary>W3C trace context of the stage that sent it (https://www.w3.org/TR/trace-context/).</summary>
    public string? TraceParent { get; init; }

    /// <summary>What the message is about: keys its row in the table <c>failures</c>. Not part of the message; some that are under way still carry it.</summary>
    [JsonIgnore]
    public abstract string Subject { get; }
}

/// <summary>"Poll this source." Queue <c>fetches</c>, from Schedule to Fetch.</summary>
public sealed record FetchMessage(string Source) : StageMessage
{
    /// <summary>Sources to be polled with it, where so many are due that a message for each would cost more than the polls.</summary>
    public IReadOnlyList<string> More { get; init => field = value ?? []; } = [];

    [JsonIgnore]
    public override string Subject => Source;
}

/// <summary>"This text is new." Queue <c>articles</c>, from Fetch to Classify.</summary>
public sealed record ArticleMessage(string ArticleId, int ArticleVersion) : StageMessage
{
    [JsonIgnore]
    public override string Subject => $"{ArticleId}/{ArticleVersion}";
}

/// <summary>"This is worth telling." Queue <c>events</c>, from Classify to Notify.</summary>
public sealed record EventMessage(string EventId) : StageMessage
{
    [JsonIgnore]
    public override string Subject => EventId;
}

/// <summary>"Send this." Queue <c>deliveries</c>, from Notify to Deliver.</summary>
public sealed record DeliveryMessage(string DeliveryId) : StageMessage
{
    [JsonIgnore]
    public override string Subject => DeliveryId;
}

/// <summary>A message was written by a newer version of Alerts than the one that reads it, or by none at all.</summary>
public sealed class UnknownSchemaException(string message, int schema) : Exception(
    $"{message} has schema {schema}; this version reads 1 to {StageMessage.CurrentSchema}. "
    + (schema > StageMessage.CurrentSchema ? "Upgrade this host, then replay the message." : "No version writes that: correct the message, or delete it."));
