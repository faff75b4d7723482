using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Alerts.Fetch.Feeds;
using Alerts.Fetch.Http;
using Alerts.Fetch.Identity;
using Microsoft.Extensions.Options;
using SmartReader;

namespace Alerts.Fetch.Pages;

/// <summary>Gets a page and finds the article on it (SmartReader), obeying robots.txt.</summary>
public sealed class PageReader
{
    /// <summary>Pages of more tags than this are not looked through: the search costs more than their length.</summary>
    private const int MostTags = 60_000;

    /// <summary>Elements nested deeper than this are no article, and cost their square.</summary>
    private const int DeepestNesting = 1_000;

    /// <summary>Letters of its paragraphs that end as sentences do.</summary>
    private const int ShortestArticle = 140;

    private readonly HttpFetcher _http;
    private readonly RobotsRules _robots;
    private readonly FetchOptions _options;

    internal PageReader(HttpFetcher http, RobotsRules robots, IOptions<FetchOptions> options) => (_http, _robots, _options) = (http, robots, options.Value);

    /// <exception cref="SourceFailedException">The page could not be read, and why.</exception>
    public async Task<PageText> ReadAsync(Uri address, CancellationToken cancellation)
    {
        HttpAnswer answer = await _http.GetAsync(
            new HttpGet(address, _options.MaxPageBytes) { Accept = "text/html, application/xhtml+xml, */*;q=0.1", Permit = _robots.CheckAsync }, cancellation);
        if (answer.ContentType is { } type && !type.Contains("html", StringComparison.OrdinalIgnoreCase) && !type.Contains("text/plain", StringComparison.OrdinalIgnoreCase))
        {
            throw new SourceFailedException($"expected a page, {answer.Address.Host} sent {type}");
        }

        return Read(FeedEncoding.Decode(answer.Body, answer.ContentType, out _), answer.Address);
    }

    internal static PageText Read(string html, Uri address)
    {
        Require(html, address);
        using IHtmlDocument document = new HtmlParser().ParseDocument(html);
        Uri own = Canonical(document, address);
        StructuredArticle structured = StructuredArticle.Of(document);
        using var reader = new Reader(address.AbsoluteUri, document) { CharThreshold = ShortestArticle };
        SmartReader.Article article = reader.GetArticle();
        string text = HtmlText.ToPlain(article.Content ?? "");
        text = IsArticle(text) ? text : "";
        return new PageText
        {
            Title = structured.Headline ?? HtmlText.Collapse(article.Title),
            Text = text,
            Author = structured.Author ?? (HtmlText.Collapse(article.Author ?? article.Byline) is { Length: > 0 } author ? author : null),
            Published = structured.Published ?? (article.PublicationDate is { } date ? new DateTimeOffset(date.ToUniversalTime()) : null),
            Language = !string.IsNullOrWhiteSpace(article.Language) ? article.Language : structured.Language,
            Address = own,
            NotTheArticle = PageWall.Find(structured.IsLocked, text.Length > 0 ? text : HtmlText.ToPlain(html)) ?? (text.Length == 0 ? "no article was found on the page" : null),
        };
    }

    // SmartReader's own measure counts long paragraphs only, which Chinese, Japanese and Korean ones are not, nor those of a short notice.
    private static bool IsArticle(string text) => text.Split("\n\n").Where(Sentence.IsWhole).Sum(Sentence.Letters) >= ShortestArticle;

    // Canonical links count within the publisher's own hosts only: another's word is no identity.
    private static Uri Canonical(IHtmlDocument document, Uri address) =>
        Uri.TryCreate(address, document.QuerySelector("link[rel=canonical]")?.GetAttribute("href") ?? "", out Uri? canonical)
        && canonical.Scheme is "http" or "https"
        && canonical.AbsolutePath.Length > 1
        && (canonical.Host.EndsWith(Domain(address), StringComparison.OrdinalIgnoreCase))
            ? canonical
            : address;

    private static string Domain(Uri address) => string.Join('.', address.Host.Split('.').TakeLast(2));

    /// <exception cref="SourceFailedException">The page is built so that looking through it would take for ever.</exception>
    internal static void Require(string html, Uri address)
    {
        (int tags, int depth, int deepest) = (0, 0, 0);
        ReadOnlySpan<char> rest = html;
        while (rest.IndexOf('<') is >= 0 and var found && found + 1 < rest.Length)
        {
            rest = rest[(found + 1)..];
            bool close = rest[0] == '/';
            ReadOnlySpan<char> name = HtmlElements.NameAt(close ? rest[1..] : rest);
            tags += name.IsEmpty ? 0 : 1;
            depth = name.IsEmpty || !HtmlElements.IsBlock(name) ? depth : Math.Max(0, depth + (close ? -1 : 1));
            deepest = Math.Max(deepest, depth);
        }

        // Blocks whose end tags HTML lets writers leave out (p, li) count too, so the bound on depth is wide.
        if (tags > MostTags || (deepest > DeepestNesting && deepest > tags / 2))
        {
            throw new SourceFailedException($"the page of {address.Host} has too many or too deeply nested elements ({tags} tags) to be looked through");
        }
    }
}
