using Alerts.Classification;
using Alerts.Deliver.Channels;
using Alerts.Deliver.Content;

namespace Alerts.Tests.Deliver;

/// <summary>An import approval with everything that an alert can show, and the one who is told; all of it made up.</summary>
internal static class SomeAlert
{
    /// <summary>Five minutes after the article, on the same day.</summary>
    public static readonly DateTimeOffset Now = new(2026, 1, 23, 13, 10, 0, TimeSpan.Zero);

    public const string EventId = "20260123-event";

    public static Subscription Subscription { get; } = new()
    {
        Id = "subscription-1",
        Channel = Channel.Email,
        Address = "desk@example.org",
        Filter = "tag:approval jurisdiction:CN",
        TimeZone = "Europe/Amsterdam",
        Language = "en-GB",
        State = SubscriptionState.Active,
        Created = Now.AddDays(-30),
    };

    public static NewsEvent Event { get; } = new()
    {
        Id = EventId,
        ArticleId = "article-1",
        Source = "example-wire",
        Publisher = "Example Wire",
        Url = "https://www.wire.example/2026/01/23/h200-orders?ref=feed&lang=en",
        Title = "Beijing lets tech giants prepare orders for Nvidia’s H200 chips",
        Published = Now.AddMinutes(-5),
        Recorded = Now.AddMinutes(-1),
        StoryId = "story-1",
        StoryOpenedBy = "20260114-event",
        Novelty = Novelty.Change,
        Changes = [new StoryChange(StoryChangeKind.Stage, "denied", "preliminary")],
        Origins = 2,
        Ladder =
        [
            new LadderStep("US", Leg.Export, Stage.Conditional, Now.AddDays(-10), Sourcing.Official, "20260113-event"),
            new LadderStep("CN", Leg.Import, Stage.Denied, Now.AddDays(-9), Sourcing.AnonymousSources, "20260114-event"),
            new LadderStep("CN", Leg.Import, Stage.Preliminary, Now.AddMinutes(-5), Sourcing.AnonymousSources, EventId),
        ],
        Classification = new ArticleClassification
        {
            Tags = [new TagScore(Tag.Approval, 0.97)],
            Direction = Direction.Loosening,
            Stage = Stage.Preliminary,
            Leg = Leg.Import,
            Jurisdictions = ["CN"],
            Authorities = [new Authority("mofcom", "Ministry of Commerce", "CN")],
            Companies =
            [
                new Company("Nvidia", "NVDA", CompanyRole.Seller), new Company("Alibaba", "BABA", CompanyRole.Buyer),
                new Company("ByteDance", null, CompanyRole.Buyer), new Company("Huawei", null, CompanyRole.Competitor),
            ],
            Products = [new Product("H200", "ai-accelerator", "ECCN 3A090")],
            Instruments = ["91 FR 1684"],
            Conditions =
            [
                new Condition("were encouraged to buy a share of their chips at home", Modality.Encouraged, 300, 353),
                new Condition("no number has been set for that share", Modality.Unspecified, 360, 397),
            ],
            Effective = new DateOnly(2026, 2, 1),
            Sourcing = Sourcing.AnonymousSources,
            RelayedOutlet = "Example Business News",
            Contradicts = [new Span(420, 480, "a report last week said that customs had stopped all shipments")],
            Evidence =
            [
                new Evidence("tags:approval", 100, 190, "officials told the companies that they may begin to prepare orders for the H200"),
                new Evidence("stage", 140, 190, "may begin to prepare orders for the H200"),
                new Evidence("sourcing", 200, 260, "said three people who asked not to be named because the talks are private"),
                new Evidence("companies:Nvidia", 30, 36, "Nvidia"),
            ],
            Language = "en",
        },
    };

    public const string Because = "tag approval and jurisdiction CN";

    public static Uri Unsubscribe { get; } = new("https://alerts.example.org/unsubscribe/subscription-1?token=abc");

    public static Delivery Delivery { get; } = new()
    {
        Id = Alerts.Delivery.IdOf(EventId, Subscription.Id),
        EventId = EventId,
        SubscriptionId = Subscription.Id,
        Because = Because,
        Planned = Now.AddMinutes(-1),
    };

    public static Alert Alert(NewsEvent? newsEvent = null, Subscription? subscription = null)
    {
        (NewsEvent of, Subscription to) = (newsEvent ?? Event, subscription ?? Subscription);
        return new Alert(Content(of, to), of, to, Delivery with { Id = Alerts.Delivery.IdOf(of.Id, to.Id), EventId = of.Id, SubscriptionId = to.Id });
    }

    public static AlertContent Content(NewsEvent? newsEvent = null, Subscription? subscription = null) =>
        AlertComposer.Compose(newsEvent ?? Event, subscription ?? Subscription, Because, Unsubscribe, Now);
}
