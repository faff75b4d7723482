using System.Text.Json.Serialization;

namespace Alerts.Storage;

/// <summary>What Fetch remembers of an article beside its body, to know it again. A row of the table <c>articles</c>.</summary>
public sealed record KnownArticle
{
    public required string Id { get; init; }

    public required string Source { get; init; }

    public required string Title { get; init; }

    /// <summary>Its link in the feed.</summary>
    public required string Url { get; init; }

    /// <summary>The newest version.</summary>
    public required int Version { get; init; }

    public required DateTimeOffset FirstSeen { get; init; }

    /// <summary>It was old when it was first seen and was told to nobody; a date that is corrected to a recent one makes it news.</summary>
    public bool Filed { get; init; }

    /// <summary>Hashes of the texts in which it came, newest last: a text that comes back is no change.</summary>
    public IReadOnlyList<string> Texts { get; init => field = value ?? []; } = [];

    /// <summary>Parts of its fingerprint: SimHash, shingles and numbers.</summary>
    public ulong SimHash { get; init; }

    public int Shingles { get; init; }

    public ulong Numbers { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(KnownArticle))]
internal sealed partial class KnownArticleJson : JsonSerializerContext;
