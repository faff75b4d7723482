using System.Text.Json;
using System.Text.Json.Nodes;
using Alerts.Classification;

namespace Alerts.Cli.Commands;

/// <summary>An event as a JSON line, in any of the forms that Alerts writes: a <see cref="NewsEvent"/>, or an article with or without its classification.</summary>
internal sealed record EventLine(string Id, NewsEvent Event, string Text)
{
    /// <exception cref="FormatException">It is none of them.</exception>
    public static EventLine Read(JsonElement line, Lazy<Classifier> classifier)
    {
        bool classified = line.TryGetProperty("classification", out JsonElement classification) && classification.ValueKind == JsonValueKind.Object;
        if (classified && line.TryGetProperty("articleId", out _))
        {
            NewsEvent stored = Stored(line, classification);
            string body = line.TryGetProperty("text", out JsonElement text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";
            return new EventLine(stored.Id, stored, ArticleText.Compose(stored.Title, body));
        }

        // What 'alerts classify --jsonl' writes has neither title nor text; its facets can be filtered all the same.
        bool worded = line.TryGetProperty("title", out _) || line.TryGetProperty("text", out _);
        if (classified && !worded)
        {
            string id = line.TryGetProperty("id", out JsonElement named) ? named.ToString() : throw new FormatException("expected a field 'id'");
            return new EventLine(id, Of(id, "", "", DateTimeOffset.UnixEpoch, null, Read(classification)), "");
        }

        Article article = ArticleLine.Read(line, timeRequired: false);
        ArticleClassification facets = classified ? Read(classification) : classifier.Value.Classify(article.ToClassify);
        return new EventLine(article.Id, Of(article.Id, article.Source, article.Title, article.Published, article.Publisher, facets), article.Text);
    }

    private static NewsEvent Stored(JsonElement line, JsonElement classification)
    {
        JsonObject whole = WithoutNulls(line);
        whole["classification"] = WithoutNulls(classification);
        return whole.Deserialize(AlertsJson.Default.NewsEvent)!;
    }

    private static ArticleClassification Read(JsonElement classification) => WithoutNulls(classification).Deserialize(AlertsJson.Default.ArticleClassification)!;

    /// <summary>A field that is null is one that is left out.</summary>
    private static JsonObject WithoutNulls(JsonElement written)
    {
        JsonObject fields = JsonObject.Create(written)!;
        foreach (string name in fields.Where(field => field.Value is null).Select(field => field.Key).ToArray())
        {
            fields.Remove(name);
        }

        return fields;
    }

    private static NewsEvent Of(string id, string source, string title, DateTimeOffset published, string? publisher, ArticleClassification classification) => new()
    {
        Id = id,
        ArticleId = id,
        Source = source,
        Publisher = publisher,
        Url = "",
        Title = title,
        Published = published,
        Recorded = published,
        Classification = classification,
        Novelty = classification.Tags.Count > 0 ? Novelty.New : Novelty.None,
    };
}
