using Alerts.Classification;
using Alerts.Deliver.Content;

namespace Alerts.Tests.Deliver;

/// <summary>A daily digest of three stories, one of which moved twice.</summary>
internal static class SomeDigest
{
    public static Subscription Subscription { get; } = SomeAlert.Subscription with { Cadence = Cadence.Daily };

    /// <summary>First told of, then moved: the same story as <see cref="SomeAlert.Event"/>, an hour before.</summary>
    public static NewsEvent Opened { get; } = SomeAlert.Event with
    {
        Id = "20260123-opened",
        Title = "Beijing is said to think about orders",
        Recorded = SomeAlert.Event.Recorded.AddHours(-1),
        Changes = [new StoryChange(StoryChangeKind.Company, null, "ByteDance")],
    };

    public static NewsEvent Magnets { get; } = SomeAlert.Event with
    {
        Id = "20260123-magnets",
        StoryId = "story-2",
        Url = "https://register.example/notices/magnets",
        Title = "Ministry requires licences for exports of magnets that hold dysprosium",
        Publisher = "Example Register",
        Changes = [],
        Ladder = [new LadderStep("CN", Leg.Export, Stage.Final, SomeAlert.Now, Sourcing.Official, "20260123-magnets")],
        Classification = new ArticleClassification
        {
            Tags = [new TagScore(Tag.ExportControl, 0.99)],
            Direction = Direction.Tightening,
            Stage = Stage.Final,
            Leg = Leg.Export,
            Jurisdictions = ["CN"],
            Products = [new Product("dysprosium", "rare-earth")],
            Sourcing = Sourcing.Official,
            Language = "en",
        },
    };

    public static NewsEvent Tools { get; } = SomeAlert.Event with
    {
        Id = "20260123-tools",
        StoryId = "story-3",
        Url = "",
        Title = "オランダ、露光装置の輸出許可を検討",
        Changes = [],
        Ladder = [],
        Classification = new ArticleClassification
        {
            Tags = [new TagScore(Tag.Approval, 0.8)],
            Stage = Stage.UnderConsideration,
            Leg = Leg.Export,
            Jurisdictions = ["NL"],
            Products = [new Product("DUV", "lithography")],
            Sourcing = Sourcing.NamedSource,
            Language = "ja",
        },
    };

    public static DigestContent Content(params IEnumerable<NewsEvent> events) => DigestComposer.Compose(
        events, Subscription, new Uri("https://alerts.example.org/"), SomeAlert.Unsubscribe, SomeAlert.Now);

    public static DigestContent Usual { get; } = Content(Opened, Tools, SomeAlert.Event, Magnets);

    /// <summary>As many stories as these, each with everything that an alert can show.</summary>
    public static DigestContent Of(int stories) => Content(Enumerable.Range(1, stories).Select(
        story => SomeAlert.Event with { Id = $"20260123-{story}", StoryId = $"{story}", Title = $"{SomeAlert.Event.Title}, story {story}" }));
}
