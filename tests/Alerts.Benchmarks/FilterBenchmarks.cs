using System.Globalization;
using Alerts.Classification;
using Alerts.Subscriptions;
using Alerts.Subscriptions.Filters;
using BenchmarkDotNet.Attributes;

namespace Alerts.Benchmarks;

/// <summary>One event against 100,000 subscriptions: by the index, and by evaluating every filter.</summary>
[MemoryDiagnoser]
public class FilterBenchmarks
{
    private const int Subscribers = 100_000;
    private static readonly string[] Governments = ["CN", "US", "NL", "JP", "KR", "TW", "EU", "GB"];
    private static readonly string[] Stages = ["under-consideration", "preliminary", "conditional", "final"];

    private readonly List<(Filter Filter, Subscription Subscription)> _all = [];
    private SubscriptionIndex _index = null!;
    private NewsEvent _event = null!;
    private string _text = "";

    [GlobalSetup]
    public void Setup()
    {
        _all.AddRange(Enumerable.Range(0, Subscribers).Select(Subscribed));
        _index = new SubscriptionIndex(_all.Select(pair => pair.Subscription));
        _text = "Beijing lets internet groups prepare orders for H200 accelerators\n\n" + string.Concat(Enumerable.Range(0, 600).Select(i => $"word{i} "));
        _event = new NewsEvent
        {
            Id = "20260123-a", ArticleId = "a", Source = "wire", Url = "", Title = "Beijing lets internet groups prepare orders for H200 accelerators",
            Published = DateTimeOffset.UnixEpoch, Recorded = DateTimeOffset.UnixEpoch, Novelty = Novelty.New,
            Classification = new ArticleClassification
            {
                Tags = [new TagScore(Tag.Approval, 0.97)], Stage = Stage.Preliminary, Direction = Direction.Loosening, Leg = Leg.Import, Jurisdictions = ["CN"],
                Companies = [new Company("Company 1", null, CompanyRole.Seller), new Company("Company 2", null, CompanyRole.Buyer)],
                Products = [new Product("Product 3", "ai-accelerator")], Sourcing = Sourcing.AnonymousSources, Language = "en",
            },
        };
    }

    [Benchmark(Baseline = true)]
    public int EveryFilter()
    {
        var subject = new FilterSubject(_event, _text);
        return _all.Count(pair => pair.Filter.Match(subject) is not null);
    }

    [Benchmark]
    public int Index() => _index.Match(_event, _text).Count();

    // What people ask for: a government with a firm or a product, a stage, a word.
    private static (Filter Filter, Subscription Subscription) Subscribed(int i)
    {
        string government = Governments[i % Governments.Length];
        string expression = (i % 5) switch
        {
            0 => $"tag:approval jurisdiction:{government} company:\"Company {i % 400}\"",
            1 => $"jurisdiction:{government} (product:\"Product {i % 300}\" OR product:\"Product {i % 301}\")",
            2 => $"tag:export-control stage>={Stages[i % 4]} company:\"Company {i % 500}\" -sourcing:opinion",
            3 => $"jurisdiction:{government} \"word{i % 5000} word{(i % 5000) + 1}\"",
            _ => $"company:\"Company {i % 600}\" -jurisdiction:{government}",
        };
        var subscription = new Subscription
        {
            Id = i.ToString(CultureInfo.InvariantCulture), Channel = Channel.Email, Address = "a@b.example", Filter = expression, Created = DateTimeOffset.UnixEpoch,
        };
        return (Filter.Parse(expression), subscription);
    }
}
