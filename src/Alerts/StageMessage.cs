using System.Text.Json.Serialization;

namespace Alerts;

/// <summary>
/// What travels in a queue: ids, never bodies (a message holds at most 64 KiB,
/// https://learn.microsoft.com/azure/storage/queues/scalability-targets). JSON, Base64.
/// </summary>
public abstract record StageMessage
{
    /// <summary>The newest schema that this build reads. 2: a message to Deliver may carry the rows of several deliveries.</summary>
    public const int CurrentSchema = 2;

    /// <summary>
    /// Schema of this message: the oldest that has all it holds, so that a host of before reads what it can. A newer one is refused
    /// whole rather than read in part.
    /// </summary>
    /// <exception cref="UnknownSchemaException">The value is not between 1 and <see cref="CurrentSchema"/>.</exception>
    public int Schema
    {
        get;
        init => field = value is >= 1 and <= CurrentSchema ? value : throw new UnknownSchemaException(GetType().Name, value);
    } = 1;

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
    /// <summary>
    /// Deliveries of one event as Notify has just planned them, that of <see cref="DeliveryId"/> first, so that Deliver need not read
    /// each; empty in a message of one that is to be read. Not the state: that is the ledger's alone.
    /// </summary>
    public IReadOnlyList<PlannedDelivery> Planned { get; init => field = value ?? []; } = [];

    public static DeliveryMessage Of(IReadOnlyList<PlannedDelivery> planned) => new(planned[0].Row.Id) { Schema = 2, Planned = [.. planned] };

    [JsonIgnore]
    public override string Subject => DeliveryId;
}

/// <summary>A row of the ledger as it was written, with the mark by which a change proves that nobody has written it since.</summary>
public sealed record PlannedDelivery(Delivery Row, string ETag);

/// <summary>A message was written by a newer version of Alerts than the one that reads it, or by none at all.</summary>
public sealed class UnknownSchemaException(string message, int schema) : Exception(
    $"{message} has schema {schema}; this version reads 1 to {StageMessage.CurrentSchema}. "
    + (schema > StageMessage.CurrentSchema ? "Upgrade this host, then replay the message." : "No version writes that: correct the message, or delete it."));
