using System.Net;
using System.Text;
using System.Text.Json;
using Alerts.Feeds;
using Alerts.Fetch.Http;
using Alerts.Sources;
using Microsoft.Extensions.Options;

namespace Alerts.Fetch.Kinds;

/// <summary>
/// Polls the US Federal Register: what is published, and what is on public inspection before it is published. Both
/// carry the same document number, which is the entry's id; so the two are one article.
/// A page of published documents that fails fails the poll: what the first poll does not see, the next would take as news.
/// </summary>
internal sealed class FederalRegisterReader(HttpFetcher http, IOptions<FetchOptions> options) : ISourceReader
{
    private const int PerPage = 100;

    private const string Agency = "https://www.federalregister.gov/agencies";

    private static readonly string[] Fields =
        ["document_number", "title", "type", "abstract", "action", "dates", "html_url", "publication_date", "effective_on", "citation", "regulation_id_numbers", "agencies"];

    public SourceKind Kind => SourceKind.FederalRegister;

    public async Task<Poll> ReadAsync(Source source, SourceState state, CancellationToken cancellation)
    {
        var problems = new List<string>();
        var entries = new List<FeedEntry>();
        Uri? next = Published(source);
        for (int page = 0; page < source.Pages && next is not null; page++)
        {
            next = await ListAsync(next, source, entries, cancellation);
        }

        try
        {
            await ListAsync(Inspection(source), source, entries, cancellation);
        }
        catch (SourceFailedException exception)
        {
            problems.Add($"public inspection: {exception.Message}");
        }

        // Published and inspected on one day: the published one, which comes first, is the fuller.
        return new Poll(new Feed
        {
            Title = "Federal Register",
            Language = "en",
            Entries = [.. entries.DistinctBy(entry => entry.Id)],
            Problems = problems,
            IsCut = problems.Count > 0,
        });
    }

    private static Uri Published(Source source)
    {
        var query = new StringBuilder($"documents.json?order=newest&per_page={PerPage}");
        Append(query, "conditions[agencies][]", source.Agencies);
        Append(query, "conditions[type][]", source.Types);
        Append(query, "fields[]", Fields.Union(source.Fields));
        return new Uri(new Uri(source.Location), query.ToString());
    }

    private static Uri Inspection(Source source)
    {
        var query = new StringBuilder($"public-inspection-documents/current.json?per_page=1000");
        Append(query, "conditions[agencies][]", source.Agencies);
        return new Uri(new Uri(source.Location), query.ToString());
    }

    private static void Append(StringBuilder query, string name, IEnumerable<string> values)
    {
        foreach (string value in values)
        {
            query.Append('&').Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
        }
    }

    /// <summary>Adds the entries of one page; where the next one is, and null after the last.</summary>
    private async Task<Uri?> ListAsync(Uri address, Source source, List<FeedEntry> entries, CancellationToken cancellation)
    {
        HttpAnswer answer = await GetAsync(address, source, cancellation);
        using JsonDocument document = JsonText.Parse(answer.Body, answer.ContentType, address.Host, out string? problem, out bool isCut);
        if (isCut)
        {
            throw new SourceFailedException(problem!);
        }

        if (document.RootElement.At("results") is not { ValueKind: JsonValueKind.Array } results)
        {
            throw new SourceFailedException($"expected a list 'results', {address.Host} answered JSON without one; check the agencies of the source");
        }

        entries.AddRange(results.EnumerateArray()
            .Where(item => IsOf(item, source))
            .Select(item => Entry(item, source))
            .Where(entry => entry is { Id: not null, Title.Length: > 0 }));
        return Uri.TryCreate(answer.Address, document.RootElement.TextAt("next_page_url"), out Uri? next) ? next : null;
    }

    // One slug that it does not know, or one type, and the whole query is refused.
    private async Task<HttpAnswer> GetAsync(Uri address, Source source, CancellationToken cancellation)
    {
        try
        {
            return await http.GetAsync(new HttpGet(address, options.Value.MaxFeedBytes) { Accept = "application/json" }, cancellation);
        }
        catch (SourceFailedException exception) when (exception.Status is HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity)
        {
            string asked = string.Join(", ", [.. source.Agencies, .. source.Types, .. source.Fields]);
            throw new SourceFailedException($"{address.Host} does not know one of {asked} ({(int)exception.Status}); agencies are named as in {Agency}", exception);
        }
    }

    // The inspection list may come unfiltered.
    private static bool IsOf(JsonElement item, Source source) =>
        item.At("agencies") is not { ValueKind: JsonValueKind.Array } agencies
        || agencies.GetArrayLength() == 0
        || agencies.EnumerateArray().Any(agency => agency.TextAt("slug") is not { } slug || source.Agencies.Contains(slug, StringComparer.Ordinal));

    private static FeedEntry Entry(JsonElement item, Source source) => new()
    {
        Id = item.TextAt("document_number"),
        // A document on inspection may have no title yet, only its lines in the table of contents.
        Title = HtmlText.ToLine(item.TextAt("title") ?? $"{item.TextAt("toc_subject")} {item.TextAt("toc_doc")}"),
        Link = new LinkResolver(null).Resolve(item.TextAt("html_url")),
        Published = item.DateAt("filed_at") ?? item.DateAt("publication_date"),
        Author = Agencies(item),
        Summary = Text(item, source.Fields.Except(Fields)),
        Language = "en",
    };

    private static string? Agencies(JsonElement item) => item.At("agencies") is { ValueKind: JsonValueKind.Array } agencies
        ? string.Join(", ", agencies.EnumerateArray().Select(agency => agency.TextAt("name") ?? agency.TextAt("raw_name")).OfType<string>())
        : null;

    /// <summary>What a compliance desk looks for first, as paragraphs before the abstract.</summary>
    private static string Text(JsonElement item, IEnumerable<string> more)
    {
        var html = new StringBuilder();
        Paragraph(html, "", item.TextAt("action") ?? item.TextAt("type"));
        Paragraph(html, "", item.TextAt("abstract"));
        Paragraph(html, "Citation: ", item.TextAt("citation"));
        Paragraph(html, "Document number: ", item.TextAt("document_number"));
        Paragraph(html, "RIN ", Values(item, "regulation_id_numbers"));
        Paragraph(html, "Dates: ", item.TextAt("dates"));
        Paragraph(html, "Effective on ", item.TextAt("effective_on"));
        foreach (string field in more)
        {
            Paragraph(html, $"{field.Replace('_', ' ')}: ", Values(item, field));
        }

        return html.ToString();
    }

    private static string? Values(JsonElement item, string field) => item.At(field) is { ValueKind: JsonValueKind.Array } list
        ? string.Join(", ", list.EnumerateArray().Where(value => value.ValueKind is JsonValueKind.String or JsonValueKind.Number))
        : item.TextAt(field);

    private static void Paragraph(StringBuilder html, string label, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            html.Append("<p>").Append(label).Append(HtmlText.Encode(text)).Append("</p>");
        }
    }
}
