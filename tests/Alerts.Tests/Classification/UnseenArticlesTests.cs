using Alerts.Classification.Evaluation;

namespace Alerts.Tests.Classification;

/// <summary>
/// Articles that no weight is learned from and no rule is written for: what the classifier is worth in the world. The bounds lie a
/// little below what it reaches, so that a change for the worse is seen.
/// </summary>
public sealed class UnseenArticlesTests
{
    private static readonly EvaluationReport Report = new Evaluator(Classified.Knowledge).Run(Classified.Labelled("unseen.jsonl"));

    [Theory]
    [InlineData("export-control", 0.86)]
    [InlineData("approval", 0.83)]
    public void Tag_is_recognised_at_least_this_well(string tag, double f1) =>
        Assert.True(Report.Fields[tag].F1 >= f1, $"{tag}: F1 {Report.Fields[tag].F1:0.000}, expected {f1} or more");

    [Fact]
    public void They_are_many_and_in_ten_languages()
    {
        Assert.True(Report.Articles >= 115);
        Assert.Equal(10, Report.Languages.Count);
    }
}
