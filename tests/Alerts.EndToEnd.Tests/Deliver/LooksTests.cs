using System.Text.Json;
using Alerts.Deliver.Content;
using Alerts.Deliver.Rendering;
using Alerts.EndToEnd.Tests.Support;
using Alerts.Tests.Deliver;
using Alerts.Tests.Deliver.Rendering;
using Microsoft.Playwright;

namespace Alerts.EndToEnd.Tests.Deliver;

/// <summary>Alerts in a real browser. The pictures stay in <c>TestResults/looks</c> for a person's eyes.</summary>
public sealed class LooksTests
{
    public static TheoryData<string, int, bool> Looks =>
        [.. from what in new[] { "alert", "digest" } from width in new[] { 640, 360 } from dark in new[] { false, true } select (what, width, dark)];

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task A_mail_fits_its_width_and_asks_for_nothing_from_elsewhere(string what, int width, bool dark)
    {
        await using Browser browser = await Browser.StartAsync();
        IPage page = await browser.PageAsync(width, dark);
        List<string> requests = [];
        page.Request += (_, request) => requests.Add(request.Url);

        await page.SetContentAsync(HtmlMail.Render(ContentOf(what)));
        await PictureAsync(page, $"mail-{what}-{width}{(dark ? "-dark" : "")}");

        Assert.Empty(requests);
        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Equal(1, await page.Locator("h1").CountAsync());
    }

    [Fact]
    public async Task A_mail_of_endless_words_still_fits_a_phone()
    {
        await using Browser browser = await Browser.StartAsync();
        IPage page = await browser.PageAsync(360);

        await page.SetContentAsync(HtmlMail.Render(HostileAlert.Compose(new string('W', 5_000))));

        Assert.Equal(360, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task The_real_renderer_draws_the_card_without_a_complaint(string what, int width, bool dark)
    {
        MessageContent content = ContentOf(what);
        await using Browser browser = await Browser.StartAsync();
        IPage page = await browser.PageAsync(width, dark);

        CardPage.Drawn drawn = await CardPage.DrawAsync(page, CardOf(content), dark, TestContext.Current.CancellationToken);
        await PictureAsync(page, $"card-{what}-{width}{(dark ? "-dark" : "")}");

        Assert.Empty(drawn.Problems);
        Assert.All(content is DigestContent digest ? digest.Stories : [(AlertContent)content], alert =>
        {
            Assert.Contains(alert.Verdict, drawn.Text, StringComparison.Ordinal);
            Assert.Contains(alert.Headline, drawn.Text, StringComparison.Ordinal);
            Assert.All(alert.Lines, line => Assert.Contains(line.Detail, drawn.Text, StringComparison.Ordinal));
        });
        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    /// <summary>Whether the host reads no Markdown, a little, or makes links of all that looks like one, the reader sees the same words.</summary>
    [Theory]
    [InlineData("null")]
    [InlineData("markdownit()")]
    [InlineData("markdownit({ html: true, linkify: true })")]
    public async Task The_real_renderer_finds_nothing_but_words_in_a_hostile_card(string markdown)
    {
        await using Browser browser = await Browser.StartAsync();
        IPage page = await browser.PageAsync(640);

        CardPage.Drawn drawn = await CardPage.DrawAsync(page, CardOf(HostileAlert.Content), dark: false, TestContext.Current.CancellationToken, markdown);
        await PictureAsync(page, "card-hostile");

        Assert.Empty(drawn.Problems);
        Assert.Empty(await page.EvalOnSelectorAllAsync<string[]>("a, img, body script, strong, em, code, ul, ol, at", "found => found.map(e => e.outerHTML)"));
        Assert.Equal(1, await page.Locator("button").CountAsync());
        Assert.DoesNotContain('\\', drawn.Text);
        Assert.Contains(
            "\"><script>alert(1)</script><img src=x onerror=alert(2)> [click](http://evil.example) ∗∗bold∗∗ ˋxˋ {{DATE(2026-01-01T00:00:00Z)}} <at>all</at> Bcc: a@b.example",
            drawn.Text.Replace("\u200C", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("markdownit()")]
    public async Task A_time_zone_with_an_underscore_and_a_title_with_brackets_show_as_they_are(string markdown)
    {
        await using Browser browser = await Browser.StartAsync();
        IPage page = await browser.PageAsync(640);
        AlertContent content = SomeAlert.Content(
            SomeAlert.Event with { Title = "[Update] AT&T: 5 < 6, see www.evil.com or [here](https://evil.example)" },
            SomeAlert.Subscription with { TimeZone = "America/New_York" });

        CardPage.Drawn drawn = await CardPage.DrawAsync(page, CardOf(content), dark: false, TestContext.Current.CancellationToken, markdown);

        Assert.Contains("(America/New_York, UTC-05:00)", drawn.Text, StringComparison.Ordinal);
        Assert.Contains(content.Headline, drawn.Text.Replace("\u200C", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator("a").CountAsync());
    }

    private static MessageContent ContentOf(string what) => what == "digest" ? SomeDigest.Usual : SomeAlert.Content();

    private static string CardOf(MessageContent content)
    {
        using var body = JsonDocument.Parse(AdaptiveCard.Render(content));
        return body.RootElement.GetProperty("attachments")[0].GetProperty("content").GetRawText();
    }

    private static async Task PictureAsync(IPage page, string name)
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "TestResults", "looks");
        Directory.CreateDirectory(folder);
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png"), FullPage = true });
    }
}
