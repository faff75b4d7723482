using System.Globalization;
using System.Text;
using Alerts.Tests.Fetch.Http;

namespace Alerts.EndToEnd.Tests.Fetch;

/// <summary>What is older than two weeks when it is first seen on a later poll is known, filed, and told to nobody.</summary>
public sealed class OldNewsTests
{
    private const string Catalogue = "sources: [{name: paper, kind: file, location: paper.rss}]";

    private static readonly DateTimeOffset Now = new(2026, 3, 20, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_site_that_shows_its_archive_after_it_was_rebuilt_tells_nobody()
    {
        await using FetchRun run = await StartAsync(Catalogue);

        await PollAsync(run, ("New", Now.AddDays(-1)), ("Old", Now.AddDays(-15)), ("Very old", Now.AddYears(-2)), ("Just new", Now.AddDays(-13)), ("Undated", null));

        Assert.Equal(["New", "Just new", "Undated"], (await run.PassedOnAsync()).Select(article => article.Title));
    }

    [Fact]
    public async Task What_was_filed_is_known_from_then_on_and_a_change_of_its_text_is_news()
    {
        await using FetchRun run = await StartAsync(Catalogue);

        await PollAsync(run, ("Old", Now.AddDays(-40)));
        await run.WriteAsync("paper.rss", Rss([("Old", Now.AddDays(-40))], "On Friday the office added two destinations to the list, without naming a reason."));
        await run.PollAsync("paper");

        Assert.Equal([2], (await run.PassedOnAsync()).Select(article => article.Version));
    }

    [Fact]
    public async Task A_first_poll_that_is_to_fill_up_takes_the_old_as_news_and_a_later_one_does_not()
    {
        await using FetchRun run = await FetchRun.StartAsync(Catalogue, ("Fetch:Backfill", "true"));
        run.Clock.Set(Now);

        await PollAsync(run, ("Old", Now.AddDays(-40)));
        await PollAsync(run, ("Old", Now.AddDays(-40)), ("Older", Now.AddDays(-50)));

        Assert.Equal(["Old"], (await run.PassedOnAsync()).Select(article => article.Title));
    }

    [Fact]
    public async Task A_wrong_date_that_is_corrected_makes_it_news_once()
    {
        await using FetchRun run = await StartAsync(Catalogue);

        await PollAsync(run, ("Dated wrongly", Now.AddYears(-1)), ("Old", Now.AddDays(-40)));
        Assert.Equal(0, await run.QueuedAsync());
        await PollAsync(run, ("Dated wrongly", Now), ("Old", null));
        await PollAsync(run, ("Dated wrongly", Now.AddYears(-1)), ("Old", Now.AddDays(-41)));
        await PollAsync(run, ("Dated wrongly", Now.AddDays(-1)), ("Old", Now.AddDays(-40)));

        Assert.Equal([("Dated wrongly", 1)], (await run.PassedOnAsync()).Select(article => (article.Title, article.Version)));
    }

    [Fact]
    public async Task A_wrong_date_that_is_corrected_with_a_comma_is_no_less_news()
    {
        await using FetchRun run = await StartAsync(Catalogue);
        await PollAsync(run, ("Dated wrongly", Now.AddYears(-1)));

        await run.WriteAsync("paper.rss", Rss([("Dated wrongly", Now)]).Replace("lathes must", "lathes, must", StringComparison.Ordinal));
        Assert.Equal([(true, "new: the date for which it was filed has been corrected")], (await run.JudgeAsync("paper")).Select(verdict => (verdict.Queued, verdict.Why)));
        await run.PollAsync("paper");
        await PollAsync(run, ("Dated wrongly", Now));

        Assert.Equal([("Dated wrongly", 1)], (await run.PassedOnAsync()).Select(article => (article.Title, article.Version)));
    }

    [Fact]
    public async Task What_the_first_poll_only_marked_is_no_news_under_another_date()
    {
        await using FetchRun run = await FetchRun.StartAsync(Catalogue);
        run.Clock.Set(Now);

        await PollAsync(run, ("Old", Now.AddDays(-40)));
        await PollAsync(run, ("Old", Now));

        Assert.Equal(0, await run.QueuedAsync());
    }

    [Fact]
    public async Task A_date_that_only_the_page_tells_counts_too()
    {
        const string Paragraph = "<p>The ministry said that exporters of lathes must apply for a licence before they ship, and named the offices that decide.</p>";
        await using var server = new WireServer(request => request.Path == "/old"
            ? request.SendAsync("200 OK\r\nContent-Type: text/html", Encoding.UTF8.GetBytes(
                $"<html><head><meta property='article:published_time' content='2024-12-03T08:00:00Z'></head><body><article><h1>Undated</h1>{Paragraph}{Paragraph}{Paragraph}</article></body></html>"))
            : request.SendAsync("404 Not Found", []));
        await using FetchRun run = await StartAsync(
            "sources: [{name: paper, kind: file, location: paper.rss, full-text: always}]", ("Outbound:AllowedHosts:0", "127.0.0.1"), ("Fetch:HostGap", "00:00:00"));

        await run.WriteAsync("paper.rss", Rss([("Undated", null)], link: server.Address("/old").AbsoluteUri));
        await run.PollAsync("paper");

        Assert.Equal(0, await run.QueuedAsync());
        Assert.Contains(server.Requests, request => request.StartsWith("GET /old ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_check_says_that_it_is_old()
    {
        await using FetchRun run = await StartAsync(Catalogue);

        await run.WriteAsync("paper.rss", Rss([("Old", Now.AddDays(-15)), ("New", Now)]));

        Assert.Equal(
            [(false, "older than 14 days: it is filed and told to nobody"), (true, "new")],
            (await run.JudgeAsync("paper")).Select(verdict => (verdict.Queued, verdict.Why)));
    }

    /// <summary>The first poll is over.</summary>
    private static async Task<FetchRun> StartAsync(string catalogue, params (string Name, string Value)[] settings)
    {
        FetchRun run = await FetchRun.StartAsync(catalogue, settings);
        run.Clock.Set(Now);
        await PollAsync(run);
        return run;
    }

    private static async Task PollAsync(FetchRun run, params (string Title, DateTimeOffset? Date)[] items)
    {
        await run.WriteAsync("paper.rss", Rss(items));
        await run.PollAsync("paper");
    }

    private static string Rss((string Title, DateTimeOffset? Date)[] items, string more = "", string? link = null)
    {
        var rss = new StringBuilder("<rss version=\"2.0\"><channel><title>Paper</title>");
        foreach ((string title, DateTimeOffset? date) in items)
        {
            string text = $"The office for {title} wrote that exporters of lathes must apply for a licence. {more}";
            string dated = date is null ? "" : string.Create(CultureInfo.InvariantCulture, $"<pubDate>{date:R}</pubDate>");
            rss.Append(CultureInfo.InvariantCulture, $"<item><title>{title}</title><link>{link ?? $"https://paper.example/{Uri.EscapeDataString(title)}"}</link><description>{text}</description>{dated}</item>");
        }

        return rss.Append("</channel></rss>").ToString();
    }
}
