using System.Globalization;
using Alerts.Classification;

namespace Alerts.Tests.Subscriptions;

/// <summary>Random filters and events over a small vocabulary, so that both match and miss often.</summary>
internal sealed class RandomFilters(int seed)
{
    private static readonly string[] Words = ["ban", "order", "quota", "domestic chips", "wafer", "许可", "新规 出口"];
    private static readonly string[] Terms =
    [
        "tag:approval", "tag:export-control", "jurisdiction:CN", "jurisdiction:US", "company:nvidia", "company:(amd OR intel)", "product:H200", "product:H20",
        "stage>=conditional", "stage:denied", "stage<conditional", "sourcing:official", "language:zh", "confidence>=0.8", "origins<2", "published>=2026-01-20",
        "effective<2026-06-01", "novelty:change", "title:order", "publisher!=wire",
    ];

#pragma warning disable CA5394 // Not for security: the same seed must give the same filters.
    private readonly Random _random = new(seed);

    public string NextFilter(int depth = 0) => _random.Next(depth > 3 ? 2 : 6) switch
    {
        0 => Terms[_random.Next(Terms.Length)],
        1 => Quoted(Words[_random.Next(Words.Length)]),
        2 => $"-({NextFilter(depth + 1)})",
        3 => $"({NextFilter(depth + 1)}) OR {NextFilter(depth + 1)}",
        _ => $"({NextFilter(depth + 1)}) ({NextFilter(depth + 1)})",
    };

    public (NewsEvent Event, string Text) NextEvent()
    {
        string title = string.Join(' ', Some(Words));
        var classification = new ArticleClassification
        {
            Tags = [.. Some(Enum.GetValues<Tag>()).Select(t => new TagScore(t, _random.NextDouble()))],
            Jurisdictions = [.. Some(["CN", "US", "NL"])],
            Companies = [.. Some(["Nvidia", "AMD", "Intel"]).Select(c => new Company(c, null, CompanyRole.Mentioned))],
            Products = [.. Some(["H200", "H20"]).Select(p => new Product(p, "ai-accelerator"))],
            Stage = Enum.GetValues<Stage>()[_random.Next(9)],
            Sourcing = Enum.GetValues<Sourcing>()[_random.Next(4)],
            Effective = _random.Next(2) == 0 ? null : new DateOnly(2026, _random.Next(1, 13), 1),
            Language = _random.Next(2) == 0 ? "en" : "zh-Hant",
        };
        NewsEvent newsEvent = SomeEvent.Approval with
        {
            Title = title,
            Publisher = _random.Next(2) == 0 ? "Wire" : null,
            Published = SomeEvent.Approval.Published.AddDays(_random.Next(-10, 10)),
            Origins = _random.Next(4),
            Novelty = Enum.GetValues<Novelty>()[_random.Next(4)],
            Classification = classification,
        };
        return (newsEvent, ArticleText.Compose(title, string.Join(' ', Some(Words))));
    }

    private IEnumerable<T> Some<T>(T[] all) => [.. all.Where(_ => _random.Next(3) == 0)];
#pragma warning restore CA5394

    private static string Quoted(string words) => words.Contains(' ', StringComparison.Ordinal) ? string.Create(CultureInfo.InvariantCulture, $"\"{words}\"") : words;
}
