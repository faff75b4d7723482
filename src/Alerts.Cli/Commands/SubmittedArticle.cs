using System.Text.Json.Serialization;
using Alerts.Classify;

namespace Alerts.Cli.Commands;

/// <summary>An article handed to the command line: a line of JSON, or a text file. Unknown fields are ignored.</summary>
internal sealed record SubmittedArticle
{
    public string? Id { get; init; }
    public string? Title { get; init; }
    public required string Text { get; init; }

    /// <summary>A date or time in ISO 8601; another form (a year and month) is taken for unknown.</summary>
    public string? Published { get; init; }

    public string? Language { get; init; }
    public string? Source { get; init; }
    public bool Official { get; init; }

    public static SubmittedArticle FromText(string text) => new() { Text = text };

    /// <summary>
    /// Classifies it. Offsets point into <see cref="Text"/>; where the text does not begin with the title, evidence that lies in
    /// the title carries <c>part: title</c> and points into <see cref="Title"/>.
    /// </summary>
    public Classification Classify(Classifier classifier)
    {
        string title = Title ?? "";
        string whole = Article.Compose(title, Text);
        Classification classification = classifier.Classify(ToArticle(whole));
        int shift = whole.Length - Text.Length;
        return shift == 0 ? classification : SeparateTitle.Move(classification, title.Length, shift);
    }

    public Article ToArticle(string text) => new()
    {
        Id = Id ?? "",
        Source = Source ?? "",
        Url = "",
        Title = Title ?? "",
        Text = text,
        Official = Official,
        Language = Language,
        Published = PublishedOr(TimeProvider.System.GetUtcNow()),
        FirstSeen = TimeProvider.System.GetUtcNow(),
    };

    private DateTimeOffset PublishedOr(DateTimeOffset now) =>
        DateTimeOffset.TryParse(Published, System.Globalization.CultureInfo.InvariantCulture,
            System.Globalization.DateTimeStyles.AssumeUniversal, out DateTimeOffset published) ? published : now;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(SubmittedArticle))]
internal sealed partial class SubmittedJson : JsonSerializerContext;
