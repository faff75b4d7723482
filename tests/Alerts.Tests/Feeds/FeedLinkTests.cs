using System.Text;
using Alerts.Feeds;

namespace Alerts.Tests.Feeds;

/// <summary>Which of several links is an entry's.</summary>
public sealed class FeedLinkTests
{
    private const string English = "<link rel=\"alternate\" hreflang=\"en\" href=\"https://office.example/en/1\"/>";
    private const string German = "<link rel=\"alternate\" hreflang=\"de\" href=\"https://office.example/de/1\"/>";
    private const string Neutral = "<link href=\"https://office.example/1\"/>";

    [Theory]
    [InlineData("en", English + German, "https://office.example/en/1")]
    [InlineData("en", German + English, "https://office.example/en/1")]
    [InlineData("de", English + German, "https://office.example/de/1")]
    [InlineData("en-GB", German + English, "https://office.example/en/1")]
    [InlineData("fr", English + German, "https://office.example/en/1")]
    [InlineData("", German + English, "https://office.example/de/1")]
    [InlineData("fr", German + Neutral + English, "https://office.example/1")]
    [InlineData("de", German + Neutral + English, "https://office.example/de/1")]
    public void Of_the_languages_of_a_page_the_feeds_own_counts_else_the_first(string language, string links, string expected) =>
        Assert.Equal(expected, Link($"<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{language}\"><entry><title>T</title>{links}</entry></feed>"));

    [Theory]
    [InlineData(" xmlns:feedburner=\"http://rssnamespace.org/feedburner/ext/1.0\"")]
    [InlineData("")]
    public void The_link_that_a_forwarding_service_replaced_counts(string declaration) => Assert.Equal(
        "https://office.example/1",
        Link($"<rss{declaration}><channel><item><title>T</title><feedburner:origLink>https://office.example/1</feedburner:origLink><link>https://feeds.example/~r/x</link></item></channel></rss>"));

    private static string? Link(string xml) => Assert.Single(FeedReader.Read(Encoding.UTF8.GetBytes(xml)).Entries).Link;
}
