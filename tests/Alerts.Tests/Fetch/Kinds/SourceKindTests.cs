using System.Text;
using Alerts.Fetch;
using Alerts.Feeds;
using Alerts.Sources;
using Alerts.Tests.Fetch.Http;

namespace Alerts.Tests.Fetch.Kinds;

public sealed class SourceKindTests
{
    private const string Documents = """
        {"count":1,"results":[{"document_number":"2026-00789","title":"Revision of License Review Policy","type":"Rule","abstract":"Case-by-case review.",
          "action":"Final rule.","dates":"Effective January 15.","html_url":"https://www.federalregister.gov/documents/2026/01/15/2026-00789/revision",
          "publication_date":"2026-01-15","effective_on":"2026-01-15","citation":"91 FR 1684","regulation_id_numbers":["0694-AK43"],
          "agencies":[{"name":"Industry and Security Bureau","slug":"industry-and-security-bureau"}]}]}
        """;

    private const string Inspection = """
        {"count":3,"results":[
          {"document_number":"2026-00789","title":"Revision of License Review Policy","type":"Rule","html_url":"https://www.federalregister.gov/public-inspection/2026-00789/revision","filed_at":"2026-01-13T08:45:00.000-05:00","agencies":[{"slug":"industry-and-security-bureau"}]},
          {"document_number":"2026-00801","title":"Additions to the Entity List","type":"Rule","html_url":"https://www.federalregister.gov/public-inspection/2026-00801/additions","filed_at":"2026-01-14T08:45:00.000-05:00","agencies":[{"slug":"industry-and-security-bureau"}]},
          {"document_number":"2026-00802","title":"Fishing quota","type":"Notice","html_url":"https://www.federalregister.gov/public-inspection/2026-00802/fish","agencies":[{"slug":"national-oceanic"}]}]}
        """;

    [Fact]
    public async Task The_federal_register_is_read_with_what_is_on_inspection_once()
    {
        await using var server = new WireServer(request => request.SendAsync(
            "200 OK\r\nContent-Type: application/json", Encoding.UTF8.GetBytes(request.Path.Contains("public-inspection", StringComparison.Ordinal) ? Inspection : Documents)));

        Feed feed = (await FetchWire.PollAsync(Register(server))).Feed!;

        Assert.Equal(["2026-00789", "2026-00801"], feed.Entries.Select(entry => entry.Id));
        Assert.Equal("https://www.federalregister.gov/documents/2026/01/15/2026-00789/revision", feed.Entries[0].Link);
        Assert.Equal(
            "Final rule.\n\nCase-by-case review.\n\nCitation: 91 FR 1684\n\nDocument number: 2026-00789\n\nRIN 0694-AK43\n\nDates: Effective January 15.\n\nEffective on 2026-01-15",
            HtmlText.ToPlain(feed.Entries[0].Summary));
        Assert.Equal("2026-01-14T13:45:00Z", FeedDate.ToIso(feed.Entries[1].Published));
        Assert.Contains("conditions%5Bagencies%5D%5B%5D=industry-and-security-bureau&conditions%5Btype%5D%5B%5D=RULE", server.Requests[0]);
    }

    [Fact]
    public async Task Published_documents_are_read_although_inspection_is_out_of_order()
    {
        await using var server = new WireServer(request => request.Path.Contains("public-inspection", StringComparison.Ordinal)
            ? request.SendAsync("404 Not Found", [])
            : request.SendAsync("200 OK", Encoding.UTF8.GetBytes(Documents)));

        Feed feed = (await FetchWire.PollAsync(Register(server))).Feed!;

        Assert.Single(feed.Entries);
        Assert.Equal("public inspection: 127.0.0.1 has nothing at this address (404); look for a new one", Assert.Single(feed.Problems));
        Assert.True(feed.IsCut);
    }

    [Fact]
    public async Task A_correction_is_a_document_of_its_own_and_one_on_inspection_may_have_no_title_yet()
    {
        const string Waiting = """{"results":[{"document_number":"2026-00900","title":null,"toc_subject":"Export Administration Regulations:","toc_doc":"Additions to the Entity List","html_url":"https://www.federalregister.gov/public-inspection/2026-00900/x"}]}""";
        const string Corrected = """
            {"results":[{"document_number":"C1-2026-00789","title":"Revision of License Review Policy","html_url":"https://www.federalregister.gov/documents/2026/01/20/C1-2026-00789/revision"},
                        {"document_number":"2026-00789","title":"Revision of License Review Policy","html_url":"https://www.federalregister.gov/documents/2026/01/15/2026-00789/revision"}]}
            """;
        await using var server = new WireServer(request => request.SendAsync(
            "200 OK", Encoding.UTF8.GetBytes(request.Path.Contains("public-inspection", StringComparison.Ordinal) ? Waiting : Corrected)));

        Feed feed = (await FetchWire.PollAsync(Register(server))).Feed!;

        Assert.Equal(["C1-2026-00789", "2026-00789", "2026-00900"], feed.Entries.Select(entry => entry.Id));
        Assert.Equal("Export Administration Regulations: Additions to the Entity List", feed.Entries[2].Title);
    }

    [Fact]
    public async Task A_slug_that_the_register_does_not_know_is_told_as_such()
    {
        await using var server = WireServer.Saying("400 Bad Request", """{"errors":{"agencies":"is not valid"}}"""u8.ToArray());

        Assert.Equal(
            "127.0.0.1 does not know one of industry-and-security-bureau, RULE (400); agencies are named as in https://www.federalregister.gov/agencies",
            (await Assert.ThrowsAsync<SourceFailedException>(() => FetchWire.PollAsync(Register(server)))).Message);
    }

    [Theory]
    [InlineData(1, new[] { "2026-1" })]
    [InlineData(2, new[] { "2026-1", "2026-2" })]
    [InlineData(10, new[] { "2026-1", "2026-2", "2026-3" })]
    public async Task The_federal_register_is_followed_from_page_to_page_up_to_the_limit(int pages, string[] numbers)
    {
        await using var server = new WireServer(request => request.SendAsync("200 OK", Encoding.UTF8.GetBytes(
            request.Path.Contains("public-inspection", StringComparison.Ordinal) ? """{"results":[]}""" : RegisterPage(request.Path))));

        Feed feed = (await FetchWire.PollAsync(Register(server) with { Pages = pages })).Feed!;

        Assert.Equal(numbers, feed.Entries.Select(entry => entry.Id));
        Assert.Equal(numbers.Length + 1, server.Requests.Count);
    }

    [Fact]
    public async Task A_page_of_the_federal_register_that_fails_fails_the_poll()
    {
        await using var server = new WireServer(request => request.Path.Contains("page=2", StringComparison.Ordinal)
            ? request.SendAsync("404 Not Found", [])
            : request.SendAsync("200 OK", Encoding.UTF8.GetBytes(RegisterPage(request.Path))));

        Assert.Equal(
            "127.0.0.1 has nothing at this address (404); look for a new one",
            (await Assert.ThrowsAsync<SourceFailedException>(() => FetchWire.PollAsync(Register(server) with { Pages = 2 }))).Message);
    }

    [Fact]
    public async Task Fields_of_the_catalogue_are_read_beside_the_usual_ones()
    {
        await using var server = new WireServer(request => request.SendAsync("200 OK", Encoding.UTF8.GetBytes(
            request.Path.Contains("public-inspection", StringComparison.Ordinal) ? """{"results":[]}""" : RegisterPage(request.Path))));

        Feed feed = (await FetchWire.PollAsync(Register(server) with { Fields = ["docket_ids", "title"] })).Feed!;

        Assert.Contains("docket ids: BIS-2026-0001, BIS-2026-0002", HtmlText.ToPlain(Assert.Single(feed.Entries).Summary), StringComparison.Ordinal);
        string[] asked = [.. server.Requests[0].Split(' ')[1].Split('&').Select(Uri.UnescapeDataString).Where(part => part.StartsWith("fields[]=", StringComparison.Ordinal))];
        Assert.Equal(
            ["document_number", "title", "type", "abstract", "action", "dates", "html_url", "publication_date", "effective_on", "citation", "regulation_id_numbers", "agencies", "docket_ids"],
            asked.Select(part => part["fields[]=".Length..]));
    }

    /// <summary>One document a page, three pages; the last one names no next.</summary>
    private static string RegisterPage(string path)
    {
        int page = path.Contains("page=3", StringComparison.Ordinal) ? 3 : path.Contains("page=2", StringComparison.Ordinal) ? 2 : 1;
        string next = page == 3 ? "null" : $"\"/api/v1/documents.json?page={page + 1}\"";
        return $$"""{"next_page_url":{{next}},"results":[{"document_number":"2026-{{page}}","title":"Rule {{page}}","docket_ids":["BIS-2026-0001","BIS-2026-0002"]}]}""";
    }

    [Fact]
    public async Task Gdelt_is_searched()
    {
        await using var server = WireServer.Saying("200 OK", """
            {"articles":[{"url":"https://paper.example/a","title":"Ministry halts gallium exports","seendate":"20260124T070500Z","domain":"paper.example","language":"English"},
                         {"url":"https://zeitung.example/b","title":"Ausfuhr gestoppt","seendate":"20260124T060000Z","domain":"zeitung.example","language":"German"}]}
            """u8.ToArray());

        Feed feed = (await FetchWire.PollAsync(Gdelt(server))).Feed!;

        Assert.Equal([("https://paper.example/a", "en"), ("https://zeitung.example/b", "de")], feed.Entries.Select(entry => (entry.Link!, entry.Language!)));
        Assert.Equal("2026-01-24T07:05:00Z", FeedDate.ToIso(feed.Entries[0].Published));
        Assert.StartsWith("GET /doc?query=%22export%20control%22&mode=ArtList", server.Requests[0]);
    }

    [Theory]
    [InlineData("200 OK", "Your query was too short or too long.", "expected JSON, 127.0.0.1 answered 'Your query was too short or too long.'")]
    [InlineData("200 OK\r\nContent-Type: text/html", "<html><body><h1>Try again later</h1></body></html>", "expected JSON, 127.0.0.1 answered 'Try again later'")]
    [InlineData("429 Too Many Requests", "", "127.0.0.1 asks for fewer requests (429)")]
    public async Task Gdelt_says_no_in_many_ways(string head, string body, string message)
    {
        await using var server = WireServer.Saying(head, Encoding.UTF8.GetBytes(body));

        Assert.Equal(message, (await Assert.ThrowsAsync<SourceFailedException>(() => FetchWire.PollAsync(Gdelt(server)))).Message);
    }

    [Theory]
    [InlineData("[{\"TITLE\":\"关于两用物项的公告\",\"URL\":\"/content_1.htm\",\"DOCRELPUBTIME\":\"2026-01-24\"}]", "$")]
    [InlineData("{\"data\":{\"rows\":[{\"TITLE\":\"关于两用物项的公告\",\"URL\":\"/content_1.htm\",\"DOCRELPUBTIME\":1769212800000}]}}", "data.rows")]
    public async Task A_list_in_json_is_read_by_paths(string body, string items)
    {
        await using var server = WireServer.Saying("200 OK", Encoding.UTF8.GetBytes(body));

        FeedEntry entry = Assert.Single((await FetchWire.PollAsync(Json(server, items))).Feed!.Entries);

        Assert.Equal(("关于两用物项的公告", $"http://127.0.0.1:{server.Port}/content_1.htm"), (entry.Title, entry.Link));
        Assert.Equal("2026-01-24T00:00:00Z", FeedDate.ToIso(entry.Published));
    }

    [Fact]
    public async Task A_list_in_json_that_was_cut_short_gives_what_is_whole_and_is_asked_for_again_in_full()
    {
        await using var server = WireServer.Saying("200 OK\r\nETag: \"1\"", Encoding.UTF8.GetBytes("""[{"TITLE":"第一号公告","URL":"/1.htm"},{"TITLE":"第二号"""));

        Poll poll = await FetchWire.PollAsync(Json(server, "$"));

        Assert.Equal("第一号公告", Assert.Single(poll.Feed!.Entries).Title);
        Assert.StartsWith("the JSON cannot be read to its end, the complete items before are: ", Assert.Single(poll.Feed.Problems));
        Assert.Null(poll.ETag);
    }

    [Fact]
    public async Task A_page_of_the_federal_register_that_was_cut_short_fails_the_poll()
    {
        await using var server = WireServer.Saying("200 OK", Encoding.UTF8.GetBytes("""{"results":[{"document_number":"2026-1","title":"Rule 1"},{"document_number":"2026-2","ti"""));

        Assert.StartsWith(
            "the JSON cannot be read to its end", (await Assert.ThrowsAsync<SourceFailedException>(() => FetchWire.PollAsync(Register(server)))).Message);
    }

    [Fact]
    public async Task A_list_in_json_that_was_rebuilt_is_reported()
    {
        await using var server = WireServer.Saying("200 OK", "{\"rows\":[]}"u8.ToArray());

        Assert.Equal(
            "expected a list at 'data.rows', the JSON of 127.0.0.1 has none there; it was probably rebuilt",
            (await Assert.ThrowsAsync<SourceFailedException>(() => FetchWire.PollAsync(Json(server, "data.rows")))).Message);
    }

    private const string Listing = """
        <html><head><title>公告</title></head><body><div class="ad">Buy now</div>
        <ul class="list"><li><a href="./art/2026/art_1.html" title="商务部公告2026年第3号 关于出口管制">商务部公告2026年第3号…</a><span>[2026-01-24]</span></li>
        <li><a href="./art/2026/art_2.html">商务部公告2026年第2号</a><span>[2026-01-20]</span></li></ul></body></html>
        """;

    [Fact]
    public async Task A_page_is_read_by_selectors_in_its_own_encoding()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        await using var server = Site(Encoding.GetEncoding("gb18030").GetBytes(Listing.Replace("<head>", "<head><meta charset=\"gbk\">", StringComparison.Ordinal)));

        Feed feed = (await FetchWire.PollAsync(Page(server))).Feed!;

        Assert.Equal(
            [("商务部公告2026年第3号 关于出口管制", $"http://127.0.0.1:{server.Port}/zcfb/art/2026/art_1.html"), ("商务部公告2026年第2号", $"http://127.0.0.1:{server.Port}/zcfb/art/2026/art_2.html")],
            feed.Entries.Select(entry => (entry.Title, entry.Link!)));
        Assert.Equal("2026-01-24T00:00:00Z", FeedDate.ToIso(feed.Entries[0].Published));
    }

    [Fact]
    public async Task A_page_that_was_rebuilt_is_reported()
    {
        await using var server = Site("<html><body><main>new</main></body></html>"u8.ToArray());

        Assert.Equal(
            "expected items at 'ul.list li', the page of 127.0.0.1 has nothing there; it was probably rebuilt",
            (await Assert.ThrowsAsync<SourceFailedException>(() => FetchWire.PollAsync(Page(server)))).Message);
    }

    [Fact]
    public async Task A_page_that_robots_may_not_read_is_left_alone()
    {
        await using var server = Site(Encoding.UTF8.GetBytes(Listing), "User-agent: *\nDisallow: /zcfb/");

        Assert.Equal(
            "127.0.0.1 does not want /zcfb/ to be read by programs (robots.txt)",
            (await Assert.ThrowsAsync<SourceFailedException>(() => FetchWire.PollAsync(Page(server)))).Message);
        Assert.Single(server.Requests);
    }

    private static WireServer Site(byte[] page, string? robots = null) => new(request => request.Path != "/robots.txt"
        ? request.SendAsync("200 OK\r\nContent-Type: text/html", page)
        : robots is null ? request.SendAsync("404 Not Found", []) : request.SendAsync("200 OK", Encoding.UTF8.GetBytes(robots)));

    private static Source Register(WireServer server) => new()
    {
        Name = "fr", Kind = SourceKind.FederalRegister, Location = server.Address("/api/v1/").AbsoluteUri, Agencies = ["industry-and-security-bureau"], Types = ["RULE"],
    };

    private static Source Gdelt(WireServer server) => new() { Name = "gdelt", Kind = SourceKind.Gdelt, Location = server.Address("/doc").AbsoluteUri, Query = "\"export control\"" };

    private static Source Json(WireServer server, string items) => new()
    {
        Name = "json", Kind = SourceKind.Json, Location = server.Address("/list.json").AbsoluteUri, Select = new ItemSelectors(items, "URL", "TITLE", "DOCRELPUBTIME", null),
    };

    private static Source Page(WireServer server) => new()
    {
        Name = "page", Kind = SourceKind.Page, Location = server.Address("/zcfb/").AbsoluteUri, Select = new ItemSelectors("ul.list li", null, null, "span", null),
    };
}
