using System.Text.Json;
using Alerts.Feeds;
using Alerts.Fetch.Http;
using Alerts.Sources;
using Microsoft.Extensions.Options;

namespace Alerts.Fetch.Kinds;

/// <summary>
/// Searches GDELT's article list (DOC 2.0, mode ArtList). It sheds load with 429 and with words in place of JSON;
/// both are failures that pass, so it serves as an addition and never as the only source of a matter.
/// </summary>
internal sealed class GdeltSourceReader(HttpFetcher http, IOptions<FetchOptions> options) : ISourceReader
{
    /// <summary>The most that one answer holds.</summary>
    private const int MostRecords = 250;

    /// <summary>What it asks for between two requests.</summary>
    private static readonly TimeSpan Gap = TimeSpan.FromSeconds(5);

    private static readonly Dictionary<string, string> Languages = new(StringComparer.OrdinalIgnoreCase)
    {
        ["English"] = "en", ["Chinese"] = "zh", ["ChineseT"] = "zh-Hant", ["Japanese"] = "ja", ["Korean"] = "ko",
        ["German"] = "de", ["Dutch"] = "nl", ["French"] = "fr", ["Spanish"] = "es",
    };

    public SourceKind Kind => SourceKind.Gdelt;

    public async Task<Poll> ReadAsync(Source source, SourceState state, CancellationToken cancellation)
    {
        var address = new Uri($"{source.Location}?query={Uri.EscapeDataString(source.Query!)}&mode=ArtList&format=json&maxrecords={MostRecords}&sort=DateDesc");
        HttpAnswer answer = await http.GetAsync(new HttpGet(address, options.Value.MaxFeedBytes) { Accept = "application/json", Gap = Gap }, cancellation);
        using JsonDocument document = JsonText.Parse(answer.Body, answer.ContentType, address.Host, out string? problem, out bool isCut);

        // No match is an empty object.
        return answer.ToPoll(new Feed
        {
            IsCut = isCut,
            Problems = problem is null ? [] : [problem],
            Entries = document.RootElement.At("articles") is { ValueKind: JsonValueKind.Array } articles
                ? [.. articles.EnumerateArray().Select(Entry).Where(entry => entry is { Link: not null, Title.Length: > 0 })]
                : [],
        });
    }

    private static FeedEntry Entry(JsonElement article) => new()
    {
        Link = new LinkResolver(null).Resolve(article.TextAt("url")),
        Title = HtmlText.ToLine(article.TextAt("title")),
        Published = article.DateAt("seendate"),
        Author = article.TextAt("domain"),
        Language = article.TextAt("language") is { } name ? Languages.GetValueOrDefault(name) : null,
    };
}
