using System.Text;
using Alerts.Feeds;

namespace Alerts.Tests.Feeds;

/// <summary>One feed of each format and version, with everything in it that is read.</summary>
public sealed class FeedFormatTests
{
    private static readonly Uri Origin = new("https://ministry.example/feeds/news.xml");

    [Theory]
    [InlineData("""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>Notices</title><link>https://ministry.example/</link></channel><item><title>Licence list updated</title><link>https://ministry.example/n/1</link></item></rdf:RDF>""")]
    [InlineData("""<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel><title>Notices</title><link>https://ministry.example/</link><language>en</language><item><title>Licence list updated</title><link>https://ministry.example/n/1</link></item></channel></rss>""")]
    [InlineData("""<rss version="0.92"><channel><title>Notices</title><link>https://ministry.example/</link><item><title>Licence list updated</title><link>https://ministry.example/n/1</link></item></channel></rss>""")]
    [InlineData("""<rss><channel><title>Notices</title><link>https://ministry.example/</link></channel><item><title>Licence list updated</title><link>https://ministry.example/n/1</link></item></rss>""")]
    [InlineData("""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="https://ministry.example/"><title>Notices</title><link>https://ministry.example/</link><items><rdf:Seq><rdf:li rdf:resource="https://ministry.example/n/1"/></rdf:Seq></items></channel><item rdf:about="https://ministry.example/n/1"><title>Licence list updated</title><link>https://ministry.example/n/1</link></item></rdf:RDF>""")]
    [InlineData("""<rss version="2.0" xmlns="http://backend.userland.com/rss2"><channel><title>Notices</title><link>https://ministry.example/</link><item><title>Licence list updated</title><link>https://ministry.example/n/1</link></item></channel></rss>""")]
    [InlineData("""<RSS VERSION="2.0"><Channel><Title>Notices</Title><Link>https://ministry.example/</Link><Item><Title>Licence list updated</Title><Link>https://ministry.example/n/1</Link></Item></Channel></RSS>""")]
    [InlineData("""<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Notices</title><link rel="alternate" type="text/html" href="https://ministry.example/"/><entry><title>Licence list updated</title><link rel="alternate" type="text/html" href="https://ministry.example/n/1"/></entry></feed>""")]
    [InlineData("""<feed xmlns="http://www.w3.org/2005/Atom"><title>Notices</title><link href="/"/><link rel="self" href="https://ministry.example/feeds/news.xml"/><entry><title>Licence list updated</title><link rel="enclosure" href="https://ministry.example/n/1.pdf"/><link href="../n/1"/></entry></feed>""")]
    [InlineData("""<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>Notices</a:title><a:link href="https://ministry.example/"/><a:entry><a:title>Licence list updated</a:title><a:link href="https://ministry.example/n/1"/></a:entry></a:feed>""")]
    [InlineData("""{"version":"https://jsonfeed.org/version/1.1","title":"Notices","home_page_url":"https://ministry.example/","items":[{"id":"1","url":"https://ministry.example/n/1","title":"Licence list updated"}]}""")]
    [InlineData("""<channel href="https://ministry.example/"><title>Notices</title><item href="https://ministry.example/n/1"><title>Licence list updated</title></item></channel>""")]
    public void Every_format_gives_title_and_link(string body)
    {
        Feed feed = Read(body);

        Assert.Equal("Notices", feed.Title);
        FeedEntry entry = Assert.Single(feed.Entries);
        Assert.Equal(("Licence list updated", "https://ministry.example/n/1"), (entry.Title, entry.Link));
        Assert.False(feed.Repaired);
        Assert.Empty(feed.Problems);
    }

    [Fact]
    public void Rss_2_is_read_in_full()
    {
        Feed feed = Read("""
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">
              <channel>
                <title>Export notices</title><link>https://ministry.example/</link><language>en-GB</language><ttl>60</ttl>
                <skipHours><hour>1</hour><hour>24</hour></skipHours><skipDays><day>Saturday</day><day> sunday </day><day>7</day><day>Someday</day></skipDays>
                <atom:link rel="self" href="https://ministry.example/feeds/news.xml"/>
                <image><title>Logo</title><url>https://ministry.example/logo.png</url><link>https://ministry.example/logo</link></image>
                <item>
                  <title>Controls on lathes &amp; mills</title>
                  <link>https://ministry.example/n/7?a=1&amp;b=2</link>
                  <guid isPermaLink="false">notice-7</guid>
                  <pubDate>Tue, 3 Mar 2026 09:30:00 CET</pubDate>
                  <dc:creator>Licensing unit</dc:creator><category>Controls</category><category>Machines</category>
                  <description>Short &lt;b&gt;text&lt;/b&gt;.</description>
                  <content:encoded><![CDATA[<p>Long text.</p>]]></content:encoded>
                  <source url="https://other.example/rss">Another title</source>
                </item>
              </channel>
            </rss>
            """);

        Assert.Equal(("Export notices", "https://ministry.example/", "en-GB"), (feed.Title, feed.Link, feed.Language));
        Assert.Equal(TimeSpan.FromHours(1), feed.TimeToLive);
        Assert.Equal([1, 0], feed.SkipHours);
        Assert.Equal([DayOfWeek.Saturday, DayOfWeek.Sunday], feed.SkipDays);
        FeedEntry entry = Assert.Single(feed.Entries);
        Assert.Equivalent(
            new FeedEntry
            {
                Id = "notice-7",
                Title = "Controls on lathes & mills",
                Link = "https://ministry.example/n/7?a=1&b=2",
                Published = new DateTimeOffset(2026, 3, 3, 8, 30, 0, TimeSpan.Zero),
                Author = "Licensing unit",
                Summary = "Short <b>text</b>.",
                Content = "<p>Long text.</p>",
                Categories = ["Controls", "Machines"],
                Language = "en-GB",
            },
            entry,
            strict: true);
    }

    [Fact]
    public void Atom_is_read_in_full()
    {
        Feed feed = Read("""
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="nl" xml:base="https://ministry.example/nl/">
              <title type="text">Nieuws</title><updated>2026-03-03T09:00:00Z</updated>
              <entry xml:lang="de" xml:base="2026/">
                <title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Kontrolle <b>verschärft</b></div></title>
                <id>tag:ministry.example,2026:7</id><link href="07.html"/>
                <published>2026-03-03T09:30:00+01:00</published><updated>2026-03-04T09:30:00+01:00</updated>
                <author><name>A. Beamter</name><email>a@ministry.example</email></author><category term="export"/>
                <summary>1 &lt; 2</summary><content type="html">&lt;p&gt;Text&lt;/p&gt;</content>
                <source><title>Elsewhere</title><id>tag:other</id><updated>2020-01-01T00:00:00Z</updated></source>
              </entry>
            </feed>
            """);

        Assert.Equivalent(
            new FeedEntry
            {
                Id = "tag:ministry.example,2026:7",
                Title = "Kontrolle verschärft",
                Link = "https://ministry.example/nl/2026/07.html",
                Published = new DateTimeOffset(2026, 3, 3, 8, 30, 0, TimeSpan.Zero),
                Updated = new DateTimeOffset(2026, 3, 4, 8, 30, 0, TimeSpan.Zero),
                Author = "A. Beamter",
                Summary = "1 < 2",
                Content = "<p>Text</p>",
                Categories = ["export"],
                Language = "de",
            },
            Assert.Single(feed.Entries),
            strict: true);
    }

    [Fact]
    public void Json_feed_is_read_in_full()
    {
        Feed feed = Read("""
            {"version":"https://jsonfeed.org/version/1.1","title":"Notices","language":"en","authors":[{"name":"The unit"}],
             "items":[{"id":7,"external_url":"/n/7","title":"R&amp;D list","summary":"a < b","content_html":"<p>Text</p>","date_published":"2026-03-03T09:30:00+01:00",
                       "date_modified":"2026-03-04","tags":["export","lathes"]},]}
            """);

        Assert.Equivalent(
            new FeedEntry
            {
                Id = "7",
                Title = "R&D list",
                Link = "https://ministry.example/n/7",
                Published = new DateTimeOffset(2026, 3, 3, 8, 30, 0, TimeSpan.Zero),
                Updated = new DateTimeOffset(2026, 3, 4, 0, 0, 0, TimeSpan.Zero),
                Author = "The unit",
                Summary = "a &lt; b",
                Content = "<p>Text</p>",
                Categories = ["export", "lathes"],
                Language = "en",
            },
            Assert.Single(feed.Entries),
            strict: true);
    }

    [Theory]
    [InlineData("<pubDate>Sat, 3 Jan 2026 10:00:00 GMT</pubDate>", "2026-01-03T10:00:00Z", null)]
    [InlineData("<dc:date xmlns:dc='http://purl.org/dc/elements/1.1/'>2026-01-03T10:00:00Z</dc:date>", null, "2026-01-03T10:00:00Z")]
    [InlineData("<issued>2026-01-03T10:00Z</issued><modified>2026-01-04T10:00Z</modified>", "2026-01-03T10:00:00Z", "2026-01-04T10:00:00Z")]
    [InlineData("<created>2026-01-03T10:00Z</created>", "2026-01-03T10:00:00Z", null)]
    [InlineData("<dcterms:issued xmlns:dcterms='http://purl.org/dc/terms/'>2026-01-03</dcterms:issued>", "2026-01-03T00:00:00Z", null)]
    [InlineData("<pubDate>soon</pubDate>", null, null)]
    [InlineData("<pubDate>Sat, 3 Jan 2026 10:00:00 GMT</pubDate><pubDate>soon</pubDate>", "2026-01-03T10:00:00Z", null)]
    [InlineData("", null, null)]
    public void Dates_come_from_every_element_that_has_one(string elements, string? published, string? updated)
    {
        FeedEntry entry = Assert.Single(Read($"<rss version='2.0'><channel><item>{elements}</item></channel></rss>").Entries);

        Assert.Equal((published, updated), (FeedDate.ToIso(entry.Published), FeedDate.ToIso(entry.Updated)));
    }

    [Theory]
    [InlineData("<guid>https://a.example/1</guid>", "https://a.example/1")]
    [InlineData("<guid isPermaLink='false'>https://a.example/1</guid>", null)]
    [InlineData("<guid>a-1</guid>", null)]
    [InlineData("<guid>/n/1</guid>", "https://ministry.example/n/1")]
    [InlineData("<guid>http://a.exam[ple/</guid>", null)]
    [InlineData("<guid>javascript:alert(1)</guid>", null)]
    [InlineData("<id>urn:uuid:7</id>", "urn:uuid:7")]
    [InlineData("<id>urn:uuid:7</id><link rel='alternate' type='application/pdf' href='/7.pdf'/>", "urn:uuid:7")]
    [InlineData("<link>https://a.example/1</link><source><name/><link>https://b.example/</link></source>", "https://a.example/1")]
    [InlineData("<link>https://a.example/2</link><guid>https://a.example/1</guid>", "https://a.example/2")]
    [InlineData("<link>n/1</link>", "https://ministry.example/feeds/n/1")]
    [InlineData("<link>//cdn.example/1</link>", "https://cdn.example/1")]
    [InlineData("<link>\n  https://a.example/1  \n</link>", "https://a.example/1")]
    [InlineData("<link><![CDATA[https://a.example/?a=1&b=2]]></link>", "https://a.example/?a=1&b=2")]
    [InlineData("<link>https://a.example/?a=1&amp;amp;b=2</link>", "https://a.example/?a=1&b=2")]
    [InlineData("<link>javascript:alert(1)</link>", null)]
    [InlineData("<link xml:base='https://b.example/x/'>1</link>", "https://b.example/x/1")]
    [InlineData("<link/>", null)]
    public void The_link_is_where_people_read_it(string elements, string? expected) =>
        Assert.Equal(expected, Assert.Single(Read($"<rss version='2.0'><channel><item>{elements}</item></channel></rss>").Entries).Link);

    [Theory]
    [InlineData("<title>AT&amp;amp;T &amp;mdash; news</title>", "AT&T — news")]
    [InlineData("<title><![CDATA[A <b>bold</b> claim]]></title>", "A bold claim")]
    [InlineData("<title>A <b>bold</b> claim</title>", "A bold claim")]
    [InlineData("<title>vector&lt;int&gt; &amp; friends</title>", "vector<int> & friends")]
    [InlineData("<title>  two\n  lines </title>", "two lines")]
    [InlineData("<title/><title>second</title>", "second")]
    [InlineData("<title>first</title><title>second</title>", "first")]
    [InlineData("<media:title xmlns:media='http://search.yahoo.com/mrss/'>picture</media:title><title>entry</title>", "entry")]
    [InlineData("<image><title>logo</title></image>", "")]
    public void A_title_is_plain_text(string elements, string expected) =>
        Assert.Equal(expected, Assert.Single(Read($"<rss version='2.0'><channel><item>{elements}</item></channel></rss>").Entries).Title);

    private static Feed Read(string body) => FeedReader.Read(Encoding.UTF8.GetBytes(body), baseUri: Origin);
}
