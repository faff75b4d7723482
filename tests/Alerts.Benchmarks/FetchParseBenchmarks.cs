using System.Globalization;
using System.Text;
using System.Xml;
using Alerts.Feeds;
using BenchmarkDotNet.Attributes;
using SyndicationFeed = System.ServiceModel.Syndication.SyndicationFeed;

namespace Alerts.Benchmarks;

/// <summary>Parses a 1 MB RSS feed of 500 items and a 200 KB Atom feed of 100 entries, beside two libraries in the same run.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class FetchParseBenchmarks
{
    private byte[] _body = [];

    [Params("RSS", "Atom")]
    public string Format { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        _body = Encoding.UTF8.GetBytes(Format == "RSS" ? Rss(500, 1_000_000) : Atom(100, 200_000));
    }

    [Benchmark(Baseline = true)]
    public int Alerts() => FeedReader.Read(_body).Entries.Count;

    [Benchmark]
    public int CodeHollow() => global::CodeHollow.FeedReader.FeedReader.ReadFromByteArray(_body).Items.Count;

    [Benchmark]
    public int Syndication()
    {
        using var reader = XmlReader.Create(new MemoryStream(_body));
        return SyndicationFeed.Load(reader).Items.Count();
    }

    private static string Rss(int items, int bytes)
    {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?><rss version=\"2.0\"><channel><title>Trade notices</title><link>https://ministry.example/</link><description>Notices</description>");
        for (int item = 0; item < items; item++)
        {
            text.Append(CultureInfo.InvariantCulture, $"<item><title>Notice {item} on licences</title><link>https://ministry.example/n/{item}</link><guid isPermaLink=\"false\">notice-{item}</guid><pubDate>Sat, 24 Jan 2026 07:05:09 GMT</pubDate><category>Controls</category><description>{Prose(item, (bytes / items) - 260)}</description></item>");
        }

        return text.Append("</channel></rss>").ToString();
    }

    private static string Atom(int entries, int bytes)
    {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?><feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Trade notices</title><id>urn:notices</id><updated>2026-01-24T07:05:09Z</updated>");
        for (int entry = 0; entry < entries; entry++)
        {
            text.Append(CultureInfo.InvariantCulture, $"<entry><title>Notice {entry} on licences</title><id>urn:notice:{entry}</id><link href=\"https://ministry.example/n/{entry}\"/><updated>2026-01-24T07:05:09Z</updated><author><name>Licensing unit</name></author><content type=\"html\">{Prose(entry, (bytes / entries) - 280)}</content></entry>");
        }

        return text.Append("</feed>").ToString();
    }

    private static string Prose(int seed, int length)
    {
        var text = new StringBuilder();
        while (text.Length < length)
        {
            text.Append(CultureInfo.InvariantCulture, $"&lt;p&gt;Paragraph {seed++} says who must apply for a licence, by when, with which papers &amp;amp; at which office.&lt;/p&gt; ");
        }

        return text.ToString();
    }
}
