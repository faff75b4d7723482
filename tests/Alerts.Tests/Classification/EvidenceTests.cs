using Alerts.Classification;

namespace Alerts.Tests.Classification;

public sealed class EvidenceTests
{
    [Fact]
    public void Every_offset_slices_out_its_quote()
    {
        foreach (string text in Classified.Fixtures.SelectMany(article => new[] { article.Text, article.Text.Replace(" ", "&#32;", StringComparison.Ordinal) }))
        {
            AssertSlices(text, Classified.Text(text));
        }
    }

    [Fact]
    public void Unnamed_people_are_quoted_with_what_they_know()
    {
        ArticleClassification found = Classified.Text(
            "Beijing halts H200 orders\n\nBeijing has told firms to stop buying the H200, three people familiar with the matter said.");
        Assert.Equal("three people familiar with the matter", found.Evidence.First(item => item.Field == "sourcing").Quote);
    }

    [Fact]
    public void An_ampersand_before_an_entity_stands_for_itself()
    {
        ArticleClassification found = Classified.Text("R&D at Nvidia &amp; more");
        Assert.Equal("Nvidia", Assert.Single(found.Evidence, item => item.Field == "companies:Nvidia").Quote);
    }

    [Fact]
    public void Every_tag_and_facet_has_evidence()
    {
        foreach (string text in Classified.Fixtures.Select(article => article.Text))
        {
            AssertProved(Classified.Text(text));
        }
    }

    private static void AssertProved(ArticleClassification found)
    {
        HashSet<string> fields = [.. found.Evidence.Select(item => item.Field)];
        Assert.All(found.Tags, tag => Assert.Contains(tag.Tag == Tag.Approval ? "tags:approval" : "tags:export-control", fields));
        Assert.All(found.Jurisdictions, code => Assert.Contains($"jurisdictions:{code}", fields));
        Assert.All(found.Companies, company => Assert.Contains($"companies:{company.Name}", fields));
        Assert.All(found.Products, product => Assert.Contains($"products:{product.Name}", fields));
        Assert.True(found.Stage == Stage.None || fields.Contains("stage"));
        Assert.True(found.Direction == Direction.None || fields.Contains("direction"));
    }

    internal static void AssertSlices(string text, ArticleClassification found)
    {
        Assert.All(found.Evidence, item => Assert.Equal(text[item.Start..item.End], item.Quote));
        Assert.All(found.Conditions, item => Assert.Equal(text[item.Start..item.End], item.Text));
        Assert.All(found.Contradicts, item => Assert.Equal(text[item.Start..item.End], item.Quote));
        AssertProved(found);
    }
}
