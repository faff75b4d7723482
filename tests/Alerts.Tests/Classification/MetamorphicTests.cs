using Alerts.Classification.Evaluation;

namespace Alerts.Tests.Classification;

/// <summary>Changes of form must not change the tags, in any of the eight languages.</summary>
public sealed class MetamorphicTests
{
    public static TheoryData<string> Changes => [.. TextChanges.All.Keys];

    [Theory]
    [MemberData(nameof(Changes))]
    public void Tags_survive(string change)
    {
        List<string> changed = ChangedBy(TextChanges.All[change]);
        Assert.True(changed.Count == 0, $"{change} changed the tags of {changed.Count} of {Classified.Fixtures.Count}: {string.Join(", ", changed)}");
    }

    /// <summary>A known weakness: boilerplate takes the place of the lead, which is read with the headline. It may not get worse.</summary>
    [Fact]
    public void Boilerplate_between_headline_and_body_changes_the_tags_of_at_most_five()
    {
        List<string> changed = ChangedBy(TextChanges.BoilerplateBetween);
        Assert.True(changed.Count <= 5, $"changed the tags of {changed.Count} of {Classified.Fixtures.Count}: {string.Join(", ", changed)}");
    }

    /// <summary>A change that leaves every text as it is would prove nothing.</summary>
    [Theory]
    [MemberData(nameof(Changes))]
    public void The_change_changes_texts(string change) =>
        Assert.Contains(Classified.Fixtures, article => TextChanges.All[change](article) != article.Text);

    private static List<string> ChangedBy(Func<LabelledArticle, string> change) =>
        [.. Classified.Fixtures.Where(article => Classified.TagsOf(article.Text) != Classified.TagsOf(change(article))).Select(article => article.Id)];
}
