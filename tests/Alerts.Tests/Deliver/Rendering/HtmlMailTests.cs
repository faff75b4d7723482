using Alerts.Deliver.Rendering;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Alerts.Tests.Deliver.Rendering;

public sealed class HtmlMailTests
{
    [Fact]
    public void Hostile_text_stays_text()
    {
        IDocument page = new HtmlParser().ParseDocument(HtmlMail.Render(HostileAlert.Content));

        Assert.Empty(page.QuerySelectorAll("script,img,iframe,object,embed,form,input,link,svg,video,audio,base,at"));
        Assert.DoesNotContain(page.All.SelectMany(e => e.Attributes), a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase));
        Assert.All(page.QuerySelectorAll("a"), a => Assert.StartsWith("https://alerts.example.org/", a.GetAttribute("href"), StringComparison.Ordinal));
        Assert.StartsWith("\"><script>alert(1)</script><img src=x onerror=alert(2)>", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_fetched_from_elsewhere()
    {
        string html = HtmlMail.Render(SomeAlert.Content());

        Assert.DoesNotContain("url(", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@import", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(" src=", html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void It_can_be_read_aloud()
    {
        IDocument page = new HtmlParser().ParseDocument(HtmlMail.Render(SomeAlert.Content()));

        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.NotEmpty(page.Title!);
        Assert.Equal("en", page.QuerySelector("h1")!.GetAttribute("lang"));
        Assert.Equal(
            ["What", "Condition", "Source", "Story", "Authority", "Instruments", "Effective", "Confidence"],
            page.QuerySelectorAll("th[scope=row]").Select(e => e.TextContent));
        Assert.Equal("presentation", Assert.Single(page.QuerySelectorAll("table").Select(table => table.GetAttribute("role")).OfType<string>().Distinct()));
    }

    [Fact]
    public void Every_script_stays_itself_instead_of_numbers() =>
        Assert.Contains("允许进口", HtmlMail.Render(SomeAlert.Content(SomeAlert.Event with { Title = "允许进口" })), StringComparison.Ordinal);
}
