using Alerts.Feeds;

namespace Alerts.Tests.Feeds;

public sealed class HtmlTextTests
{
    [Theory]
    [InlineData("<p>One.</p><p>Two.</p>", "One.\n\nTwo.")]
    [InlineData("One.<br>Two.<br/><br/>Three.", "One.\nTwo.\nThree.")]
    [InlineData("  <div> A  <b>bold</b>\n word </div> ", "A bold word")]
    [InlineData("AT&amp;T &mdash; caf&eacute; &#8217;s&nbsp;price &#x20AC;5", "AT&T — café ’s price €5")]
    [InlineData("&#150; &#146;", "– ’")]
    [InlineData("R&D & more; a < b, 3<4", "R&D & more; a < b, 3<4")]
    [InlineData("<script>alert('</p>')</script>Text<style>p{}</style> here", "Text here")]
    [InlineData("<a title=\"x > y\" href='/z'>link</a>", "link")]
    [InlineData("<ul><li>first</li><li>second</li></ul>", "first\n\nsecond")]
    [InlineData("before<!-- <p>not this</p> -->after", "beforeafter")]
    [InlineData("before<!-- lost -- >after", "beforeafter")]
    [InlineData("<p>the last <b>tag", "the last tag")]
    [InlineData("<table><tr><td>a</td> <td>b</td></tr></table>", "a b")]
    [InlineData("soft&shy;hyphen and zero&#8203;width", "softhyphen and zerowidth")]
    [InlineData("", "")]
    public void Markup_becomes_paragraphs(string html, string expected) => Assert.Equal(expected, HtmlText.ToPlain(html));

    [Fact]
    public void A_line_has_no_breaks() => Assert.Equal("One. Two.", HtmlText.ToLine("<p>One.</p>\n<p>Two.</p>"));

    [Theory]
    [InlineData("<div>")]
    [InlineData("<script>")]
    [InlineData("<!--")]
    [InlineData("<a b=\">\"")]
    [InlineData("<a b='")]
    [InlineData("&lt")]
    [InlineData("</")]
    [InlineData("<")]
    public async Task A_million_characters_of_one_trap_take_no_time_to_speak_of(string trap)
    {
        string html = string.Concat(Enumerable.Repeat(trap, 1_000_000 / trap.Length));

        await Task.Run(() => HtmlText.ToPlain(html), TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }
}
