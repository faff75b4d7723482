using System.Text;
using Alerts.Fetch;
using Alerts.Fetch.Pages;
using Alerts.Sources;
using Alerts.Tests.Fetch.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Tests.Fetch.Pages;

public sealed class PageReaderTests
{
    private static readonly Uri Address = new("https://www.paper.example/news/7?utm_source=feed");

    private static readonly string Body = string.Concat(Enumerable.Range(1, 6).Select(number =>
        $"<p>Paragraph {number}: the ministry said, according to the paper, that exporters of machine tools must apply for a licence, and named the offices that decide.</p>"));

    [Fact]
    public void The_article_is_found_with_what_the_page_says_of_it()
    {
        PageText page = PageReader.Read(
            $$"""
            <html lang="en-GB"><head><title>Licences for lathes | The Paper</title><link rel="canonical" href="https://paper.example/news/7">
            <meta property="og:title" content="Licences for lathes"><meta name="author" content="A. Reporter"><meta property="article:published_time" content="2026-01-24T07:05:09+01:00">
            <script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":true}</script></head>
            <body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>Licences for lathes</h1>{{Body}}</article><footer>Imprint and cookies</footer></body></html>
            """,
            Address);

        Assert.Null(page.NotTheArticle);
        Assert.Equal("Licences for lathes", page.Title);
        Assert.StartsWith("Paragraph 1: the ministry said", page.Text);
        Assert.DoesNotContain("Sport", page.Text, StringComparison.Ordinal);
        Assert.Equal(("A. Reporter", "en-GB", new Uri("https://paper.example/news/7")), (page.Author, page.Language, page.Address));
        Assert.Equal(new DateTimeOffset(2026, 1, 24, 6, 5, 9, TimeSpan.Zero), page.Published);
    }

    [Theory]
    [InlineData("https://evil.example/news/7", "https://www.paper.example/news/7?utm_source=feed")]
    [InlineData("/", "https://www.paper.example/news/7?utm_source=feed")]
    [InlineData("/news/eight", "https://www.paper.example/news/eight")]
    public void A_canonical_link_counts_within_the_publisher_only(string canonical, string expected) =>
        Assert.Equal(new Uri(expected), PageReader.Read($"<html><head><link rel='canonical' href='{canonical}'></head><body><article>{Body}</article></body></html>", Address).Address);

    [Theory]
    [InlineData("<p>The ministry said that exporters must apply.</p><p>Subscribe to continue reading this article and all others, from one euro a week, cancel at any time you like to.</p>", "a paywall's stub: it says \"subscribe to continue\"")]
    [InlineData("<p>经济部宣布新的管制措施，涉及多种设备与材料，业界正在评估其影响范围与时间表，尚待进一步说明与细则公布。</p><p>登录后继续阅读全文，成为会员可阅读全部内容，并享受每日推送与资料库检索服务。</p>", "a paywall's stub: it says \"登录后继续阅读\"")]
    [InlineData("<p>We value your privacy. We and our partners store information on your device, such as identifiers, to show you pages and to measure what you read.</p>", "a cookie wall: it says \"we value your privacy\"")]
    public void A_wall_is_not_taken_for_the_article(string content, string why)
    {
        PageText page = PageReader.Read($"<html><body><article><div>{content}{content}</div></article></body></html>", Address);

        Assert.Equal(why, page.NotTheArticle);
    }

    [Fact]
    public void Structured_data_that_says_subscribers_only_is_believed_of_a_short_text()
    {
        PageText page = PageReader.Read(
            $"<html><head><script type='application/ld+json'>{{\"isAccessibleForFree\" :\n\t\"False\"}}</script></head><body><article>{Body}</article></body></html>", Address);

        Assert.Equal("a paywall's stub: the page says that it is for subscribers", page.NotTheArticle);
    }

    [Fact]
    public void A_page_without_an_article_says_so() =>
        Assert.Equal("no article was found on the page", PageReader.Read("<html><body><p>Hi</p></body></html>", Address).NotTheArticle);

    [Fact]
    public void A_page_of_links_is_no_article() => Assert.Equal(
        "no article was found on the page",
        PageReader.Read(
            $"<html><body><main>{string.Concat(Enumerable.Range(1, 40).Select(number => $"<h3><a href='/{number}'>Council number {number} sets its quota for gallium</a></h3>"))}</main></body></html>",
            Address).NotTheArticle);

    [Fact]
    public void The_summary_of_the_feed_tells_which_block_is_the_article()
    {
        const string Notice = "<p>The council set the quota for gallium at 250 tonnes, and gives licences out by quarter.</p><p>What is not used by March lapses, the council said on Friday.</p>";
        string html = $"<html><body><div><div class='a'>{Body}</div></div><main><div class='b'>{Notice}</div></main></body></html>";

        Assert.StartsWith("Paragraph 1", PageReader.Read(html, Address).Text);
        Assert.StartsWith("The council", PageReader.Read(html, Address, "The council set the quota for gallium at 250 tonnes.").Text);
    }

    [Theory]
    [InlineData("{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\",\"headline\":\"Licences for lathes\",\"author\":{\"@type\":\"Person\",\"name\":\"A. Reporter\"},\"datePublished\":\"2026-01-24T07:05:09+01:00\"}")]
    [InlineData("{\"@context\":\"https://schema.org\",\"@graph\":[{\"@type\":\"WebSite\",\"name\":\"The Paper\"},{\"@type\":\"NewsArticle\",\"headline\":\"Licences for lathes\",\"author\":[{\"@type\":\"Person\",\"name\":\"A. Reporter\"}],\"datePublished\":\"2026-01-24T06:05:09Z\"}]}")]
    [InlineData("[{\"@context\":\"http://schema.org\",\"@type\":\"ReportageNewsArticle\",\"headline\":\"Licences for lathes\",\"author\":\"A. Reporter\",\"datePublished\":\"2026-01-24T06:05:09.000Z\"}]")]
    public void What_only_structured_data_says_of_the_article_is_read(string json)
    {
        PageText page = PageReader.Read(
            $"<html><head><title>The Paper</title><script type='application/ld+json'>{json}</script></head><body><article>{Body}</article></body></html>", Address);

        Assert.Equal(
            ("Licences for lathes", "A. Reporter", new DateTimeOffset(2026, 1, 24, 6, 5, 9, TimeSpan.Zero)),
            (page.Title, page.Author, page.Published));
    }

    [Theory]
    [InlineData("gb18030", "<meta charset='gb2312'>", "", "商务部公布对两用物项的出口管制措施")]
    [InlineData("gb18030", "", "; charset=GBK", "商务部公布对两用物项的出口管制措施")]
    [InlineData("gb18030", "", "", "商务部公布对两用物项的出口管制措施")]
    [InlineData("big5", "<meta http-equiv='Content-Type' content='text/html; charset=big5'>", "", "經濟部公布戰略性高科技貨品輸出管制清單")]
    [InlineData("big5", "", "", "經濟部公布戰略性高科技貨品輸出管制清單")]
    [InlineData("shift_jis", "<meta charset='Shift_JIS'>", "", "経済産業省は工作機械の輸出を許可すると発表しました")]
    [InlineData("shift_jis", "", "", "経済産業省は工作機械の輸出を許可すると発表しました")]
    [InlineData("euc-kr", "<meta charset='euc-kr'>", "", "산업통상부는 전략물자 수출허가 제도를 개편한다고 밝혔다")]
    public async Task A_page_is_read_in_its_own_encoding(string encoding, string meta, string header, string sentence)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        string html = $"<html><head>{meta}<title>{sentence}</title></head><body><article>{string.Concat(Enumerable.Range(1, 8).Select(number => $"<p>{sentence}。{number}。{sentence}。{sentence}。</p>"))}</article></body></html>";
        await using var server = new WireServer(request => request.Path == "/robots.txt"
            ? request.SendAsync("404 Not Found", [])
            : request.SendAsync($"200 OK\r\nContent-Type: text/html{header}", Encoding.GetEncoding(encoding).GetBytes(html)));
        using ServiceProvider services = FetchWire.Services();

        PageText page = await services.GetRequiredService<PageReader>().ReadAsync(server.Address("/1"), "", TestContext.Current.CancellationToken);

        Assert.Null(page.NotTheArticle);
        Assert.Equal(sentence, page.Title);
        Assert.StartsWith(sentence, page.Text);
    }

    [Fact]
    public async Task A_very_long_page_is_read_in_time()
    {
        string html = $"<html><body><article>{string.Concat(Enumerable.Repeat(Body, 1_000))}</article></body></html>";

        PageText page = await Task.Run(() => PageReader.Read(html, Address), TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        Assert.True(page.Text.Length > 800_000, $"{page.Text.Length} of {html.Length} characters");
    }

    [Theory]
    [InlineData("<div>")]
    [InlineData("<b>")]
    [InlineData("<p>")]
    [InlineData("<table>")]
    public async Task A_page_made_to_hurt_is_refused_or_read_in_time(string tag)
    {
        string html = string.Concat(Enumerable.Repeat(tag, 200_000));

        await Task.Run(() => Assert.Throws<SourceFailedException>(() => PageReader.Read(html, Address)), TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task The_full_text_takes_the_place_of_a_summary()
    {
        await using WireServer server = Site($"<html lang='en'><head><link rel='canonical' href='/own'></head><body><article>{Body}</article></body></html>");

        Article article = await CompleteAsync(server, FullTextMode.WhenShort);

        Assert.StartsWith("Lathes\n\nParagraph 1: ", article.Text);
        Assert.Equal(server.Address("/own").AbsoluteUri, article.Url);
        Assert.Equal("en", article.Language);
    }

    [Theory]
    [InlineData(FullTextMode.Off, "<html><body><article>x</article></body></html>", 0)]
    [InlineData(FullTextMode.Always, "<html><body><article><p>Subscribe to continue</p></article></body></html>", 2)]
    [InlineData(FullTextMode.Always, "", 2)]
    public async Task Without_an_article_on_the_page_the_summary_stays(FullTextMode mode, string html, int requests)
    {
        await using WireServer server = Site(html);

        Assert.Equal("Lathes\n\nShort.", (await CompleteAsync(server, mode)).Text);
        Assert.Equal(requests, server.Requests.Count);
    }

    private static WireServer Site(string html) => new(request => request.Path == "/robots.txt"
        ? request.SendAsync("404 Not Found", [])
        : request.SendAsync("200 OK\r\nContent-Type: text/html", Encoding.UTF8.GetBytes(html)));

    private static async Task<Article> CompleteAsync(WireServer server, FullTextMode mode)
    {
        using ServiceProvider services = FetchWire.Services();
        return await services.GetRequiredService<FullText>().CompleteAsync(
            new Article
            {
                Id = "a", Source = "s", Url = server.Address("/1").AbsoluteUri, Title = "Lathes", Text = "Lathes\n\nShort.",
                Published = DateTimeOffset.UnixEpoch, FirstSeen = DateTimeOffset.UnixEpoch,
            },
            new Source { Name = "s", Kind = SourceKind.Feed, Location = server.Address().AbsoluteUri, FullText = mode },
            TestContext.Current.CancellationToken);
    }
}
