using System.Text;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Alerts.Fetch.Feeds;

namespace Alerts.Fetch.Pages;

/// <summary>What a page's JSON-LD says of its article (https://schema.org/Article).</summary>
internal sealed record StructuredArticle
{
    private const int DeepestNesting = 8;

    public string? Headline { get; private init; }

    /// <summary>Names, parted by commas.</summary>
    public string? Author { get; private init; }

    public DateTimeOffset? Published { get; private init; }

    public string? Language { get; private init; }

    /// <summary>The page says that its article is for subscribers (https://schema.org/isAccessibleForFree).</summary>
    public bool IsLocked { get; private init; }

    /// <summary>To be asked before the page is taken apart. Empty where it says nothing, or nothing that can be read.</summary>
    public static StructuredArticle Of(IHtmlDocument document)
    {
        var found = new StructuredArticle();
        foreach (string json in document.QuerySelectorAll("script[type='application/ld+json']").Select(script => script.TextContent))
        {
            try
            {
                using JsonDocument data = CutJson.Parse(Encoding.UTF8.GetBytes(json), out _);
                found = found.With(data.RootElement, 0);
            }
            catch (JsonException)
            {
                // Pages are published with broken ones, and are read all the same.
            }
        }

        return found;
    }

    // An object, a list of them, or a graph.
    private StructuredArticle With(JsonElement element, int depth)
    {
        StructuredArticle found = this;
        if (depth > DeepestNesting)
        {
            return found;
        }

        if (element.ValueKind == JsonValueKind.Array)
        {
            return element.EnumerateArray().Aggregate(found, (known, item) => known.With(item, depth + 1));
        }

        if (element.ValueKind != JsonValueKind.Object)
        {
            return found;
        }

        if (found.Headline is null && Texts(element, "@type").Any(type => type.EndsWith("Article", StringComparison.Ordinal) || type.EndsWith("BlogPosting", StringComparison.Ordinal)))
        {
            found = found with
            {
                Headline = Line(Texts(element, "headline")) ?? Line(Texts(element, "name")),
                Author = Line(Texts(element, "author")),
                Published = FeedDate.Parse(Texts(element, "datePublished").FirstOrDefault()) ?? FeedDate.Parse(Texts(element, "dateCreated").FirstOrDefault()),
                Language = Texts(element, "inLanguage").FirstOrDefault(),
            };
        }

        bool locked = element.TryGetProperty("isAccessibleForFree", out JsonElement free)
            && (free.ValueKind == JsonValueKind.False || (free.ValueKind == JsonValueKind.String && free.GetString()!.EndsWith("false", StringComparison.OrdinalIgnoreCase)));
        found = locked ? found with { IsLocked = true } : found;
        return element.TryGetProperty("@graph", out JsonElement graph) ? found.With(graph, depth + 1) : found;
    }

    /// <summary>A text, the names of objects, or a list of either.</summary>
    private static IEnumerable<string> Texts(JsonElement element, string name) => element.TryGetProperty(name, out JsonElement value) ? Texts(value) : [];

    private static IEnumerable<string> Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Array => value.EnumerateArray().SelectMany(item => item.ValueKind == JsonValueKind.Array ? [] : Texts(item)),
        JsonValueKind.Object when value.TryGetProperty("name", out JsonElement name) && name.ValueKind == JsonValueKind.String => [name.GetString()!],
        _ => [],
    };

    private static string? Line(IEnumerable<string> texts) => HtmlText.ToLine(string.Join(", ", texts)) is { Length: > 0 } line ? line : null;
}
