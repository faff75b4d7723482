using Alerts.Classification;
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
        Assert.Equal(Placement.None, _stream.Tell(Opener, new ArticleClassification()));

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

        Assert.Equal(2, _stream.Tell(Later(3), Stream.Imports(Stage.Preliminary)).Origins);
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
        ArticleClassification official = Stream.Imports(Stage.Preliminary) with { Sourcing = Sourcing.Official };

        Assert.Equal([new StoryChange(StoryChangeKind.Sourcing, "anonymous-sources", "official")], _stream.Tell(Later(20), official).Changes);
        Assert.Equal(Novelty.Repeat, _stream.Tell(Later(21), official).Novelty);
    }

    [Fact]
    public void A_contradiction_is_told_once()
    {
        _stream.Tell(Opener, Stream.Imports(Stage.Preliminary));
        ArticleClassification denies = Stream.Imports(Stage.Preliminary) with { Contradicts = [new Span(0, 7, "at odds")] };

        Assert.Equal([StoryChangeKind.Contradiction], _stream.Tell(Later(20), denies).Changes.Select(c => c.Kind));
        Assert.Equal(Novelty.Repeat, _stream.Tell(Later(22), denies).Novelty);
    }

    [Fact]
    public void An_official_denial_contradicts_and_does_not_confirm()
    {
        _stream.Tell(Opener, Stream.Imports(Stage.Preliminary));
        ArticleClassification denial = Stream.Imports(Stage.Preliminary) with { Sourcing = Sourcing.Official, Contradicts = [new Span(0, 7, "denies")] };

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
        ArticleClassification more = Stream.Imports(Stage.Preliminary);
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

        Assert.NotEqual(first.StoryId, _stream.Tell(Later(24 * 240), Stream.Imports(Stage.Preliminary)).StoryId);
    }

    [Fact]
    public void A_new_version_of_an_article_stays_in_its_story()
    {
        Placement first = _stream.Tell(Opener, Stream.Imports(Stage.Preliminary));
        Placement second = _stream.Tell(Opener with { Version = 2, Text = "Corrected: wholly other words." }, Stream.Imports(Stage.Preliminary, "B30A"));

        Assert.Equal(first.StoryId, second.StoryId);
    }

    [Fact]
    public void A_report_that_names_the_outlet_of_the_story_adds_nothing_whatever_it_is_read_to_say()
    {
        _stream.Tell(Opener, Stream.Imports(Stage.Preliminary));
        Article relay = Stream.Article("relay", 5, "China shuts the door on H200", "Platforms may not buy the part after all, the Harbour Wire reported.", "Pacific Tech Daily");

        Placement told = _stream.Tell(relay, Stream.Imports(Stage.Denied));

        Assert.Equal((Novelty.Repeat, 1), (told.Novelty, told.Origins));
    }

    [Theory]
    [InlineData("The week in chips: H200 orders, and more")]
    [InlineData("Chips in brief: H200 orders")]
    [InlineData("一周回顾：H200订单与其他")]
    [InlineData("Wochenrückblick: H200 und anderes")]
    public void A_review_joins_its_story_and_moves_nothing(string title)
    {
        Placement first = _stream.Tell(Opener, Stream.Imports(Stage.Preliminary));
        Placement review = _stream.Tell(Stream.Article("review", 100, title, "Platforms may draw up orders for the H200."), Stream.Imports(Stage.Final));

        Assert.Equal((first.StoryId, Novelty.Repeat), (review.StoryId, review.Novelty));
    }

    [Fact]
    public void What_appeared_before_but_was_polled_after_changes_nothing()
    {
        _stream.Tell(Later(5), Stream.Imports(Stage.Preliminary));
        ArticleClassification contradicts = Stream.Imports(Stage.Preliminary) with { Contradicts = [new Span(0, 7, "at odds")] };

        Assert.Equal(Novelty.Repeat, _stream.Tell(Opener with { Published = Opener.Published.AddHours(2) }, contradicts).Novelty);
    }

    [Fact]
    public void An_opinion_moves_nothing()
    {
        _stream.Tell(Opener, Stream.Imports(Stage.Preliminary));

        Assert.Equal(Novelty.Repeat, _stream.Tell(Later(100), Stream.Imports(Stage.Denied) with { Sourcing = Sourcing.Opinion }).Novelty);
    }

    [Fact]
    public void A_permission_that_is_read_to_tighten_moves_no_stage()
    {
        _stream.Tell(Opener, Stream.Imports(Stage.Preliminary));

        Assert.Equal(Novelty.Repeat, _stream.Tell(Later(100), Stream.Imports(Stage.Final) with { Direction = Direction.Tightening }).Novelty);
    }

    [Fact]
    public void A_permission_given_is_not_taken_back_by_a_report_of_an_earlier_step()
    {
        _stream.Tell(Opener, Stream.Imports(Stage.Final));

        Assert.Equal(Novelty.Repeat, _stream.Tell(Later(200), Stream.Imports(Stage.Preliminary)).Novelty);
    }

    [Fact]
    public void A_permission_that_waits_is_delayed_to_one_and_considered_to_the_next()
    {
        _stream.Tell(Opener, Stream.Imports(Stage.Final));
        Placement delayed = _stream.Tell(Later(200), Stream.Imports(Stage.Delayed));

        Assert.Equal((Novelty.Change, Novelty.Repeat), (delayed.Novelty, _stream.Tell(Later(203), Stream.Imports(Stage.UnderConsideration)).Novelty));
    }

    [Fact]
    public void Each_step_of_a_case_is_news_once()
    {
        Placement charged = Case("c1", 0, "Houston trader charged with smuggling Nvidia GPUs to China", "Prosecutors in Houston charged a trader with smuggling accelerators through a sham firm.");
        Placement again = Case("c2", 4, "Trader in Houston accused of GPU smuggling ring", "A Houston trader is accused of smuggling accelerators through a sham firm.");
        Placement guilty = Case("c3", 900, "Houston trader pleads guilty to smuggling Nvidia GPUs", "The trader who was charged with smuggling accelerators through a sham firm pleaded guilty in Houston.");
        Placement sentenced = Case("c4", 1800, "Houston GPU smuggler sentenced to six years", "The Houston trader who pleaded guilty to smuggling accelerators through a sham firm was sentenced.");

        Assert.Equal([Novelty.New, Novelty.Repeat, Novelty.Change, Novelty.Change], new[] { charged, again, guilty, sentenced }.Select(p => p.Novelty));
        Assert.Equal([new StoryChange(StoryChangeKind.Case, "charged", "convicted")], guilty.Changes);
        Assert.Equal([new StoryChange(StoryChangeKind.Case, "convicted", "penalised")], sentenced.Changes);
    }

    [Fact]
    public void Two_cases_on_the_same_goods_are_two_stories()
    {
        Placement texas = Case("c1", 0, "Houston trader pleads guilty to smuggling Nvidia GPUs to China", "A Houston trader admitted smuggling accelerators through a sham hospital.");
        Placement florida = Case("c2", 400, "Four in Tampa charged with smuggling Nvidia GPUs to China", "A grand jury in Tampa indicted four people who used a realtor as a front, prosecutors said.");

        Assert.NotEqual(texas.StoryId, florida.StoryId);
    }

    private Placement Case(string id, double hours, string title, string body) => _stream.Tell(Stream.Article(id, hours, title, body, $"Outlet {id}"), new ArticleClassification
    {
        Tags = [new TagScore(Tag.ExportControl, 0.95)],
        Direction = Direction.Tightening,
        Leg = Leg.Export,
        Jurisdictions = ["US"],
        Companies = [new Company("Nvidia", "NVDA", CompanyRole.Seller)],
        Products = [new Product("GPUs", "ai-accelerator")],
        Sourcing = Sourcing.Official,
        Language = "en",
    });

    private static Article Later(double hours) => Stream.Article($"later-{hours}", hours,
        "Platforms told how many H200 accelerators they may buy", "The authorities have settled a first volume, according to two people at the buyers.", "Delta Post");
}
