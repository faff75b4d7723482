using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Alerts.Feeds;

namespace Alerts.Fetch.Pages;

/// <summary>What the head of a page and its marked elements say of the article (Open Graph, Dublin Core, microdata).</summary>
internal sealed record PageMetadata
{
    private const int LongestAuthor = 100;

    private static readonly string[] Titles = ["og:title", "dc.title", "dcterms.title", "twitter:title", "parsely-title"];
    private static readonly string[] Authors = ["author", "dc.creator", "dcterms.creator", "parsely-author", "article:author"];
    private static readonly string[] Descriptions = ["og:description", "description", "dc.description", "twitter:description"];
    private static readonly string[] Dates =
    [
        "article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.date", "dcterms.issued", "dcterms.created", "parsely-pub-date",
        "pubdate", "publishdate", "publication_date",
    ];

    private static readonly char[] TitleSeparators = ['|', '–', '—', '»', '-', '_'];

    /// <summary>Plain text on one line, without the site's name where the page says what that is.</summary>
    public required string Title { get; init; }

    public string? Author { get; private init; }

    public string? Description { get; private init; }

    public DateTimeOffset? Published { get; private init; }

    /// <summary>BCP 47 tag as the page declares it.</summary>
    public string? Language { get; private init; }

    public static PageMetadata Of(IHtmlDocument document, Uri address)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (IElement meta in document.QuerySelectorAll("meta[content]"))
        {
            string? name = meta.GetAttribute("property") ?? meta.GetAttribute("name")
                ?? meta.GetAttribute("itemprop") ?? meta.GetAttribute("http-equiv");
            if (name is not null && HtmlText.ToLine(meta.GetAttribute("content")) is { Length: > 0 } content)
            {
                values.TryAdd(name.Trim(), content);
            }
        }

        string? First(string[] names) => names.Select(name => values.GetValueOrDefault(name)).FirstOrDefault(value => value is not null);
        return new PageMetadata
        {
            Title = WithoutSite(First(Titles) ?? HtmlText.Collapse(document.Title), values.GetValueOrDefault("og:site_name")),
            Author = Authors.Select(name => values.GetValueOrDefault(name)).FirstOrDefault(IsName) ?? Byline(document),
            Description = First(Descriptions),
            Published = Dates.Select(name => FeedDate.Parse(values.GetValueOrDefault(name))).FirstOrDefault(date => date is not null)
                ?? Marked(document) ?? InPath(address),
            Language = document.DocumentElement.GetAttribute("lang") is { Length: > 0 } lang ? lang
                : document.DocumentElement.GetAttribute("xml:lang") is { Length: > 0 } xml ? xml
                : values.GetValueOrDefault("content-language") ?? values.GetValueOrDefault("language"),
        };
    }

    private static bool IsName(string? author) =>
        author is not null && author.Length <= LongestAuthor && !author.Contains("://", StringComparison.Ordinal);

    private static string? Byline(IHtmlDocument document) =>
        document.QuerySelectorAll("[rel=author], [itemprop=author], .byline, .author")
            .Select(element => HtmlText.Collapse(element.TextContent)).FirstOrDefault(text => text.Length > 0 && IsName(text));

    private static DateTimeOffset? Marked(IHtmlDocument document) =>
        document.QuerySelectorAll("time[itemprop=datePublished], time[pubdate], [itemprop=datePublished][datetime]")
            .Select(time => FeedDate.Parse(time.GetAttribute("datetime"))).FirstOrDefault(date => date is not null);

    // "/2026/03/14/": the day, in no time zone that the address would tell.
    private static DateTimeOffset? InPath(Uri address)
    {
        string[] parts = address.AbsolutePath.Split('/');
        for (int at = 0; at + 2 < parts.Length; at++)
        {
            if (parts[at].Length == 4 && parts[at + 1].Length == 2 && parts[at + 2].Length == 2
                && FeedDate.Parse($"{parts[at]}-{parts[at + 1]}-{parts[at + 2]}") is { } date)
            {
                return date;
            }
        }

        return null;
    }

    private static string WithoutSite(string title, string? site)
    {
        int end = site is null ? -1 : title.LastIndexOf(site, StringComparison.OrdinalIgnoreCase);
        string head = end > 0 ? title[..end].TrimEnd() : "";
        return head.Length > 0 && TitleSeparators.Contains(head[^1]) ? head[..^1].TrimEnd() : title;
    }
}
