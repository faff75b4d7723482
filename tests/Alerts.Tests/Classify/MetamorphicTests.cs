using System.Net;
using Alerts.Classify.Evaluate;

namespace Alerts.Tests.Classify;

/// <summary>Changes of form that must not change the tags.</summary>
public sealed class MetamorphicTests
{
    private const string Boilerplate = "Sign up for our newsletter to read more stories like this one every morning.";

    public static TheoryData<string, Func<string, string>> Changes => new()
    {
        { "typographic punctuation", text => text.Replace('\'', '’').Replace(" - ", " — ", StringComparison.Ordinal) },
        { "HTML entities", text => WebUtility.HtmlEncode(text).Replace(" ", "&nbsp;", StringComparison.Ordinal) },
        { "non-breaking spaces", text => text.Replace(' ', '\u00A0') },
        { "body twice", text => text + text[text.IndexOf('\n', StringComparison.Ordinal)..] },
        { "boilerplate after", text => $"{text}\n\n{Boilerplate}" },
        { "Windows line ends", text => text.ReplaceLineEndings("\r\n") },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Tags_survive(string change, Func<string, string> apply)
    {
        List<string> changed = [.. Classified.Fixtures
            .Where(article => Classified.TagsOf(article.Text) != Classified.TagsOf(apply(article.Text))).Select(article => article.Id)];
        Assert.True(changed.Count == 0, $"{change} changed the tags of {string.Join(", ", changed)}");
    }

    [Fact]
    public void Capitals_keep_the_tags()
    {
        IEnumerable<LabelledArticle> english = Classified.Fixtures.Where(article => article.Language == "en");
        List<string> changed = [.. english.Where(article => Classified.TagsOf(article.Text) != Classified.TagsOf(article.Text.ToUpperInvariant()))
            .Select(article => article.Id)];
        Assert.Empty(changed);
    }
}
