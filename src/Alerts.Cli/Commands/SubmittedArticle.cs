using System.Globalization;
using System.Text.Json;
using Alerts.Classification;

namespace Alerts.Cli.Commands;

/// <summary>An article handed to the command line: a line of JSON, or a text file. Unknown fields are ignored.</summary>
internal sealed record SubmittedArticle
{
    /// <summary>As it was written, a number or a text; undefined where there is none.</summary>
    public JsonElement Id { get; init; }

    public string? Title { get; init; }
    public required string Text { get; init; }

    /// <summary>A date or time in ISO 8601; another form (a year and month) is taken for unknown.</summary>
    public string? Published { get; init; }

    public string? Language { get; init; }
    public string? Source { get; init; }
    public bool Official { get; init; }

    /// <summary>Lenient where nothing is lost: a title alone is a headline, and what classifying does not need may be anything.</summary>
    /// <exception cref="FormatException">It has neither title nor text.</exception>
    public static SubmittedArticle Read(JsonElement line)
    {
        (string? title, string? text) = (ArticleLine.Text(line, "title"), ArticleLine.Text(line, "text"));
        return new SubmittedArticle
        {
            Id = line.TryGetProperty("id", out JsonElement id) ? id.Clone() : default,
            Title = title,
            Text = text ?? (title is null ? throw new FormatException("expected a field 'title' or 'text'") : ""),
            Published = Optional(line, "published"),
            Language = Optional(line, "language"),
            Source = Optional(line, "source"),
            Official = line.TryGetProperty("official", out JsonElement official) && official.ValueKind == JsonValueKind.True,
        };
    }

    public static SubmittedArticle FromText(string text) => new() { Text = text };

    /// <summary>
    /// Classifies it. Offsets point into <see cref="Text"/>; where the text does not begin with the title, evidence that lies in
    /// the title carries <c>part: title</c> and points into <see cref="Title"/>.
    /// </summary>
    public ArticleClassification Classify(Classifier classifier)
    {
        string title = Title ?? "";
        string whole = ArticleText.Compose(title, Text);
        ArticleClassification classification = classifier.Classify(ToArticle(whole));
        int shift = whole.Length - Text.Length;
        return shift == 0 ? classification : SeparateTitle.Move(classification, title.Length, shift);
    }

    public ArticleText ToArticle(string text) => new(text, PublishedAt ?? TimeProvider.System.GetUtcNow())
    {
        PublishedIsFirstSeen = PublishedAt is null,
        Official = Official,
        Language = Language,
    };

    private static string? Optional(JsonElement line, string name) =>
        line.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private DateTimeOffset? PublishedAt =>
        DateTimeOffset.TryParse(Published, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset published) ? published : null;
}
