using Alerts.Classify;
using Alerts.Classify.Evaluate;
using Alerts.Cli;

namespace Alerts.Tests.Classify;

/// <summary>The classifier with its built-in knowledge, loaded once for all tests, and texts to hand to it.</summary>
internal static class Classified
{
    public static KnowledgeBase Knowledge { get; } = KnowledgeBase.Load();

    public static Classifier Classifier { get; } = new(Knowledge);

    public static IReadOnlyList<LabelledArticle> Fixtures { get; } = Labelled("articles.jsonl");

    public static IReadOnlyList<LabelledArticle> Labelled(string fixture)
    {
        var lines = new JsonLines(Path.Combine(AppContext.BaseDirectory, "Classify", "Fixtures", fixture));
        List<LabelledArticle> articles = [.. lines.ReadAsync(LabelledLine.Read, CancellationToken.None).ToBlockingEnumerable()];
        return lines.Failed ? throw new InvalidDataException($"{fixture}: stderr names the lines that cannot be used") : articles;
    }

    public static Classification Text(string text) => Classifier.Classify(ArticleOf(text));

    public static Article ArticleOf(string text) => new()
    {
        Id = "1",
        Source = "test",
        Url = "",
        Title = "",
        Text = text,
        Published = new DateTimeOffset(2026, 1, 24, 0, 0, 0, TimeSpan.Zero),
        FirstSeen = new DateTimeOffset(2026, 1, 24, 0, 0, 0, TimeSpan.Zero),
    };

    public static string TagsOf(string text) => string.Join("+", Text(text).Tags.Select(tag => tag.Tag == Tag.Approval ? "A" : "E"));
}
