using System.Text.Json;

namespace Alerts.Feeds;

/// <summary>Reads JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/), leniently about types and missing members.</summary>
internal static class JsonFeedReader
{
    /// <exception cref="FeedFormatException">The text is not JSON or not a feed.</exception>
    public static Feed Read(ReadOnlyMemory<byte> json, Uri? baseUri, IReadOnlyList<string> problems)
    {
        JsonDocument document;
        string? problem;
        bool isCut;
        try
        {
            document = CutJson.Parse(json, out problem, out isCut);
        }
        catch (JsonException exception)
        {
            throw new FeedFormatException($"Expected a JSON Feed, got JSON that cannot be read: {exception.Message}", exception);
        }

        using (document)
        {
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("items", out JsonElement items) || items.ValueKind != JsonValueKind.Array)
            {
                throw new FeedFormatException($"Expected a JSON Feed (https://jsonfeed.org), got JSON without the list 'items'{(isCut ? " before it breaks off" : "")}. Another JSON list is read by a source of kind 'json'.");
            }

            if (problem is not null && items.GetArrayLength() > 0 && !items.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.Object))
            {
                throw new FeedFormatException($"Expected a JSON Feed, got JSON that cannot be read: {problem}");
            }

            problems = problem is null ? problems : [.. problems, problem];
            var links = new LinkResolver(baseUri);
            string? language = Text(root, "language");
            string? authors = Authors(root);
            return new Feed
            {
                Title = Line(root, "title"),
                Link = links.Resolve(Text(root, "home_page_url")),
                Language = language,
                Entries = FeedDates.Consistently(dates => items.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object)
                    .Take(FeedReader.MaxEntries).Select(item => Entry(item, links, authors, language, dates)).ToArray()),
                Problems = problems,
                Repaired = problems.Count > 0,
                IsCut = isCut,
            };
        }
    }

    private static FeedEntry Entry(JsonElement item, LinkResolver links, string? feedAuthors, string? feedLanguage, FeedDates dates)
    {
        string? id = Text(item, "id");
        string? text = Text(item, "content_text");
        return new FeedEntry
        {
            Id = id,
            Title = Line(item, "title"),
            Link = links.Resolve(Text(item, "url")) ?? links.Resolve(Text(item, "external_url"))
                ?? (id is not null && LinkResolver.Scheme(id) is "http" or "https" ? id : null),
            Published = dates.Read(Text(item, "date_published")),
            Updated = dates.Read(Text(item, "date_modified")),
            Author = Authors(item) ?? feedAuthors,
            Summary = Text(item, "summary") is { } summary ? HtmlText.Encode(summary) : null,
            Content = Text(item, "content_html") ?? (text is null ? null : HtmlText.Encode(text)),
            Categories = Tags(item),
            Language = Text(item, "language") ?? feedLanguage,
        };
    }

    private static string? Authors(JsonElement parent)
    {
        IEnumerable<JsonElement> people =
            parent.TryGetProperty("authors", out JsonElement list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray()
            : parent.TryGetProperty("author", out JsonElement one) ? [one]
            : [];
        string names = string.Join(", ", people.Where(person => person.ValueKind == JsonValueKind.Object)
            .Select(person => HtmlText.Collapse(Text(person, "name"))).Where(name => name.Length > 0).Take(10));
        return names.Length == 0 ? null : names;
    }

    private static string[] Tags(JsonElement item) =>
        item.TryGetProperty("tags", out JsonElement tags) && tags.ValueKind == JsonValueKind.Array
            ? [.. tags.EnumerateArray().Where(tag => tag.ValueKind == JsonValueKind.String).Select(tag => HtmlText.Collapse(tag.GetString())).Take(100)]
            : [];

    private static string Line(JsonElement parent, string name) => new TextConstruct(Text(parent, name) ?? "", TextForm.Unknown).ToLine();

    private static string? Text(JsonElement parent, string name)
    {
        if (!parent.TryGetProperty(name, out JsonElement value))
        {
            return null;
        }

        string? text = value.ValueKind switch
        {
            JsonValueKind.String => Unescaped(value),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }

    // An escaped lone surrogate is legal JSON and no text.
    private static string? Unescaped(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
