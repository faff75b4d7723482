using Alerts.Classification.Evaluation;

namespace Alerts.Tests.Classification;

public sealed class FixtureArticlesTests
{
    private static readonly EvaluationReport Report = new Evaluator(Classified.Knowledge).Run(Classified.Fixtures);

    [Fact]
    public void There_are_at_least_120_articles_in_eight_languages_and_near_half_are_hard_negatives()
    {
        Assert.True(Classified.Fixtures.Count >= 120);
        Assert.Equal(8, Classified.Fixtures.Select(article => article.Language).Distinct().Count());
        Assert.InRange(Classified.Fixtures.Count(article => article.Tags.Count == 0), Classified.Fixtures.Count * 45 / 100, Classified.Fixtures.Count);
    }

    [Theory]
    [InlineData("export-control", 0.97)]
    [InlineData("approval", 0.95)]
    [InlineData("jurisdictions", 0.92)]
    [InlineData("companies", 0.95)]
    [InlineData("products", 0.91)]
    public void Field_is_read_at_least_this_well(string field, double f1) =>
        Assert.True(Report.Fields[field].F1 >= f1, $"{field}: F1 {Report.Fields[field].F1:0.000}, expected {f1} or more");

    [Theory]
    [InlineData("stage", 0.95)]
    [InlineData("direction", 0.95)]
    [InlineData("sourcing", 0.83)]
    [InlineData("language", 1.0)]
    public void Value_is_right_at_least_this_often(string field, double accuracy) =>
        Assert.True(Report.Values[field].Accuracy >= accuracy, $"{field}: {Report.Values[field].Accuracy:0.000}, expected {accuracy} or more");

    [Fact]
    public void No_hard_negative_is_alerted()
    {
        IEnumerable<string> wrong = Report.Cases
            .Where(item => item.Mistakes.Any(mistake => mistake.StartsWith("wrongly", StringComparison.Ordinal))).Select(item => item.Title);
        Assert.Empty(wrong);
    }
}
