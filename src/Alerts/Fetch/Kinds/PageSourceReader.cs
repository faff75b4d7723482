using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Alerts.Feeds;
using Alerts.Fetch.Http;
using Alerts.Fetch.Pages;
using Alerts.Sources;
using Microsoft.Extensions.Options;

namespace Alerts.Fetch.Kinds;

/// <summary>
/// Polls a page that lists items and has no feed. Only links, titles and dates are taken, so that advertisements,
/// counters and another order are no news.
/// </summary>
internal sealed class PageSourceReader(HttpFetcher http, RobotsRules robots, IOptions<FetchOptions> options) : ISourceReader
{
    public SourceKind Kind => SourceKind.Page;

    public async Task<Poll> ReadAsync(Source source, SourceState state, CancellationToken cancellation)
    {
        HttpAnswer answer = await http.GetAsync(
            new HttpGet(state.Address(source), options.Value.MaxPageBytes)
            {
                Accept = "text/html, */*;q=0.5", ETag = state.ETag, LastModified = state.LastModified, Permit = robots.CheckAsync,
            },
            cancellation);
        return answer.ToPoll(answer.IsUnchanged ? null : Read(answer, source.Select!));
    }

    private static Feed Read(HttpAnswer answer, ItemSelectors select)
    {
        string html = FeedEncoding.Decode(answer.Body, answer.ContentType, out string? problem);
        using IHtmlDocument document = PageParser.Parse(html, answer.Address, PageLimits.Default);
        var links = new LinkResolver(Uri.TryCreate(answer.Address, document.QuerySelector("base[href]")?.GetAttribute("href") ?? "", out Uri? based) ? based : answer.Address);
        IElement[] items = [.. document.QuerySelectorAll(select.Items)];
        FeedEntry[] entries = FeedDates.Consistently(dates => items.Select(item => Entry(item, select, links, dates))
            .Where(entry => entry is { Link: not null, Title.Length: > 0 }).DistinctBy(entry => entry.Link).ToArray());
        return entries.Length > 0
            ? new Feed { Title = HtmlText.Collapse(document.Title), Entries = entries, Problems = problem is null ? [] : [problem] }
            : throw new SourceFailedException(
                $"expected items at '{select.Items}', the page of {answer.Address.Host} has {(items.Length == 0 ? "nothing" : "no link with a text")} there; it was probably rebuilt");
    }

    private static FeedEntry Entry(IElement item, ItemSelectors select, LinkResolver links, FeedDates dates)
    {
        IElement? link = select.Link is not null ? item.QuerySelector(select.Link) : item.HasAttribute("href") ? item : item.QuerySelector("a[href]");
        IElement? title = select.Title is null ? link : item.QuerySelector(select.Title);
        IElement? date = select.Date is null ? null : item.QuerySelector(select.Date);
        string written = HtmlText.Collapse(title?.TextContent);
        string full = HtmlText.Collapse(title?.GetAttribute("title"));
        return new FeedEntry
        {
            Link = links.Resolve(link?.GetAttribute("href")),
            // A title that was cut for the list stands whole in the attribute.
            Title = full.Length > written.Length ? full : written,
            Published = dates.Read(date?.GetAttribute("datetime")) ?? dates.Read(HtmlText.Collapse(date?.TextContent).Trim('[', ']', '(', ')', '【', '】', ' ')),
            Summary = select.Summary is null ? null : HtmlText.Encode(item.QuerySelector(select.Summary)?.TextContent ?? ""),
        };
    }
}
