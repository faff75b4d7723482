using Alerts.Fetch.Identity;

namespace Alerts.Tests.Fetch.Identity;

public sealed class FingerprintTests
{
    private const string English = """
        The ministry said on Tuesday that exporters of machine tools with five axes must apply for a licence before they ship to three named
        destinations. Applications are decided within forty working days; a refusal is given with reasons. Contracts that were signed before the
        order may be completed until the end of June, provided that the customs office is told. Trade associations asked for a longer transition,
        because delivery times in the sector often exceed a year, and called for a list of parts that stay free.
        """;

    private const string Chinese = "商务部表示，自公布之日起，出口经营者出口本公告所列物项，应当依照规定向国务院商务主管部门申请许可。出口经营者应当按照要求提交最终用户和最终用途证明。海关对出口货物实施监管。未经许可不得出口。本公告自二零二六年三月一日起正式实施，由商务部负责解释。";

    [Theory]
    [InlineData(English)]
    [InlineData(Chinese)]
    public void Case_spacing_and_punctuation_do_not_matter(string text) =>
        Assert.Equal(Fingerprint.Of(text).Exact, Fingerprint.Of(text.ToUpperInvariant().Replace("\n", "  \n\n", StringComparison.Ordinal).Replace(",", " –", StringComparison.Ordinal)).Exact);

    [Theory]
    [InlineData(English, "often exceed a year", "often exceed one year")]
    [InlineData(Chinese, "海关对出口货物实施监管", "海关对出口货物依法实施监管")]
    public void A_small_edit_is_near(string text, string from, string to) =>
        Assert.True(Fingerprint.Of(text).IsNear(Fingerprint.Of(text + text + text.Replace(from, to, StringComparison.Ordinal))) || Fingerprint.Of(text).IsNear(Fingerprint.Of(text.Replace(from, to, StringComparison.Ordinal))));

    [Fact]
    public void Another_number_is_another_text()
    {
        string notice = "Notice 12 of 2026. " + English;

        Assert.False(Fingerprint.Of(notice).IsNear(Fingerprint.Of(notice.Replace("12", "13", StringComparison.Ordinal))));
    }

    [Fact]
    public void Other_news_is_far()
    {
        string other = "A port authority reported record volumes for the quarter, driven by grain and fertiliser, while container traffic fell for a third month. "
            + "Its chief executive expects the new terminal to open in autumn and said that talks about a rail link with the two neighbouring regions continue.";

        Assert.False(Fingerprint.Of(English).IsNear(Fingerprint.Of(other)));
        Assert.False(Fingerprint.Of(English).IsNear(Fingerprint.Of(Chinese)));
    }

    [Fact]
    public void Short_texts_are_compared_exactly()
    {
        Assert.True(Fingerprint.Of("Notice to exporters").IsNear(Fingerprint.Of("notice  to EXPORTERS.")));
        Assert.False(Fingerprint.Of("Notice to exporters").IsNear(Fingerprint.Of("Notice to importers")));
    }
}
