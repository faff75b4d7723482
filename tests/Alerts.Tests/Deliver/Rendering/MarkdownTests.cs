using Alerts.Deliver.Rendering;

namespace Alerts.Tests.Deliver.Rendering;

public sealed class MarkdownTests
{
    /// <summary>In what is expected, "·" stands for the character without width.</summary>
    [Theory]
    [InlineData("Plain words, 91 FR 1684 (a rule) by the U.S. at 3.5 %", "Plain words, 91 FR 1684 (a rule) by the U.S. at 3.5 %")]
    [InlineData("Friday 14:05 (America/New_York, UTC-05:00)", "Friday 14:05 (America/New_York, UTC-05:00)")]
    [InlineData("[Update] AT&T", "[Update] AT&T")]
    [InlineData("&lt;b&gt; &#60;", "&·lt;b&·gt; &·#60;")]
    [InlineData("[click](http://evil.example)", "[click]·(http:/·/evil.·example)")]
    [InlineData("[a]: b, [c][d]", "[a]·: b, [c]·[d]")]
    [InlineData("www.evil.com a@b.com //x.y", "www.·evil.·com a·@b.·com /·/x.y")]
    [InlineData("**bold** _it_ `code` ~x~", "∗∗bold∗∗ ＿it＿ ˋcodeˋ ∼x∼")]
    [InlineData(@"back\slash \[", @"back\·slash \·[")]
    [InlineData("<at>all</at> <http://evil.example>", "<·at>all<·/at> <·http:/·/evil.·example>")]
    [InlineData("{{DATE(2026)}}", "{·{DATE(2026)}}")]
    [InlineData("# heading", "·# heading")]
    [InlineData("- item", "·- item")]
    [InlineData("> quotation", "·> quotation")]
    [InlineData("1. item", "·1. item")]
    [InlineData("2026 was", "2026 was")]
    [InlineData("", "")]
    public void Text_shows_as_it_was_written(string text, string expected) =>
        Assert.Equal(expected, Markdown.Literal(text).Replace(Markdown.Unseen, '·'));
}
