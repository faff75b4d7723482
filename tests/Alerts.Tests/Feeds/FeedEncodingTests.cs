using System.Text;
using Alerts.Feeds;

namespace Alerts.Tests.Feeds;

public sealed class FeedEncodingTests
{
    private const string Chinese = "商务部公布两用物项出口管制清单，自公布之日起施行，出口经营者应当依法申请许可。";
    private const string Japanese = "経済産業省は、先端半導体の輸出管理に関する省令の一部を改正し、本日公布しました。";
    private const string Korean = "산업통상자원부는 전략물자 수출입고시 개정안을 오늘 관보에 게재하고 시행한다고 밝혔다.";
    private const string Russian = "Правительство изменило порядок вывоза товаров двойного назначения из страны.";
    private const string Western = "Règlement délégué: contrôle des exportations à l’étranger – « biens à double usage »";

    static FeedEncodingTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static TheoryData<string, string> Declared => new()
    {
        { "gb2312", Chinese }, { "gbk", Chinese }, { "gb18030", Chinese }, { "big5", "經濟部公告戰略性高科技貨品輸出管制規定" },
        { "shift_jis", Japanese }, { "euc-jp", Japanese }, { "iso-2022-jp", Japanese }, { "euc-kr", Korean }, { "ks_c_5601-1987", Korean },
        { "windows-1251", Russian }, { "koi8-r", Russian }, { "iso-8859-5", Russian }, { "windows-1252", Western }, { "iso-8859-1", Western },
        { "utf-8", Chinese }, { "utf-16", Chinese }, { "utf-16BE", Japanese }, { "utf-32", Korean },
    };

    [Theory]
    [MemberData(nameof(Declared))]
    public void A_declared_encoding_is_read(string name, string text) =>
        Assert.Equal(text, Title(Encode(name, Feed(text, name), mark: false)));

    [Theory]
    [MemberData(nameof(Declared))]
    public void The_charset_of_the_header_is_read(string name, string text) =>
        Assert.Equal(text, Title(Encode(name, Feed(text, declared: null), mark: false), $"application/rss+xml; charset=\"{name}\""));

    [Theory]
    [InlineData("gb18030", Chinese)]
    [InlineData("shift_jis", Japanese)]
    [InlineData("euc-kr", Korean)]
    [InlineData("windows-1251", Russian)]
    [InlineData("koi8-r", Russian)]
    public void An_undeclared_encoding_is_recognised_by_its_bytes(string name, string text)
    {
        Feed feed = FeedReader.Read(Encode(name, Feed(string.Join(' ', Enumerable.Repeat(text, 8)), declared: null), mark: false));

        Assert.StartsWith(text, feed.Title);
        Assert.Contains("declares no encoding and is not UTF-8; read as", Assert.Single(feed.Problems));
    }

    [Theory]
    [InlineData("iso-8859-1")]
    [InlineData("windows-1252")]
    [InlineData("us-ascii")]
    [InlineData("no-such-encoding")]
    public void Utf8_is_recognised_although_the_declaration_lies(string lie) =>
        Assert.Equal(Western, Title(Encoding.UTF8.GetBytes(Feed(Western, lie))));

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void A_byte_order_mark_is_believed(string name) =>
        Assert.Equal(Chinese, Title(Encode(name, Feed(Chinese, "iso-8859-1"), mark: true)));

    [Fact]
    public void A_double_byte_order_mark_does_no_harm() =>
        Assert.Equal(Chinese, Title([0xEF, 0xBB, 0xBF, .. Encode("utf-8", Feed(Chinese, "utf-8"), mark: true)]));

    [Fact]
    public void A_body_that_is_not_in_the_encoding_it_declares_is_read_and_reported()
    {
        byte[] body = [.. Encoding.UTF8.GetBytes("<?xml version='1.0' encoding='utf-8'?><rss><channel><title>Espa"), 0xF1, .. "a</title></channel></rss>"u8];

        Feed feed = FeedReader.Read(body);

        Assert.Equal("España", feed.Title);
        Assert.Contains("is not in the encoding 'utf-8' that it declares", Assert.Single(feed.Problems));
    }

    [Fact]
    public void Bytes_of_windows_1252_pasted_into_UTF8_are_read_as_such()
    {
        byte[] body = [.. Encoding.UTF8.GetBytes("<rss><channel><title>" + Western + " it"), 0x92, .. "s caf"u8, 0xE9, .. " <![CDATA["u8, 0xE2, 0x80, .. "]]></title></channel></rss>"u8];

        Feed feed = FeedReader.Read(body);

        Assert.Equal(Western + " it’s café \uFFFD", feed.Title);
        Assert.Equal("the body declares no encoding and is not UTF-8; read as UTF-8, its broken bytes as windows-1252", Assert.Single(feed.Problems));
    }

    [Theory]
    [InlineData("gb18030", Chinese)]
    [InlineData("euc-kr", Korean)]
    [InlineData("windows-1251", Russian)]
    public void A_body_that_claims_to_be_Latin_and_cannot_be_is_read_by_its_bytes(string name, string text)
    {
        Feed feed = FeedReader.Read(Encode(name, Feed(string.Join(' ', Enumerable.Repeat(text, 8)), "iso-8859-1"), mark: false));

        Assert.StartsWith(text, feed.Title);
        Assert.Contains("is not in the encoding 'iso-8859-1' that it declares", Assert.Single(feed.Problems));
    }

    [Theory]
    [InlineData("gb18030", Chinese)]
    [InlineData("shift_jis", Japanese)]
    [InlineData("utf-8", Korean)]
    public void A_body_cut_within_a_character_keeps_its_encoding(string name, string text)
    {
        byte[] body = Encode(name, $"{Feed("Notices", name)[..^"</channel></rss>".Length]}<item><description>{text}", mark: false);

        Assert.StartsWith(text[..20], Assert.Single(FeedReader.Read(body.AsMemory(..^1)).Entries).Summary);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void Wide_characters_are_recognised_without_a_mark_behind_blanks(string name) =>
        Assert.Equal(Western, Title(Encode(name, "\n  " + Feed(Western, declared: null), mark: false)));

    [Fact]
    public void Shift_sequences_are_recognised_undeclared() =>
        Assert.Equal(Japanese, Title(Encode("iso-2022-jp", Feed(Japanese, declared: null), mark: false)));

    [Fact]
    public void Utf8_is_recognised_although_a_seven_bit_encoding_is_declared() =>
        Assert.Equal(Western, Title(Encoding.UTF8.GetBytes(Feed(Western, "iso-2022-jp"))));

    [Fact]
    public void A_few_accents_are_taken_for_Western_ones() =>
        Assert.Equal("Contrôle à Brè", Title(Encode("windows-1252", Feed("Contrôle à Brè", "utf-8"), mark: false)));

    [Fact]
    public void Text_that_was_encoded_twice_is_put_right() =>
        Assert.Equal("España", Title(Encoding.UTF8.GetBytes(Feed(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes("España")), "utf-8"))));

    private static string Title(byte[] body, string? contentType = null) => FeedReader.Read(body, contentType).Title;

    private static string Feed(string title, string? declared) =>
        $"<?xml version=\"1.0\"{(declared is null ? "" : $" encoding=\"{declared}\"")}?><rss version=\"2.0\"><channel><title>{title}</title></channel></rss>";

    private static byte[] Encode(string name, string text, bool mark)
    {
        Encoding encoding = Encoding.GetEncoding(name == "gbk" ? "gb18030" : name == "iso-8859-1" ? "windows-1252" : name);
        return mark ? [.. encoding.GetPreamble(), .. encoding.GetBytes(text)] : encoding.GetBytes(text);
    }
}
