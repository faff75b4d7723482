using Alerts.Deliver.Rendering;

namespace Alerts.Tests.Deliver.Rendering;

public sealed class MarkdownTests
{
    [Theory]
    [InlineData("Plain words, 91 FR 1684 (a rule).", "Plain words, 91 FR 1684 (a rule).")]
    [InlineData("AT&T", "AT&T")]
    [InlineData("&lt;b&gt;", @"\&lt;b\&gt;")]
    [InlineData("[click](http://evil.example)", @"\[click\](http://evil.example)")]
    [InlineData("**bold** _it_ `code` ~x~", @"\*\*bold\*\* \_it\_ \`code\` \~x\~")]
    [InlineData(@"back\slash", @"back\\slash")]
    [InlineData("<at>all</at>", @"\<at\>all\</at\>")]
    [InlineData("{{DATE(2026)}}", @"\{\{DATE(2026)}}")]
    [InlineData("# heading", @"\# heading")]
    [InlineData("- item", @"\- item")]
    [InlineData("1. item", @"1\. item")]
    [InlineData("2026 was", "2026 was")]
    [InlineData("", "")]
    public void Text_shows_as_it_was_written(string text, string expected) => Assert.Equal(expected, Markdown.Escape(text));
}
