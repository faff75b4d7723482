using System.Globalization;
using Alerts.Classification;
using Alerts.Stories;
using BenchmarkDotNet.Attributes;

namespace Alerts.Benchmarks;

/// <summary>Placing an article where 10,000 stories are open, over eight governments: one that joins, one that opens.</summary>
[MemoryDiagnoser]
public class StoriesBenchmarks
{
    private const int OpenStories = 10_000;
    private static readonly string[] Governments = ["CN", "US", "NL", "JP", "KR", "TW", "EU", "GB"];
    private static readonly DateTimeOffset Start = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly StoryBook _book = new(KnowledgeBase.Load());
    private int _next = OpenStories;

    [GlobalSetup]
    public void Setup()
    {
        for (int i = 0; i < OpenStories; i++)
        {
            Place(i, i);
        }
    }

    [Benchmark]
    public Placement Joins() => Place(_next++, _next % OpenStories);

    private Placement Place(int id, int matter)
    {
        string title = string.Create(CultureInfo.InvariantCulture, $"Ministry rules on item{matter} for maker{matter} in case{matter}");
        DateTimeOffset published = Start.AddSeconds(id);
        var article = new Article
        {
            Id = id.ToString(CultureInfo.InvariantCulture), Source = "wire", Url = "", Title = title, Published = published, FirstSeen = published,
            Text = ArticleText.Compose(title, string.Create(CultureInfo.InvariantCulture, $"Officials said that detail{matter} of the order{matter} would follow; report {id} of many.")),
        };
        return _book.Place(
            article,
            new ArticleClassification
            {
                Tags = [new TagScore(Tag.ExportControl, 0.9)], Jurisdictions = [Governments[matter % Governments.Length]], Direction = Direction.Tightening, Leg = Leg.Export,
                Companies = [new Company($"Maker {matter}", null, CompanyRole.Seller)], Products = [new Product($"Item {matter}", "equipment")], Language = "en",
            },
            string.Create(CultureInfo.InvariantCulture, $"event {id}"));
    }
}
