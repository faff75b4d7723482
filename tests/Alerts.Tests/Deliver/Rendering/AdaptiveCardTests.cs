using System.Text;
using System.Text.Json;
using Alerts.Deliver.Rendering;
using FsCheck.Xunit;

namespace Alerts.Tests.Deliver.Rendering;

public sealed class AdaptiveCardTests
{
    [Fact]
    public void The_body_is_what_a_workflow_takes()
    {
        JsonElement body = Parse(AdaptiveCard.Render(SomeAlert.Content()));
        JsonElement attachment = body.GetProperty("attachments")[0];
        JsonElement card = attachment.GetProperty("content");

        Assert.Equal("message", body.GetProperty("type").GetString());
        Assert.Equal("application/vnd.microsoft.card.adaptive", attachment.GetProperty("contentType").GetString());
        Assert.Equal(JsonValueKind.Null, attachment.GetProperty("contentUrl").ValueKind);
        Assert.Equal("AdaptiveCard", card.GetProperty("type").GetString());
        Assert.Equal("1.4", card.GetProperty("version").GetString());
        Assert.Equal(
            [("Read it at wire.example", "https://www.wire.example/2026/01/23/h200-orders?ref=feed&lang=en"), ("Unsubscribe", SomeAlert.Unsubscribe.AbsoluteUri)],
            card.GetProperty("actions").EnumerateArray().Select(a => (a.GetProperty("title").GetString()!, a.GetProperty("url").GetString()!)));
    }

    [Fact]
    public void A_usual_alert_is_not_shortened()
    {
        string card = Encoding.UTF8.GetString(AdaptiveCard.Render(SomeAlert.Content()).Span);

        Assert.DoesNotContain("…\"", card, StringComparison.Ordinal);
        Assert.Contains("said three people who asked not to be named because the talks are private", card, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hostile_link_makes_no_button_and_hostile_text_no_markdown()
    {
        JsonElement card = Parse(AdaptiveCard.Render(HostileAlert.Content)).GetProperty("attachments")[0].GetProperty("content");

        Assert.Equal("Unsubscribe", Assert.Single(card.GetProperty("actions").EnumerateArray()).GetProperty("title").GetString());
        string headline = card.GetProperty("body").EnumerateArray().Single(e => e.TryGetProperty("style", out JsonElement s) && s.GetString() == "heading").GetProperty("text").GetString()!;
        headline = headline.Replace(Markdown.Unseen, '·');
        Assert.StartsWith("\"><·script>alert(1)<·/script>", headline, StringComparison.Ordinal);
        Assert.Contains("[click]·(http:/·/evil.·example) ∗∗bold∗∗ ˋxˋ {·{DATE", headline, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("\"")]
    [InlineData("*")]
    [InlineData("许")]
    [InlineData("👩‍🔬")]
    [InlineData("a\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301")]
    public void Huge_input_is_shortened_into_the_budget(string unit) =>
        AssertFits(AdaptiveCard.Render(HostileAlert.Compose(string.Concat(Enumerable.Repeat(unit, 20_000)))));

    [Fact]
    public void Ill_formed_text_is_mended_on_the_way() => AssertFits(AdaptiveCard.Render(HostileAlert.Compose(new string('\uD83D', 20_000))));

    [Property(MaxTest = 200)]
    public void Any_text_makes_valid_json_within_the_budget(string? text, byte times) =>
        AssertFits(AdaptiveCard.Render(HostileAlert.Compose(string.Concat(Enumerable.Repeat(text ?? "", times * 20)))));

    private static void AssertFits(ReadOnlyMemory<byte> body)
    {
        Assert.InRange(body.Length, 1, AdaptiveCard.LargestBody);
        Assert.NotEmpty(Parse(body).GetProperty("attachments")[0].GetProperty("content").GetProperty("body").EnumerateArray());

        // A character cut in half would come back as U+FFFD, or not at all.
        Assert.Equal(body.ToArray(), new UTF8Encoding(false, throwOnInvalidBytes: true).GetBytes(Encoding.UTF8.GetString(body.Span)));
    }

    private static JsonElement Parse(ReadOnlyMemory<byte> body) => JsonDocument.Parse(body).RootElement;
}
