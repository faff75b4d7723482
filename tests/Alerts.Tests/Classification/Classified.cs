using Alerts.Classification;
using Alerts.Classification.Evaluation;
using Alerts.Cli;

namespace Alerts.Tests.Classification;

/// <summary>The classifier with its built-in knowledge, loaded once for all tests, and texts to hand to it.</summary>
internal static class Classified
{
    public static KnowledgeBase Knowledge { get; } = KnowledgeBase.Load();

    public static Classifier Classifier { get; } = new(Knowledge);

    public static IReadOnlyList<LabelledArticle> Fixtures { get; } = Labelled("articles.jsonl");

    public static IReadOnlyList<LabelledArticle> Labelled(string fixture)
    {
        var lines = new JsonLines(Path.Combine(AppContext.BaseDirectory, "Classification", "Fixtures", fixture));
        List<LabelledArticle> articles = [.. lines.ReadAsync(LabelledLine.Read, CancellationToken.None).ToBlockingEnumerable()];
        return lines.Failed ? throw new InvalidDataException($"{fixture}: stderr names the lines that cannot be used") : articles;
    }

    public static ArticleClassification Text(string text) => Classifier.Classify(ArticleOf(text));

    public static ArticleText ArticleOf(string text) => new(text, new DateTimeOffset(2026, 1, 24, 0, 0, 0, TimeSpan.Zero));

    public static string TagsOf(string text) => string.Join("+", Text(text).Tags.Select(tag => tag.Tag == Tag.Approval ? "A" : "E"));
}
