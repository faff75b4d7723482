using System.Net;
using Alerts.Classification;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Alerts.Tests.Web;

public sealed class PagesTests
{
    [Fact]
    public async Task Home_shows_an_alert_with_its_facets_its_proof_and_a_time_with_its_zone()
    {
        await using Site site = await Site.StartAsync();
        site.Storage.Events.Add(Event("20260123-a", "Officials allow orders") with
        {
            Classification = new ArticleClassification
            {
                Tags = [new TagScore(Tag.Approval, 0.97)],
                Stage = Stage.UnderConsideration,
                Leg = Leg.Import,
                Jurisdictions = ["CN"],
                Products = [new Product("H200", "ai-accelerator")],
                Sourcing = Sourcing.AnonymousSources,
                Evidence = [new Evidence("stage", 0, 10, "may prepare <orders>")],
            },
        });

        IHtmlDocument page = await PageAsync(site, "/");

        IElement alert = page.QuerySelector(".alerts article")!;
        Assert.Equal("Officials allow orders", alert.QuerySelector("h3 a")!.TextContent);
        Assert.Equal(
            ["Stage: under consideration", "Acting: CN (import)", "Products: H200", "Known from: anonymous sources"],
            alert.QuerySelectorAll("dl > div").Select(facet => $"{facet.QuerySelector("dt")!.TextContent}: {facet.QuerySelector("dd")!.TextContent}"));
        Assert.Equal("may prepare <orders>", alert.QuerySelector("blockquote")!.TextContent.Trim());
        Assert.Equal("2026-01-23T14:05:00Z", alert.QuerySelector("time")!.GetAttribute("datetime"));
        Assert.Equal("23 January 2026, 14:05 UTC", alert.QuerySelector("time")!.TextContent.Trim());
    }

    [Fact]
    public async Task Home_says_what_changed_and_does_not_say_the_headline_twice()
    {
        await using Site site = await Site.StartAsync();
        site.Storage.Events.Add(Event("20260123-a", "Officials allow orders") with
        {
            Novelty = Novelty.Change,
            Changes = [new StoryChange(StoryChangeKind.Stage, "under-consideration", "preliminary"), new StoryChange(StoryChangeKind.Date, "2026-02-01", "2026-03-01")],
            Classification = new ArticleClassification { Tags = [new TagScore(Tag.Approval, 0.97)], Evidence = [new Evidence("stage", 0, 22, "Officials allow orders")] },
        });

        IHtmlDocument page = await PageAsync(site, "/");

        Assert.Equal("stage under consideration → preliminary; date 2026-02-01 → 2026-03-01", page.QuerySelector("dl > div dd")!.TextContent);
        Assert.Null(page.QuerySelector("blockquote"));
    }

    [Fact]
    public async Task Home_reads_back_day_by_day_until_it_has_enough()
    {
        await using Site site = await Site.StartAsync();
        site.Storage.Events.Add(Event("20260120-a", "three days ago") with { Recorded = Recorded.AddDays(-3) });
        site.Storage.Events.Add(Event("20260101-a", "three weeks ago") with { Recorded = Recorded.AddDays(-22) });

        IHtmlDocument page = await PageAsync(site, "/");

        Assert.Equal(["three days ago"], page.QuerySelectorAll(".alerts h3").Select(title => title.TextContent.Trim()));
    }

    [Fact]
    public async Task Home_leaves_out_what_was_not_alerted_and_shows_the_newest_first()
    {
        await using Site site = await Site.StartAsync();
        site.Storage.Events.Add(Event("20260123-a", "older"));
        site.Storage.Events.Add(Event("20260123-b", "newer") with { Recorded = Recorded.AddHours(1), Novelty = Novelty.Change });
        site.Storage.Events.Add(Event("20260123-c", "repeat") with { Novelty = Novelty.Repeat });
        site.Storage.Events.Add(Event("20260123-d", "nothing") with { Novelty = Novelty.None });

        IHtmlDocument page = await PageAsync(site, "/");

        Assert.Equal(["newer", "older"], page.QuerySelectorAll(".alerts h3").Select(title => title.TextContent.Trim()));
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("/relative")]
    [InlineData("")]
    public async Task A_link_that_is_not_of_the_web_stays_text(string url)
    {
        await using Site site = await Site.StartAsync();
        site.Storage.Events.Add(Event("20260123-a", "<script>alert(1)</script>") with { Url = url });

        IHtmlDocument page = await PageAsync(site, "/");

        Assert.Null(page.QuerySelector("article a"));
        Assert.Null(page.QuerySelector("script"));
        Assert.Equal("<script>alert(1)</script>", page.QuerySelector("article h3")!.TextContent.Trim());
    }

    [Fact]
    public async Task Home_without_alerts_says_so()
    {
        await using Site site = await Site.StartAsync();

        IHtmlDocument page = await PageAsync(site, "/");

        Assert.Contains("No alert in the last 7 days.", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/health", HttpStatusCode.OK)]
    [InlineData("/alerts.css", HttpStatusCode.OK)]
    [InlineData("/no/such.page", HttpStatusCode.NotFound)]
    public async Task Every_answer_carries_the_security_headers(string path, HttpStatusCode status)
    {
        await using Site site = await Site.StartAsync();

        HttpResponseMessage answer = await site.Client.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal(status, answer.StatusCode);
        Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("nosniff", answer.Headers.GetValues("X-Content-Type-Options"));
        Assert.Contains("no-referrer", answer.Headers.GetValues("Referrer-Policy"));
    }

    [Fact]
    public async Task The_style_that_a_page_names_is_kept_for_good_and_any_other_version_is_not()
    {
        await using Site site = await Site.StartAsync();
        IHtmlDocument page = await PageAsync(site, "/");
        string address = page.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;

        HttpResponseMessage named = await site.Client.GetAsync(address, TestContext.Current.CancellationToken);
        HttpResponseMessage other = await site.Client.GetAsync("/alerts.css?v=old", TestContext.Current.CancellationToken);

        Assert.Equal("text/css", named.Content.Headers.ContentType?.MediaType);
        Assert.Equal(TimeSpan.FromDays(365), named.Headers.CacheControl?.MaxAge);
        Assert.True(other.Headers.CacheControl?.NoCache);
    }

    private static readonly DateTimeOffset Recorded = new(2026, 1, 23, 14, 6, 0, TimeSpan.Zero);

    private static NewsEvent Event(string id, string title) => new()
    {
        Id = id,
        ArticleId = "article",
        Source = "source",
        Url = "https://news.example/story",
        Title = title,
        Published = new DateTimeOffset(2026, 1, 23, 22, 5, 0, TimeSpan.FromHours(8)),
        Recorded = Recorded,
        Classification = new ArticleClassification(),
        Novelty = Novelty.New,
    };

    private static async Task<IHtmlDocument> PageAsync(Site site, string path)
    {
        HttpResponseMessage answer = await site.Client.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
