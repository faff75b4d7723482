using System.IO.Compression;
using System.Text;
using Alerts.Feeds;

namespace Alerts.Tests.Feeds;

/// <summary>Bodies made to hurt. Each must end, soon, in a feed or in <see cref="FeedFormatException"/>, with nothing fetched or expanded.</summary>
public sealed class FeedProbeTests
{
    private const int Deep = 100_000;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static TheoryData<string> Names => [.. Probes.Keys];

    private static readonly Dictionary<string, Func<byte[]>> Probes = new()
    {
        ["billion laughs"] = () => Text($"<!DOCTYPE rss [<!ENTITY a0 \"ha\">{string.Concat(Enumerable.Range(1, 30).Select(i => $"<!ENTITY a{i} \"&a{i - 1};&a{i - 1};\">"))}]>{Rss("<title>&a30;</title>")}"),
        ["quadratic blow-up"] = () => Text($"<!DOCTYPE rss [<!ENTITY a \"{new string('x', 50_000)}\">]>{Rss($"<title>{Repeat("&a;", 50_000)}</title>")}"),
        ["bounded entity many times"] = () => Text($"<!DOCTYPE rss [<!ENTITY a \"{new string('x', 1000)}\">]>{Rss($"<title>{Repeat("&a;", 200_000)}</title>")}"),
        ["external entity in a file"] = () => Text($"<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>{Rss("<title>&x;</title>")}"),
        ["external entity over http"] = () => Text($"<!DOCTYPE rss [<!ENTITY x SYSTEM \"http://127.0.0.1:9/x\">]>{Rss("<title>&x;</title>")}"),
        ["external DTD"] = () => Text($"<!DOCTYPE rss SYSTEM \"http://127.0.0.1:9/rss.dtd\">{Rss("<title>t</title>")}"),
        ["parameter entity"] = () => Text($"<!DOCTYPE rss [<!ENTITY % p SYSTEM \"http://127.0.0.1:9/p.dtd\"> %p;]>{Rss("<title>t</title>")}"),
        ["XInclude"] = () => Text(Rss("<title><xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='file:///etc/passwd' parse='text'/></title>")),
        ["50 MB"] = () => Text(Rss(Repeat($"<item><title>t</title><description>{new string('d', 1000)}</description></item>", 50_000))),
        ["deep, closed"] = () => Text(Rss(Repeat("<a>", Deep) + Repeat("</a>", Deep))),
        ["deep, not closed"] = () => Text("<rss><channel>" + Repeat("<a>", Deep)),
        ["deep in a title"] = () => Text(Rss($"<item><title>{Repeat("<b>", Deep)}t{Repeat("</b>", Deep)}</title></item>")),
        ["deep in a title, not closed"] = () => Text($"<rss><channel><item><title>{Repeat("<b>", Deep)}"),
        ["deep in Atom XHTML"] = () => Text($"<feed xmlns='http://www.w3.org/2005/Atom'><entry><content type='xhtml'>{Repeat("<div>", Deep)}t{Repeat("</div>", Deep)}</content></entry></feed>"),
        ["many attributes"] = () => Text($"<rss {string.Concat(Enumerable.Range(0, Deep).Select(i => $"a{i}='x' "))}><channel><title>t</title></channel></rss>"),
        ["many attributes, ill-formed"] = () => Text($"<rss><channel><title {string.Concat(Enumerable.Range(0, Deep).Select(i => $"a{i}=x "))}>t & u</title></channel></rss>"),
        ["many namespaces"] = () => Text($"<rss {string.Concat(Enumerable.Range(0, 20_000).Select(i => $"xmlns:n{i}='urn:{i}' "))}><channel><title>t & u</title></channel></rss>"),
        ["comment openers"] = () => Text(Rss(Repeat("<!--", 200_000))),
        ["CDATA openers"] = () => Text(Rss(Repeat("<![CDATA[", 200_000))),
        ["tags that never end"] = () => Text(Rss(Repeat("<a b=\"", 200_000))),
        ["processing instructions"] = () => Text(Rss(Repeat("<?x", 200_000))),
        ["bare ampersands"] = () => Text(Rss($"<title>{Repeat("&", 1_000_000)}</title>")),
        ["angle brackets"] = () => Text(Rss($"<title>{Repeat("<", 1_000_000)}</title>")),
        ["stray end tags"] = () => Text(Rss(Repeat("</x>", 200_000))),
        ["undeclared prefixes"] = () => Text(Rss(string.Concat(Enumerable.Range(0, 50_000).Select(i => $"<p{i}:x/>")))),
        ["undeclared prefixes within declared ones"] = () => Text(Rss(
            string.Concat(Enumerable.Range(0, 250).Select(i => $"<a {string.Concat(Enumerable.Range(0, 120).Select(j => $"xmlns:p{i}_{j}='u' "))}>"))
            + Repeat($"<b {string.Concat(Enumerable.Range(0, 120).Select(j => $"q{j}:a='x' "))}/>", 9_000) + " & ")),
        ["5 MB of attributes"] = () => Text(Rss($"<item><title>t</title><a {string.Concat(Enumerable.Range(0, 500_000).Select(i => $"a{i}='>' "))}/></item>")),
        ["5 MB of open elements"] = () => Text(Rss("<item><title>t</title>" + Repeat("<a>", 1_700_000))),
        ["entries left open"] = () => Text("<rss><channel>" + Repeat("<item>", 1_500_000)),
        ["entries without end"] = () => Text(Rss(Repeat("<item/>", 1_500_000))),
        ["three NUL bytes"] = () => Text("\0\0\0" + Rss("<title>t</title>")),
        ["more than 64 MB"] = () => new byte[(64 * 1024 * 1024) + 1],
        ["JSON items without end"] = () => Text("{\"items\":[" + Repeat("{},", 1_500_000) + "{}]}"),
        ["JSON, deep"] = () => Text("{\"items\":" + Repeat("[", Deep) + Repeat("]", Deep) + "}"),
        ["UTF-16 with declaration"] = () => Encoding.Unicode.GetBytes("<?xml version='1.0' encoding='utf-16'?>" + Rss("<title>t</title>")),
        ["UTF-16 without declaration"] = () => Encoding.BigEndianUnicode.GetBytes(Rss("<title>t</title>")),
        ["UTF-32 with declaration"] = () => Encoding.UTF32.GetBytes("<?xml version='1.0' encoding='utf-32'?>" + Rss("<title>t</title>")),
        ["UTF-32 without declaration"] = () => Encoding.UTF32.GetBytes(Rss("<title>t</title>")),
        ["NUL bytes"] = () => Text("\0\0" + Rss("<title>a\0b</title>\0\0\0")),
        ["undeclared gzip"] = () => Gzip(Text(Rss("<title>t</title>"))),
        ["gzip, cut short"] = () => Gzip(Text(Rss($"<title>t</title>{Repeat("<item><title>x</title></item>", 20_000)}")))[..^200],
        ["gzip bomb"] = () => Gzip(new byte[200 * 1024 * 1024]),
        ["an HTML page"] = () => Text("<!doctype html><html><head><title>News</title></head><body><p>Hello<br>you</body></html>"),
        ["an empty body"] = () => [],
        ["a PNG"] = () => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. new byte[500]],
        ["random bytes"] = () => { byte[] bytes = new byte[100_000]; new Random(1).NextBytes(bytes); return bytes; },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Survives(string name)
    {
        byte[] body = Probes[name]();

        Feed? feed = await Task.Run(() => ReadOrNull(body), TestContext.Current.CancellationToken)
            .WaitAsync(Patience, TestContext.Current.CancellationToken);

        string everything = feed is null ? "" : feed.Title + string.Concat(feed.Entries.Select(entry => entry.Title + entry.Summary + entry.Content));
        Assert.DoesNotContain("root:", everything, StringComparison.Ordinal);
        Assert.True(everything.Length <= body.Length + (1 << 20), $"{body.Length} bytes became {everything.Length} characters");
    }

    [Theory]
    [InlineData("deep, closed")]
    [InlineData("deep, not closed")]
    [InlineData("deep in a title")]
    [InlineData("many attributes")]
    [InlineData("comment openers")]
    [InlineData("external DTD")]
    [InlineData("NUL bytes")]
    [InlineData("three NUL bytes")]
    [InlineData("5 MB of attributes")]
    [InlineData("5 MB of open elements")]
    [InlineData("undeclared prefixes within declared ones")]
    [InlineData("undeclared gzip")]
    [InlineData("UTF-32 without declaration")]
    public void Is_still_a_feed(string name) => Assert.NotNull(ReadOrNull(Probes[name]()));

    [Theory]
    [InlineData("entries left open")]
    [InlineData("entries without end")]
    [InlineData("JSON items without end")]
    public void Has_as_many_entries_as_are_read_and_says_so(string name)
    {
        Feed feed = FeedReader.Read(Probes[name]());

        Assert.Equal(FeedReader.MaxEntries, feed.Entries.Count);
        Assert.Equal("only the first 1,000,000 entries are read", feed.Problems[^1]);
    }

    [Theory]
    [InlineData("an HTML page", "Expected a feed, got an HTML page. ")]
    [InlineData("an empty body", "Expected a feed, got an empty body.")]
    [InlineData("a PNG", "Expected a feed, got a PNG picture. ")]
    [InlineData("gzip bomb", "Expected a feed, got a body of more than 64 MB.")]
    [InlineData("more than 64 MB", "Expected a feed, got a body of more than 64 MB.")]
    [InlineData("JSON, deep", "Expected a JSON Feed, got JSON that cannot be read: ")]
    public void Is_refused_in_words(string name, string message) =>
        Assert.StartsWith(message, Assert.Throws<FeedFormatException>(() => FeedReader.Read(Probes[name]())).Message);

    private static Feed? ReadOrNull(byte[] body)
    {
        try
        {
            return FeedReader.Read(body);
        }
        catch (FeedFormatException)
        {
            return null;
        }
    }

    private static string Rss(string content) => $"<rss version=\"2.0\"><channel>{content}</channel></rss>";

    private static string Repeat(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Gzip(byte[] body)
    {
        var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(body);
        }

        return compressed.ToArray();
    }
}
