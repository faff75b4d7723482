using System.Text;
using System.Text.Json;
using Alerts.Deliver.Content;
using Alerts.Deliver.Rendering;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Alerts.Tests.Deliver.Rendering;

public sealed class DigestRenderingTests
{
    /// <summary>Where Gmail cuts a mail off and hides the rest, the link to unsubscribe with it.</summary>
    private const int GmailCut = 102 * 1024;

    [Fact]
    public void Text_tells_each_story_in_five_lines_and_where_to_read_it()
    {
        string[] lines = PlainText.Render(SomeDigest.Usual).Split("\r\n");

        Assert.Equal(
            [
                "Daily digest: 3 stories",
                "Friday, 23 January 2026 14:10 (Europe/Amsterdam, UTC+01:00)",
                "",
                "1. Ministry requires licences for exports of magnets that hold dysprosium",
                "What: Export control, final — export side, China (CN). Tightens trade in dysprosium (rare earth).",
                "Condition: None stated",
                "Source: Official. Published by Example Register.",
                "Story: China, export side: final (today). 2 independent origins.",
                "Read it: https://register.example/notices/magnets",
            ],
            lines[..9]);
        Assert.Equal(
            ["-- ", "You get this because of your filter: tag:approval jurisdiction:CN", $"Unsubscribe: {SomeAlert.Unsubscribe}", ""], lines[^4..]);
    }

    [Fact]
    public void A_mail_can_be_read_aloud()
    {
        IDocument page = new HtmlParser().ParseDocument(HtmlMail.Render(SomeDigest.Usual));

        Assert.Equal("Daily digest: 3 stories", Assert.Single(page.QuerySelectorAll("h1")).TextContent);
        Assert.Equal(SomeDigest.Usual.Stories.Select(story => story.Headline), page.QuerySelectorAll("h2").Select(heading => heading.TextContent));
        Assert.Equal(["en", "en", "ja"], page.QuerySelectorAll("h2").Select(heading => heading.GetAttribute("lang")));
        Assert.Equal(
            ["Read it at register.example", "Read it at wire.example", "Unsubscribe"], page.QuerySelectorAll("a").Select(link => link.TextContent));
    }

    [Theory]
    [InlineData(15, false)]
    [InlineData(16, true)]
    [InlineData(300, true)]
    public void A_mail_is_not_cut_off_by_its_reader_but_counts_what_it_leaves_out(int stories, bool cut)
    {
        DigestContent digest = SomeDigest.Of(stories);

        string html = HtmlMail.Render(digest), text = PlainText.Render(digest);

        Assert.InRange(Encoding.UTF8.GetByteCount(html), 1, GmailCut);
        Assert.Equal(cut, html.Contains($"{stories - HtmlDigest.MostStories} more stor", StringComparison.Ordinal));
        Assert.Equal(cut, html.Contains("See them", StringComparison.Ordinal));
        Assert.Equal(cut, text.Contains("on the page of this service. https://alerts.example.org/", StringComparison.Ordinal));
    }

    [Fact]
    public void A_card_has_a_button_for_each_story()
    {
        JsonElement card = CardOf(SomeDigest.Usual);

        Assert.Equal(
            ["https://register.example/notices/magnets", SomeAlert.Event.Url],
            card.GetProperty("body").EnumerateArray().Where(element => element.GetProperty("type").GetString() == "ActionSet")
                .Select(set => set.GetProperty("actions")[0].GetProperty("url").GetString()));
        Assert.Equal("Unsubscribe", Assert.Single(card.GetProperty("actions").EnumerateArray()).GetProperty("title").GetString());
    }

    [Fact]
    public void A_card_over_the_budget_loses_stories_and_counts_them()
    {
        DigestContent digest = SomeDigest.Of(30);

        string card = CardOf(digest).GetRawText();

        int shown = digest.Stories.Count(story => card.Contains($"\"{story.Headline}\"", StringComparison.Ordinal));
        Assert.InRange(shown, 5, 10);
        Assert.Contains(digest.Rest(shown), card, StringComparison.Ordinal);
        Assert.Contains("See the latest alerts", card, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("\"")]
    [InlineData("*")]
    [InlineData("许")]
    [InlineData("👩‍🔬")]
    public void Huge_stories_fit_the_card_and_do_not_hide_the_link_to_unsubscribe(string unit)
    {
        AlertContent huge = HostileAlert.Compose(string.Concat(Enumerable.Repeat(unit, 5_000))) with { Link = new Uri($"https://a.example/{new string('a', 1_900)}") };
        DigestContent digest = SomeDigest.Usual with { Stories = [.. Enumerable.Repeat(huge, 40)], Subject = huge.Subject, Because = huge.Because };

        CardOf(digest);

        string html = HtmlMail.Render(digest);
        int shown = new HtmlParser().ParseDocument(html).QuerySelectorAll("h2").Length;
        Assert.True(shown == 1 || Encoding.UTF8.GetByteCount(html) <= GmailCut, $"{shown} stories in {Encoding.UTF8.GetByteCount(html)} bytes");
        Assert.Contains(digest.Rest(shown), html, StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_stories_stay_text()
    {
        IDocument page = new HtmlParser().ParseDocument(HtmlMail.Render(SomeDigest.Usual with { Stories = [HostileAlert.Content, HostileAlert.Content] }));

        Assert.Empty(page.QuerySelectorAll("script,img,iframe,object,embed,form,input,link,svg,video,audio,base,at"));
        Assert.All(page.QuerySelectorAll("a"), a => Assert.StartsWith("https://alerts.example.org/", a.GetAttribute("href"), StringComparison.Ordinal));
    }

    private static JsonElement CardOf(DigestContent digest)
    {
        ReadOnlyMemory<byte> body = AdaptiveCard.Render(digest);
        Assert.InRange(body.Length, 1, AdaptiveCard.LargestBody);
        return JsonDocument.Parse(body).RootElement.GetProperty("attachments")[0].GetProperty("content");
    }
}
