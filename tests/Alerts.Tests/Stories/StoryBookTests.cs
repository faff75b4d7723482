using Alerts.Stories;

namespace Alerts.Tests.Stories;

public sealed class StoryBookTests
{
    private static readonly Article Opener = Stream.Article("a1", 0,
        "Beijing lets internet groups prepare orders for H200 accelerators",
        "Officials have told the largest platforms that they may prepare orders, people briefed on the talks said. No quota was named.");

    private static readonly Article Rewrite = Stream.Article("a2", 3,
        "China gives platforms early nod on H200",
        "The country's big internet companies may start to draw up orders for the accelerator, Harbour Wire reported.", "Pacific Tech Daily");

    private readonly Stream _stream = new();

    [Fact]
    public void An_article_without_a_tag_belongs_to_no_story() =>
        Assert.Equal(Placement.None, _stream.Tell(Opener, new Classification()));

    [Fact]
    public void The_first_article_opens_a_story()
    {
        Placement placement = _stream.Tell(Opener, Stream.Imports(Stage.Preliminary));

        Assert.Equal(Novelty.New, placement.Novelty);
        Assert.Equal(Stage.Preliminary, Assert.Single(placement.Ladder).Stage);
        Assert.Equal("event of a1 1", placement.OpenedBy);
    }

    [Fact]
    public void A_rewrite_is_a_repeat_of_the_same_origin()
    {
        Placement first = _stream.Tell(Opener, Stream.Imports(Stage.Preliminary));
        Placement second = _stream.Tell(Rewrite, Stream.Imports(Stage.Preliminary) with { RelayedOutlet = "The Harbour Wire" });

        Assert.Equal((first.StoryId, Novelty.Repeat, 1), (second.StoryId, second.Novelty, second.Origins));
    }

    [Fact]
    public void A_report_of_its_own_counts_as_another_origin()
    {
        _stream.Tell(Opener, Stream.Imports(Stage.Preliminary));

        Assert.Equal(2, _stream.Tell(Rewrite, Stream.Imports(Stage.Preliminary)).Origins);
    }

    [Fact]
    public void Telling_an_article_twice_gives_the_same_answer()
    {
        Placement first = _stream.Tell(Opener, Stream.Imports(Stage.Preliminary));
        _stream.Tell(Later(100), Stream.Imports(Stage.Conditional));

        Placement again = _stream.Tell(Opener, Stream.Imports(Stage.Preliminary));

        Assert.Equal((first.StoryId, Novelty.New, 1, 1), (again.StoryId, again.Novelty, again.Origins, again.Ladder.Count));
        Assert.Equal(2, Assert.Single(_stream.Stories).Articles);
    }

    [Fact]
    public void A_stage_that_moves_is_a_change_with_both_rungs()
    {
        _stream.Tell(Opener, Stream.Imports(Stage.Preliminary));
        Placement moved = _stream.Tell(Later(100), Stream.Imports(Stage.Conditional));

        Assert.Equal([new StoryChange(StoryChangeKind.Stage, "preliminary", "conditional")], moved.Changes);
        Assert.Equal([Stage.Preliminary, Stage.Conditional], moved.Ladder.Select(step => step.Stage));
    }

    [Fact]
    public void A_neighbouring_stage_read_within_hours_is_the_same_event()
    {
        _stream.Tell(Opener, Stream.Imports(Stage.Preliminary));

        Assert.Equal(Novelty.Repeat, _stream.Tell(Later(5), Stream.Imports(Stage.UnderConsideration)).Novelty);
    }

    [Fact]
    public void A_denial_within_hours_is_a_change()
    {
        _stream.Tell(Opener, Stream.Imports(Stage.Preliminary));

        Assert.Equal(Novelty.Change, _stream.Tell(Later(5), Stream.Imports(Stage.Denied)).Novelty);
    }

    [Fact]
    public void An_official_word_confirms_an_anonymous_one_once()
    {
        _stream.Tell(Opener, Stream.Imports(Stage.Preliminary));
        Classification official = Stream.Imports(Stage.Preliminary) with { Sourcing = Sourcing.Official };

        Assert.Equal([new StoryChange(StoryChangeKind.Sourcing, "anonymous-sources", "official")], _stream.Tell(Later(20), official).Changes);
        Assert.Equal(Novelty.Repeat, _stream.Tell(Later(21), official).Novelty);
    }

    [Fact]
    public void A_contradiction_is_told_once()
    {
        _stream.Tell(Opener, Stream.Imports(Stage.Preliminary));
        Classification denies = Stream.Imports(Stage.Preliminary) with { Contradicts = [new Span(0, 7, "at odds")] };

        Assert.Equal([StoryChangeKind.Contradiction], _stream.Tell(Later(20), denies).Changes.Select(c => c.Kind));
        Assert.Equal(Novelty.Repeat, _stream.Tell(Later(22), denies).Novelty);
    }

    [Fact]
    public void An_official_denial_contradicts_and_does_not_confirm()
    {
        _stream.Tell(Opener, Stream.Imports(Stage.Preliminary));
        Classification denial = Stream.Imports(Stage.Preliminary) with { Sourcing = Sourcing.Official, Contradicts = [new Span(0, 7, "denies")] };

        Assert.Equal([new StoryChange(StoryChangeKind.Contradiction, null, "denies")], _stream.Tell(Later(40), denial).Changes);
        Assert.Equal(Sourcing.AnonymousSources, Assert.Single(_stream.Stories).Sourcing);
    }

    [Fact]
    public void A_later_effective_date_is_a_change()
    {
        _stream.Tell(Opener, Stream.Imports(Stage.Preliminary) with { Effective = new DateOnly(2026, 7, 1) });
        Placement moved = _stream.Tell(Later(50), Stream.Imports(Stage.Preliminary) with { Effective = new DateOnly(2026, 9, 1) });

        Assert.Equal([new StoryChange(StoryChangeKind.Date, "2026-07-01", "2026-09-01")], moved.Changes);
    }

    [Fact]
    public void A_company_in_passing_changes_nothing()
    {
        _stream.Tell(Opener, Stream.Imports(Stage.Preliminary));
        Classification more = Stream.Imports(Stage.Preliminary);
        more = more with { Companies = [.. more.Companies, new Company("Cambricon", "688256", CompanyRole.Competitor)] };

        Assert.Equal(Novelty.Repeat, _stream.Tell(Later(50), more).Novelty);
    }

    [Fact]
    public void Another_government_s_leg_is_another_story()
    {
        Placement import = _stream.Tell(Opener, Stream.Imports(Stage.Preliminary));
        Placement export = _stream.Tell(Later(4), Stream.Imports(Stage.Final) with { Jurisdictions = ["US"], Leg = Leg.Export });

        Assert.NotEqual(import.StoryId, export.StoryId);
        Assert.Equal(Novelty.New, export.Novelty);
    }

    [Fact]
    public void Another_product_of_the_same_firm_is_another_story()
    {
        Placement h200 = _stream.Tell(Opener, Stream.Imports(Stage.Preliminary));
        Article other = Stream.Article("h20", 5, "Regulator questions security of older H20 parts", "Inspectors summoned the maker over tracking functions in the part.");

        Assert.NotEqual(h200.StoryId, _stream.Tell(other, Stream.Imports(Stage.Suspended, "H20")).StoryId);
    }

    [Fact]
    public void Another_language_joins_by_names()
    {
        Placement english = _stream.Tell(Opener, Stream.Imports(Stage.Preliminary));
        Article chinese = Stream.Article("zh", 6, "知情人士：大型互联网企业获准筹备H200订单", "有关部门已告知多家平台企业可以着手准备，但没有公布配额。", "海港财经");

        Placement joined = _stream.Tell(chinese, Stream.Imports(Stage.Preliminary) with { Language = "zh-Hans" });

        Assert.Equal((english.StoryId, Novelty.Repeat), (joined.StoryId, joined.Novelty));
    }

    [Fact]
    public void After_long_silence_the_same_names_open_another_story()
    {
        Placement first = _stream.Tell(Opener, Stream.Imports(Stage.Preliminary));

        Assert.NotEqual(first.StoryId, _stream.Tell(Later(24 * 90), Stream.Imports(Stage.Preliminary)).StoryId);
    }

    [Fact]
    public void A_new_version_of_an_article_stays_in_its_story()
    {
        Placement first = _stream.Tell(Opener, Stream.Imports(Stage.Preliminary));
        Placement second = _stream.Tell(Opener with { Version = 2, Text = "Corrected: wholly other words." }, Stream.Imports(Stage.Preliminary, "B30A"));

        Assert.Equal(first.StoryId, second.StoryId);
    }

    private static Article Later(double hours) => Stream.Article($"later-{hours}", hours,
        "Platforms told how many H200 accelerators they may buy", "The authorities have settled a first volume, according to two people at the buyers.", "Delta Post");
}
