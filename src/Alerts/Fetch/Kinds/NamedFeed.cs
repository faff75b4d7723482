using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Alerts.Feeds;
using Alerts.Fetch.Http;
using Alerts.Fetch.Pages;

namespace Alerts.Fetch.Kinds;

/// <summary>Finds the feed that a page names in its head (RSS Autodiscovery, https://www.rssboard.org/rss-autodiscovery).</summary>
internal static class NamedFeed
{
    /// <summary>Characters of a page in which its head ends.</summary>
    private const int LongestHead = 200_000;

    private static readonly string[] Types =
        ["application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"];

    /// <summary>The address of the first feed; null where what came is no page, or names none.</summary>
    public static Uri? Of(HttpAnswer answer)
    {
        string html = FeedEncoding.Decode(answer.Body, answer.ContentType, out _);
        try
        {
            using IHtmlDocument page = PageParser.Parse(html[..Math.Min(html.Length, LongestHead)], answer.Address, PageLimits.Default);
            string based = page.QuerySelector("base[href]")?.GetAttribute("href") ?? "";
            var links = new LinkResolver(Uri.TryCreate(answer.Address, based, out Uri? uri) ? uri : answer.Address);
            return page.QuerySelectorAll("link[rel~=alternate i][href]")
                .Where(link => Types.Contains(link.GetAttribute("type")?.Split(';')[0].Trim(), StringComparer.OrdinalIgnoreCase))
                .Select(link => Uri.TryCreate(links.Resolve(link.GetAttribute("href")), UriKind.Absolute, out Uri? feed) ? feed : null)
                .FirstOrDefault(feed => feed is { Scheme: "http" or "https" });
        }
        catch (SourceFailedException)
        {
            return null;
        }
    }
}
