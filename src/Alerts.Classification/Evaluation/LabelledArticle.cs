using System.Globalization;
using System.Text.Json.Serialization;
using Alerts.Text;

namespace Alerts.Classification.Evaluation;

/// <summary>An article with the labels that a careful reader gave it; one line of an evaluation file. Unknown fields are ignored.</summary>
public sealed record LabelledArticle
{
    public required string Id { get; init; }
    public required string Language { get; init; }
    public required string Title { get; init; }
    public required string Text { get; init; }

    /// <summary>As known: a day, a month, or null.</summary>
    public string? Published { get; init; }

    public required IReadOnlyList<Tag> Tags { get; init; }
    public required Direction Direction { get; init; }
    public required Stage Stage { get; init; }
    public required IReadOnlyList<string> Jurisdictions { get; init; }
    public required IReadOnlyList<string> Companies { get; init; }
    public required IReadOnlyList<string> Products { get; init; }
    public required Sourcing Sourcing { get; init; }

    /// <summary>A second reader could decide otherwise.</summary>
    public bool Ambiguous { get; init; }

    /// <summary>The article as the classifier gets it; without a date it is taken to be of <paramref name="unknown"/>.</summary>
    public ArticleText ToArticle(DateTimeOffset unknown)
    {
        bool dated = DateTimeOffset.TryParse(Published, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset parsed);
        DateTimeOffset published = dated ? parsed : unknown;
        return new ArticleText(ArticleText.Compose(Title, Text), published) { PublishedIsFirstSeen = !dated };
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters =
    [
        typeof(KebabCaseConverter<Tag>), typeof(KebabCaseConverter<Direction>), typeof(KebabCaseConverter<Stage>),
        typeof(KebabCaseConverter<Sourcing>),
    ])]
[JsonSerializable(typeof(LabelledArticle))]
[JsonSerializable(typeof(EvaluationReport))]
public sealed partial class EvaluationJson : JsonSerializerContext;
