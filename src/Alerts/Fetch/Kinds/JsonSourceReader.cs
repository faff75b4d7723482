using System.Text.Json;
using Alerts.Feeds;
using Alerts.Fetch.Http;
using Alerts.Sources;
using Microsoft.Extensions.Options;

namespace Alerts.Fetch.Kinds;

/// <summary>Polls a list in JSON, such as a ministry's own page reads.</summary>
internal sealed class JsonSourceReader(HttpFetcher http, IOptions<FetchOptions> options) : ISourceReader
{
    public SourceKind Kind => SourceKind.Json;

    public async Task<Poll> ReadAsync(Source source, SourceState state, CancellationToken cancellation)
    {
        HttpAnswer answer = await http.GetAsync(
            new HttpGet(state.Address(source), options.Value.MaxFeedBytes) { Accept = "application/json, */*;q=0.5", ETag = state.ETag, LastModified = state.LastModified },
            cancellation);
        return answer.ToPoll(answer.IsUnchanged ? null : Read(answer, source.Select!));
    }

    private static Feed Read(HttpAnswer answer, ItemSelectors select)
    {
        using JsonDocument document = JsonText.Parse(answer.Body, answer.ContentType, answer.Address.Host, out string? problem, out bool isCut);
        if (document.RootElement.At(select.Items) is not { ValueKind: JsonValueKind.Array } items)
        {
            throw new SourceFailedException($"expected a list at '{select.Items}', the JSON of {answer.Address.Host} has none there; it was probably rebuilt");
        }

        var links = new LinkResolver(answer.Address);
        FeedEntry[] entries = FeedDates.Consistently(dates => items.EnumerateArray()
            .Select(item => new FeedEntry
            {
                Link = links.Resolve(item.TextAt(select.Link)),
                Title = HtmlText.ToLine(item.TextAt(select.Title)),
                Published = item.DateAt(select.Date, dates),
                Summary = item.TextAt(select.Summary),
            })
            .Where(entry => entry.Title.Length > 0).ToArray());
        return entries.Length > 0 || items.GetArrayLength() == 0
            ? new Feed { Entries = entries, IsCut = isCut, Problems = problem is null ? [] : [problem] }
            : throw new SourceFailedException($"expected titles at '{select.Title}', no item of {answer.Address.Host} has one there; it was probably rebuilt");
    }
}
