using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using Alerts.Feeds;

namespace Alerts.Fetch.Pages;

/// <summary>What a page's JSON-LD says of its article (https://schema.org/Article).</summary>
internal sealed partial record StructuredArticle
{
    private const int DeepestNesting = 8;

    /// <summary>Characters that are more than an invitation to subscribe.</summary>
    private const int ShortestPart = 400;

    public string? Headline { get; private init; }

    /// <summary>The article's text as paragraphs (https://schema.org/articleBody).</summary>
    public string? Body { get; private init; }

    public string? Description { get; private init; }

    /// <summary>Names, separated by commas.</summary>
    public string? Author { get; private init; }

    public DateTimeOffset? Published { get; private init; }

    public string? Language { get; private init; }

    /// <summary>The page says that its article is for subscribers (https://schema.org/isAccessibleForFree).</summary>
    public bool IsLocked { get; private init; }

    /// <summary>Where the page says that the part for subscribers stands (https://schema.org/cssSelector).</summary>
    private string? LockedPart { get; init; }

    /// <summary>It is for subscribers, and the part that is for them only was not sent.</summary>
    public bool IsLockedIn(IHtmlDocument document) =>
        IsLocked && !(LockedPart is { } part && document.QuerySelectorAll(part).Sum(element => element.TextContent.Length) >= ShortestPart);

    /// <summary>To be asked before the page is taken apart. Empty where it says nothing, or nothing that can be read.</summary>
    public static StructuredArticle Of(IHtmlDocument document)
    {
        var found = new StructuredArticle();
        foreach (string json in document.QuerySelectorAll("script[type='application/ld+json']").Select(script => script.TextContent))
        {
            try
            {
                using JsonDocument data = CutJson.Parse(Encoding.UTF8.GetBytes(json), out _, out _);
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
                Body = Texts(element, "articleBody").FirstOrDefault() is { } body ? HtmlText.ToPlain(LinesAsParagraphs(body)) : null,
                Description = Line(Texts(element, "description")),
                Author = Line(Texts(element, "author")),
                Published = FeedDate.Parse(Texts(element, "datePublished").FirstOrDefault()) ?? FeedDate.Parse(Texts(element, "dateCreated").FirstOrDefault()),
                Language = Texts(element, "inLanguage").FirstOrDefault(),
            };
        }

        bool locked = element.TryGetProperty("isAccessibleForFree", out JsonElement free)
            && (free.ValueKind == JsonValueKind.False || (free.ValueKind == JsonValueKind.String && free.GetString()!.EndsWith("false", StringComparison.OrdinalIgnoreCase)));
        string? part = locked ? Texts(element, "cssSelector").FirstOrDefault(selector => Simple().IsMatch(selector)) : null;
        found = locked ? found with { IsLocked = true, LockedPart = part ?? found.LockedPart } : found;
        found = element.TryGetProperty("hasPart", out JsonElement parts) ? found.With(parts, depth + 1) : found;
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

    // It is text by its definition, and HTML on some sites.
    private static string LinesAsParagraphs(string body) =>
        body.Contains("<p", StringComparison.OrdinalIgnoreCase) ? body : body.Replace("\n", "<p>", StringComparison.Ordinal);

    [GeneratedRegex(@"^[.#][A-Za-z][\w-]*$")]
    private static partial Regex Simple();

    private static string? Line(IEnumerable<string> texts) => HtmlText.ToLine(string.Join(", ", texts)) is { Length: > 0 } line ? line : null;
}
