using Alerts.Classification;

namespace Alerts.Tests.Subscriptions;

/// <summary>The event that filters are tried on.</summary>
internal static class SomeEvent
{
    public const string Text = "Beijing lets internet groups prepare orders for H200 accelerators\n\n"
        + "Buyers are encouraged to order domestic chips as well. 稀土出口许可 was not discussed.";

    public static NewsEvent Approval { get; } = new()
    {
        Id = "20260123-aa",
        ArticleId = "a",
        Source = "harbour-wire",
        Publisher = "Harbour Wire",
        Url = "https://news.example/a",
        Title = "Beijing lets internet groups prepare orders for H200 accelerators",
        Published = new DateTimeOffset(2026, 1, 23, 14, 0, 0, TimeSpan.Zero),
        Recorded = new DateTimeOffset(2026, 1, 23, 14, 5, 0, TimeSpan.Zero),
        Novelty = Novelty.New,
        StoryId = "s1",
        Origins = 2,
        Classification = new ArticleClassification
        {
            Tags = [new TagScore(Tag.Approval, 0.97), new TagScore(Tag.ExportControl, 0.7)],
            Direction = Direction.Loosening,
            Stage = Stage.Preliminary,
            Leg = Leg.Import,
            Jurisdictions = ["CN"],
            Authorities = [new Authority("mofcom", "Ministry of Commerce", "CN")],
            Companies = [new Company("Nvidia", "NVDA", CompanyRole.Seller), new Company("SK Hynix", "000660.KS", CompanyRole.Mentioned)],
            Products = [new Product("H200", "ai-accelerator", "3A090")],
            Instruments = ["91 FR 1684"],
            Conditions = [new Condition("domestic chips", Modality.Encouraged, 0, 1)],
            Effective = new DateOnly(2026, 2, 1),
            Sourcing = Sourcing.AnonymousSources,
            Language = "zh-Hans",
        },
    };
}
