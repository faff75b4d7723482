using System.Text;
using Alerts.Feeds;

namespace Alerts.Tests.Feeds;

/// <summary>Feeds as they are, not as they should be: each is read, and says that it had to be repaired.</summary>
public sealed class FeedRepairTests
{
    [Theory]
    [InlineData("bare ampersand", "<rss><channel><item><title>R&D news</title></item></channel></rss>", "R&D news")]
    [InlineData("bare ampersand in a link", "<rss><channel><item><title>t</title><link>http://a.example/?a=1&b=2</link></item></channel></rss>", "t")]
    [InlineData("HTML references", "<rss><channel><item><title>caf&eacute;&nbsp;&mdash; &ldquo;x&rdquo;</title></item></channel></rss>", "café — “x”")]
    [InlineData("unknown reference", "<rss><channel><item><title>a &nosuch; b</title></item></channel></rss>", "a &nosuch; b")]
    [InlineData("control character", "<rss><channel><item><title>a\u0008b\u0000c\u001F</title></item></channel></rss>", "abc")]
    [InlineData("reference to a control character", "<rss><channel><item><title>a&#8;b&#x1F;c&#xFFFF;</title></item></channel></rss>", "abc")]
    [InlineData("reference to a surrogate", "<rss><channel><item><title>a&#xD800;b</title></item></channel></rss>", "ab")]
    [InlineData("undeclared prefix", "<rss><channel><item><title>t</title><dc:date>2026-01-03</dc:date></item></channel></rss>", "t")]
    [InlineData("junk before the declaration", "Warning: line 3\n<?xml version='1.0'?><rss><channel><item><title>t</title></item></channel></rss>", "t")]
    [InlineData("junk behind the end", "<rss><channel><item><title>t</title></item></channel></rss><!-- cached --><script>x</script>", "t")]
    [InlineData("elements left open", "<rss><channel><item><title>a <b>bold</title><link>http://a.example/</link></item></channel>", "a bold")]
    [InlineData("entry left open", "<rss><channel><item><title>t</title><item><title>u</title></item></channel></rss>", "t")]
    [InlineData("end tags crossed", "<rss><channel><item><title>t</title></channel></item></rss>", "t")]
    [InlineData("end tag in another case", "<rss><channel><item><title>t</TITLE></item></channel></rss>", "t")]
    [InlineData("attribute without quotes", "<rss version=2.0><channel><item><title type=text>t</title></item></channel></rss>", "t")]
    [InlineData("attribute twice", "<rss version='2.0' version='2.0'><channel><item><title>t</title></item></channel></rss>", "t")]
    [InlineData("bracket in text", "<rss><channel><item><title>1 < 2 <3</title></item></channel></rss>", "1 < 2 <3")]
    [InlineData("end of CDATA in text", "<rss><channel><item><title>a ]]> b</title></item></channel></rss>", "a ]]> b")]
    [InlineData("CDATA left open", "<rss><channel><item><title>t</title><description><![CDATA[text", "t")]
    [InlineData("comment left open", "<rss><channel><item><title>t</title><!-- lost", "t")]
    [InlineData("double hyphen in a comment", "<rss><channel><!-- a -- b --><item><title>t</title></item></channel></rss>", "t")]
    [InlineData("cut in a tag", "<rss><channel><item><title>t</title></item><item><title>u</tit", "t")]
    [InlineData("entity of a DOCTYPE", "<!DOCTYPE rss [<!ENTITY co \"Company\">]><rss><channel><item><title>&co; news</title></item></channel></rss>", "Company news")]
    [InlineData("end tag over two lines", "<rss><channel><item><title>a <b>b</b\n> & c</title\n></item></channel></rss>", "a b & c")]
    [InlineData("title left open", "<rss><channel><item><title>t & u<link>http://a.example/</link></item></channel></rss>", "t & u")]
    [InlineData("title left open before a module", "<rss><channel><item><title>t & u<dc:creator>Jo</dc:creator></item></channel></rss>", "t & u")]
    [InlineData("every end tag left out", "<rss><channel><item><title>t<link>http://a.example/<description>d<pubDate>Sat, 3 Jan 2026 10:00:00 GMT<item><title>u", "t")]
    [InlineData("quote of an attribute left open", "<rss><channel><item about=\"x>\n<title>t</title><link rel=\"y\">http://a.example/</link></item></channel></rss>", "t")]
    [InlineData("attribute without quotes before a slash", "<rss><channel xmlns=http://a.example/><item><title>t</title></item></channel></rss>", "t")]
    [InlineData("CDATA left open before another", "<rss><channel><item><title><![CDATA[t</title><description><![CDATA[d]]></description></item></channel></rss>", "t")]
    [InlineData("cut in the opening of CDATA", "<rss><channel><item><link>http://a.example/</link><title>t</title></item><item><title><![CDA", "t")]
    [InlineData("a server's warning before it", "<br />\n<b>Warning</b>: no cache in <b>/srv/feed.php</b> on line <b>7</b><br />\n<?xml version='1.0'?><rss><channel><item><title>t</title></item></channel></rss>", "t")]
    [InlineData("an unclosed page before it", "<html><head><title>Error</title><link href=x><body><p>Sorry<rss><channel><title>Feed</title><item><title>t</title></item></channel></rss>", "t")]
    [InlineData("a script before it", "<script>if (1 < 2) document.write('<item>')</script><rss><channel><item><title>t</title></item></channel></rss>", "t")]
    [InlineData("a script behind it", "<rss><channel><item><title>t</title></item></channel></rss><script>var x = '<item>';</script>", "t")]
    [InlineData("no root", "<title>Feed</title><item><title>t</title></item><item><title>u</title></item>", "t")]
    [InlineData("a start tag without its bracket", "<rss><channel><item\n<title>t</title><link>http://a.example/?a=1&b=2</link></item></channel></rss>", "t")]
    [InlineData("a lost byte in the name of a tag", "<rss><channel><item\uFFFD><title\uFFFD>t</title></item></channel></rss>", "t")]
    [InlineData("author left open", "<feed><author><name>Jo</name><entry><author><name>Jo<title>t</title></entry></feed>", "t")]
    [InlineData("category left open", "<rss><channel><item><category>c<title>t</title></item></channel>", "t")]
    [InlineData("module left open", "<rss><channel><dc:language>en<item><itunes:summary>s<title>t</title></item></channel>", "t")]
    [InlineData("image left open", "<rss><channel><image><title>logo</title><url>u</url><link>l</link><item><title>t</title></item></channel></rss>", "t")]
    [InlineData("image of an entry left open", "<rss><channel><item><image><url>u</url><guid>g</guid><title>t</title></item></channel></rss>", "t")]
    [InlineData("HTML in a description", "<rss><channel><item><title>t</title><description><p>One<br>two<p>three & four<img src=x></description></item></channel></rss>", "t")]
    public void Is_read_and_marked(string trap, string body, string title)
    {
        Feed feed = FeedReader.Read(Encoding.UTF8.GetBytes(body));

        Assert.Equal(title, feed.Entries[0].Title);
        Assert.True(feed.Repaired, trap);
        Assert.StartsWith("not well-formed XML: ", Assert.Single(feed.Problems));
    }

    [Fact]
    public void A_body_cut_short_keeps_what_came_before()
    {
        Feed feed = FeedReader.Read("<rss><channel><item><title>a</title></item><item><title>b</title></item><item><ti"u8.ToArray());

        Assert.Equal(["a", "b", "<ti"], feed.Entries.Select(entry => entry.Title.Length > 0 ? entry.Title : "<ti"));
        Assert.True(feed.Repaired);
    }

    [Theory]
    [InlineData("<rss><channel><item><title>a</title></item></channel></rss>\n<?xml version='1.0'?><rss><channel><item><title>b</title></item></channel></rss>", "a,b")]
    [InlineData("<item><title>a</title></item><item><title>b</title></item>", "a,b")]
    [InlineData("<rss><channel><ITEM><title>a</title><ITEM><title>b</title></channel></rss>", "a,b")]
    public void Nothing_is_left_out_for_want_of_a_root_or_an_end(string body, string titles) =>
        Assert.Equal(titles, string.Join(',', FeedReader.Read(Encoding.UTF8.GetBytes(body)).Entries.Select(entry => entry.Title)));

    [Theory]
    [InlineData("<title>Licence refu", "", null, null)]
    [InlineData("<title>t</title><link>http://a.example/2026/no", "t", null, null)]
    [InlineData("<title>t</title><link>http://a.example/1</link><guid>http://a.ex", "t", "http://a.example/1", null)]
    [InlineData("<title>t</title><link>http://a.example/1</link><pubDate>Sat, 3 Jan 2026 1", "t", "http://a.example/1", null)]
    [InlineData("<title>t</title><link>http://a.example/1</link><description>Half a te", "t", "http://a.example/1", "Half a te")]
    public void A_line_that_the_body_was_cut_in_is_left_out(string elements, string title, string? link, string? summary)
    {
        FeedEntry entry = Assert.Single(FeedReader.Read(Encoding.UTF8.GetBytes("<rss><channel><item>" + elements)).Entries);

        Assert.Equal((title, link, summary), (entry.Title, entry.Link, entry.Summary));
        Assert.Equal((null, null), (entry.Id, entry.Published));
    }

    [Fact]
    public void A_feed_within_a_page_is_read_under_its_own_title()
    {
        Feed feed = FeedReader.Read(
            "<html><head><title>Page</title></head><body><feed xmlns='http://www.w3.org/2005/Atom'><title>Feed</title><entry><title>t</title></entry></feed></body></html>"u8.ToArray());

        Assert.Equal(("Feed", "t"), (feed.Title, Assert.Single(feed.Entries).Title));
    }

    [Fact]
    public void An_element_left_open_does_not_swallow_the_next()
    {
        FeedEntry entry = FeedReader.Read(
            "<rss><channel><item><title>R&D<link>http://a.example/1<guid>g1<pubDate>Sat, 3 Jan 2026 10:00:00 GMT<description>text</item></channel></rss>"u8.ToArray()).Entries[0];

        Assert.Equal(("R&D", "http://a.example/1", "g1", "2026-01-03T10:00:00Z", "text"), (entry.Title, entry.Link, entry.Id, FeedDate.ToIso(entry.Published), entry.Summary));
    }

    [Fact]
    public void A_body_cut_anywhere_keeps_every_entry_before_the_cut()
    {
        string body = "<?xml version='1.0'?><rss><channel><title>Notices</title>" + string.Concat(Enumerable.Range(0, 6).Select(
            i => $"<item><title>Notice {i} über Prüfungen</title><link>http://a.example/{i}</link><description><![CDATA[<p>Text & more</p>]]></description></item>")) + "</channel></rss>";
        byte[] bytes = Encoding.UTF8.GetBytes(body);

        for (int cut = 60; cut < bytes.Length; cut++)
        {
            int whole = Encoding.UTF8.GetString(bytes, 0, cut).Split("</item>").Length - 1;
            IReadOnlyList<FeedEntry> entries = FeedReader.Read(bytes.AsMemory(0, cut)).Entries;
            Assert.InRange(entries.Count, whole, whole + 1);
            Assert.Equal(Enumerable.Range(0, whole).Select(i => $"Notice {i} über Prüfungen"), entries.Take(whole).Select(entry => entry.Title));
        }
    }

    [Fact]
    public void Json_cut_anywhere_keeps_every_item_before_the_cut()
    {
        string items = string.Join(", ", Enumerable.Range(0, 4).Select(i => $$"""{"id":"{{i}}","title":"Notice {{i}} \"ü\"","tags":["a","b"],"authors":[{"name":"Jo"}]}"""));
        byte[] json = Encoding.UTF8.GetBytes($$"""{"version":"https://jsonfeed.org/version/1.1","title":"Notices","authors":[{"name":"The unit"}],"items":[{{items}}],"language":"en"}""");
        string[] starts = Encoding.UTF8.GetString(json).Split("{\"id\"");

        for (int cut = json.Length - 1; cut > Encoding.UTF8.GetByteCount(starts[0]) + 120; cut--)
        {
            Feed feed = FeedReader.Read(json.AsMemory(0, cut));
            int whole = Encoding.UTF8.GetString(json, 0, cut).Split("\"Jo\"}]}").Length - 1;
            Assert.Equal(Enumerable.Range(0, whole).Select(i => $"Notice {i} \"ü\""), feed.Entries.Select(entry => entry.Title));
            Assert.Equal(("Notices", true, true), (feed.Title, feed.Repaired, feed.IsCut));
            Assert.StartsWith("the JSON cannot be read to its end, the complete items before are: ", feed.Problems[^1]);
        }
    }

    [Theory]
    [InlineData("<rss><channel><item><title>a</title></item><item><title>b", true)]
    [InlineData("<rss><channel><item><title>a</title></item>", true)]
    [InlineData("<rss><channel><item><title>a & b</title></item></channel></rss>", false)]
    [InlineData("{\"items\":[{\"title\":\"a\"},{\"title\":\"b", true)]
    [InlineData("{\"items\":[{\"title\":\"a\"}]}", false)]
    public void A_body_that_ends_before_its_feed_is_known_as_cut(string body, bool isCut) =>
        Assert.Equal(isCut, FeedReader.Read(Encoding.UTF8.GetBytes(body)).IsCut);

    [Fact]
    public void Json_without_a_complete_item_is_refused() => Assert.StartsWith(
        "Expected a JSON Feed, got JSON that cannot be read: ",
        Assert.Throws<FeedFormatException>(() => FeedReader.Read("""{"version":"https://jsonfeed.org/version/1","items":[{"id":"1"""u8.ToArray())).Message);

    [Fact]
    public void Mending_leaves_links_and_dates_alone()
    {
        FeedEntry entry = Assert.Single(FeedReader.Read(
            "<rss><channel><item><title>R&D</title><link>http://a.example/?a=1&b=2&amp;c=3</link><dc:date>2026-01-03</dc:date></item></channel></rss>"u8.ToArray()).Entries);

        Assert.Equal("http://a.example/?a=1&b=2&c=3", entry.Link);
        Assert.Equal("2026-01-03T00:00:00Z", FeedDate.ToIso(entry.Updated));
    }

    [Theory]
    [InlineData("<opml><body/></opml>", "Expected RSS, Atom or JSON Feed, got XML with the root element 'opml'. ")]
    [InlineData("just words", "Expected a feed, got text without any element. ")]
    [InlineData("<html><body>Just a moment...</body></html>", "Expected a feed, got an HTML page. ")]
    [InlineData("[{\"title\":\"<p>t</p>\"}]", "Expected a feed, got a JSON list, which a source of kind 'json' reads.")]
    [InlineData("{\"a\":1}", "Expected a JSON Feed (https://jsonfeed.org), got JSON without the list 'items'. ")]
    [InlineData(" \n ", "Expected a feed, got an empty body.")]
    public void What_is_no_feed_is_refused_in_words(string body, string message) =>
        Assert.StartsWith(message, Assert.Throws<FeedFormatException>(() => FeedReader.Read(Encoding.UTF8.GetBytes(body))).Message);
}
