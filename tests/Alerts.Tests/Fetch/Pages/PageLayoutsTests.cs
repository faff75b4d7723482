using System.Globalization;
using Alerts.Fetch.Pages;

namespace Alerts.Tests.Fetch.Pages;

/// <summary>How well articles are found on pages of many layouts; the output of the test has the figure of each.</summary>
public sealed class PageLayoutsTests(ITestOutputHelper output)
{
    private const double Least = 0.85;
    private const double LeastMean = 0.98;

    private static readonly Uri Address = new("https://www.paper.example/2026/7");

    public static TheoryData<string> Names { get; } = [.. PageLayout.All.Select(layout => layout.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_article_is_found_whatever_stands_around_it(string name)
    {
        PageLayout layout = PageLayout.All.Single(layout => layout.Name == name);

        PageText page = PageReader.Read(layout.Html, Address);

        if (layout.Wall is not null)
        {
            Assert.StartsWith(layout.Wall, page.NotTheArticle);
            return;
        }

        Assert.Null(page.NotTheArticle);
        Assert.True(layout.Score(page.Text) >= Least, $"{layout.Score(page.Text):0.000} of: {page.Text}");
    }

    [Fact]
    public void The_mean_of_all_layouts_holds()
    {
        var scores = new List<double>();
        foreach (PageLayout layout in PageLayout.All.Where(layout => layout.Wall is null))
        {
            scores.Add(layout.Score(PageReader.Read(layout.Html, Address).Text));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{scores[^1]:0.000} {layout.Name}"));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{scores.Average():0.000} mean of {scores.Count} layouts"));
        Assert.True(PageLayout.All.Count >= 60);
        Assert.True(scores.Average() >= LeastMean, $"{scores.Average():0.000}");
    }
}
