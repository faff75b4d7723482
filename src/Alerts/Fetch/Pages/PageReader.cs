using AngleSharp.Html.Dom;
using Alerts.Feeds;
using Alerts.Fetch.Http;
using Microsoft.Extensions.Options;

namespace Alerts.Fetch.Pages;

/// <summary>Gets a page and finds the article on it (SmartReader), obeying robots.txt.</summary>
public sealed class PageReader
{
    private readonly HttpFetcher _http;
    private readonly RobotsRules _robots;
    private readonly FetchOptions _options;

    internal PageReader(HttpFetcher http, RobotsRules robots, IOptions<FetchOptions> options) => (_http, _robots, _options) = (http, robots, options.Value);

    /// <param name="summary">What the feed says of the article, to tell its block from others; empty where there is no feed.</param>
    /// <exception cref="SourceFailedException">The page could not be read, and why.</exception>
    public async Task<PageText> ReadAsync(Uri address, string summary, CancellationToken cancellation)
    {
        HttpAnswer answer = await _http.GetAsync(
            new HttpGet(address, _options.MaxPageBytes) { Accept = "text/html, application/xhtml+xml, */*;q=0.1", Permit = _robots.CheckAsync }, cancellation);
        if (answer.ContentType is { } type && !type.Contains("html", StringComparison.OrdinalIgnoreCase) && !type.Contains("text/plain", StringComparison.OrdinalIgnoreCase))
        {
            throw new SourceFailedException($"expected a page, {answer.Address.Host} sent {type}");
        }

        return Read(FeedEncoding.Decode(answer.Body, answer.ContentType, out _), answer.Address, summary);
    }

    /// <param name="summary">What the feed says of the article, to tell its block from others.</param>
    /// <exception cref="SourceFailedException">The page is beyond a limit, which the message names.</exception>
    internal static PageText Read(string html, Uri address, string summary = "", PageLimits? limits = null)
    {
        limits ??= PageLimits.Default;
        using IHtmlDocument document = PageParser.Parse(html, address, limits);
        StructuredArticle structured = StructuredArticle.Of(document);
        PageMetadata metadata = PageMetadata.Of(document, address);
        string hint = summary.Length > 0 ? summary : structured.Description ?? metadata.Description ?? "";
        string title = structured.Headline ?? metadata.Title;
        string text = WithoutTitle(ArticleFinder.Find(document, address, structured.Body, hint, limits), title);
        return new PageText
        {
            Title = title,
            Text = text,
            Author = structured.Author ?? metadata.Author,
            Published = structured.Published ?? metadata.Published,
            Language = metadata.Language ?? structured.Language,
            Address = Canonical(document, address),
            NotTheArticle = PageWall.Find(structured.IsLockedIn(document), text.Length > 0 ? text : HtmlText.ToPlain(html))
                ?? (ArticleCandidate.IsArticle(text) ? null : "no article was found on the page"),
        };
    }

    private static string WithoutTitle(string text, string title)
    {
        int end = text.IndexOf("\n\n", StringComparison.Ordinal);
        return end > 0 && HtmlText.Collapse(text.AsSpan(0, end)).Equals(title, StringComparison.OrdinalIgnoreCase) ? text[(end + 2)..] : text;
    }

    // Canonical links count within the publisher's own hosts only: another's word is no identity.
    private static Uri Canonical(IHtmlDocument document, Uri address) =>
        Uri.TryCreate(address, document.QuerySelector("link[rel=canonical]")?.GetAttribute("href") ?? "", out Uri? canonical)
        && canonical.Scheme is "http" or "https"
        && canonical.AbsolutePath.Length > 1
        && (canonical.Host.EndsWith(Domain(address), StringComparison.OrdinalIgnoreCase))
            ? canonical
            : address;

    private static string Domain(Uri address) => string.Join('.', address.Host.Split('.').TakeLast(2));
}
