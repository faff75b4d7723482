using System.Text;
using Alerts.Tests.Fetch.Http;

namespace Alerts.Tests.Fetch.Kinds;

public sealed class NamedFeedTests
{
    [Theory]
    [InlineData("<link rel='alternate' type='application/rss+xml' href='/news/feed.xml'>", "/news/feed.xml")]
    [InlineData("<link rel='stylesheet' href='a.css'><LINK HREF='atom' TITLE='News' TYPE='application/atom+xml; charset=utf-8' REL='home Alternate'>", "/atom")]
    [InlineData("<base href='/en/'><link rel=alternate type=application/feed+json href=feed.json><link rel=alternate type=application/rss+xml href=b.xml>", "/en/feed.json")]
    public async Task A_page_that_names_its_feed_is_told_so(string links, string feed)
    {
        await using WireServer server = Page(links);

        Assert.Equal(
            $"expected a feed at {server.Address()}, got a page that names its feed: {server.Address(feed)}; put that address into the catalogue",
            (await FeedPolls.FailureAsync(server)).Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<link rel='alternate' hreflang='fr' href='/fr/'>")]
    [InlineData("<link rel='alternate' type='application/rss+xml' href='javascript:alert(1)'>")]
    public async Task A_page_that_names_none_is_a_page(string links)
    {
        await using WireServer server = Page(links);

        Assert.Contains("an HTML page", (await FeedPolls.FailureAsync(server)).Message, StringComparison.Ordinal);
    }

    private static WireServer Page(string links) => new(request => request.SendAsync(
        "200 OK\r\nContent-Type: text/html", Encoding.UTF8.GetBytes($"<html><head><title>News</title>{links}</head><body><p>All the news.</p></body></html>")));
}
