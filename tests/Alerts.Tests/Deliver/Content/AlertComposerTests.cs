using Alerts.Classification;
using Alerts.Deliver.Content;
using Alerts.Deliver.Rendering;

namespace Alerts.Tests.Deliver.Content;

public sealed class AlertComposerTests
{
    [Fact]
    public void Five_lines_say_all_that_a_desk_acts_on()
    {
        string[] lines = PlainText.Render(SomeAlert.Content()).Split("\r\n");

        Assert.Equal(
            [
                "Beijing lets tech giants prepare orders for Nvidia’s H200 chips",
                "",
                "What: Approval, preliminary — import side, China (CN). Loosens trade in H200 (AI accelerator, ECCN 3A090). "
                    + "Seller: Nvidia (NVDA). Buyers: Alibaba (BABA), ByteDance. Competitor: Huawei.",
                "Condition: Encouraged, not required, no number set. "
                    + "“were encouraged to buy a share of their chips at home”; “no number has been set for that share”.",
                "Source: Anonymous sources, via Example Business News. Published by Example Wire. "
                    + "Contradicts an earlier report: “a report last week said that customs had stopped all shipments”.",
                "Story: China, import side: denied (14 January) → preliminary (today). United States, export side: conditional (13 January). "
                    + "Changed: stage denied → preliminary. 2 independent origins.",
            ],
            lines[..6]);
    }

    [Fact]
    public void The_rest_is_proof_dates_link_and_why()
    {
        string text = PlainText.Render(SomeAlert.Content());

        Assert.Equal(
            """

            Authority: Ministry of Commerce
            Instruments: 91 FR 1684
            Effective: Sunday, 1 February 2026
            Confidence: approval 97 %

            In the article's words
            - approval, stage: “officials told the companies that they may begin to prepare orders for the H200”
            - source: “said three people who asked not to be named because the talks are private”

            Read it: https://www.wire.example/2026/01/23/h200-orders?ref=feed&lang=en
            Published Friday, 23 January 2026 14:05 (Europe/Amsterdam, UTC+01:00)

            -- 
            You get this because of tag approval and jurisdiction CN. Your filter: tag:approval jurisdiction:CN
            Unsubscribe: https://alerts.example.org/unsubscribe/subscription-1?token=abc

            """.ReplaceLineEndings("\r\n"),
            text[text.IndexOf("\r\nAuthority", StringComparison.Ordinal)..]);
    }

    [Fact]
    public void An_event_of_which_little_is_known_still_makes_whole_sentences()
    {
        NewsEvent bare = SomeAlert.Event with
        {
            Classification = new ArticleClassification { Tags = [new TagScore(Tag.ExportControl, 0.6)], Sourcing = Sourcing.NamedSource },
            Ladder = [],
            Changes = [],
            Origins = 1,
            Url = "",
            Publisher = null,
        };

        AlertContent alert = SomeAlert.Content(bare);

        Assert.Equal("Export control: Beijing lets tech giants prepare orders for Nvidia’s H200 chips", alert.Subject);
        Assert.Equal(
            [
                new AlertLine("What", "Export control"),
                new AlertLine("Condition", "None stated"),
                new AlertLine("Source", "Named source", "Published by example-wire."),
                new AlertLine("Story", "First report", "1 independent origin so far."),
            ],
            alert.Lines);
        Assert.Empty(alert.Proofs);
        Assert.Null(alert.Link);
        Assert.Contains("The source gave no link.", PlainText.Render(alert), StringComparison.Ordinal);
    }

    [Fact]
    public void An_import_approval_without_the_export_side_says_that_it_is_silent()
    {
        NewsEvent oneSided = SomeAlert.Event with { Ladder = [.. SomeAlert.Event.Ladder.Where(step => step.Leg == Leg.Import)] };

        string story = SomeAlert.Content(oneSided).Lines[3].Detail;

        Assert.StartsWith("Export side: nothing reported in this story.", story, StringComparison.Ordinal);
    }

    [Fact]
    public void An_official_confirmation_of_the_same_stage_is_dated_on_its_rung()
    {
        LadderStep reported = new("CN", Leg.Import, Stage.Preliminary, SomeAlert.Now.AddDays(-3), Sourcing.AnonymousSources, "a");
        NewsEvent confirmed = SomeAlert.Event with
        {
            Ladder = [reported, reported with { At = SomeAlert.Now, Sourcing = Sourcing.Official, EventId = SomeAlert.EventId }],
        };

        Assert.Equal("China, import side: preliminary (20 January, official today)", SomeAlert.Content(confirmed).Lines[3].Lead);
    }

    [Fact]
    public void A_long_ladder_shows_its_beginning_and_where_it_stands()
    {
        Stage[] stages = [Stage.UnderConsideration, Stage.Preliminary, Stage.Denied, Stage.Preliminary, Stage.Conditional, Stage.Suspended, Stage.Conditional, Stage.Final];
        NewsEvent long_ = SomeAlert.Event with
        {
            Ladder = [.. stages.Select((stage, day) => new LadderStep("CN", Leg.Import, stage, SomeAlert.Now.AddDays(day - 7), Sourcing.Official, $"e{day}"))],
        };

        Assert.Equal(
            "China, import side: under consideration (16 January) → … → preliminary (19 January) → conditional (20 January) → suspended (21 January) → conditional (22 January) → final (today)",
            SomeAlert.Content(long_).Lines[3].Lead);
    }

    [Fact]
    public void A_condition_within_another_is_quoted_once_and_keeps_its_modality()
    {
        NewsEvent nested = SomeAlert.Event with
        {
            Classification = SomeAlert.Event.Classification with
            {
                Conditions =
                [
                    new Condition("buy some chips at home, although no number is set.", Modality.Encouraged, 300, 350),
                    new Condition("no number is set.", Modality.Unspecified, 333, 350),
                    new Condition("no number is set.", Modality.Stated, 333, 350),
                    new Condition("each order needs a licence", Modality.Required, 400, 426),
                ],
            },
        };

        Assert.Equal(
            new AlertLine(
                "Condition", "Encouraged, not required, no number set, required",
                "“buy some chips at home, although no number is set.”; “each order needs a licence”."),
            SomeAlert.Content(nested).Lines[1]);
    }

    [Fact]
    public void Nothing_is_certain_and_no_kind_is_said_twice()
    {
        NewsEvent sure = SomeAlert.Event with
        {
            Classification = SomeAlert.Event.Classification with { Tags = [new TagScore(Tag.Approval, 0.9996)], Products = [new Product("chips", "chips")], Companies = [] },
        };

        AlertContent alert = SomeAlert.Content(sure);

        Assert.Equal("Loosens trade in chips.", alert.Lines[0].Detail);
        Assert.Equal("approval 99 %", alert.Details.Single(line => line.Label == "Confidence").Lead);
    }

    [Fact]
    public void Names_beyond_eight_are_counted()
    {
        NewsEvent many = SomeAlert.Event with
        {
            Classification = SomeAlert.Event.Classification with
            {
                Companies = [.. Enumerable.Range(1, 5_000).Select(i => new Company($"Firm {i}", null, CompanyRole.Buyer))],
            },
        };

        Assert.EndsWith("Firm 7, Firm 8, 4992 more.", SomeAlert.Content(many).Lines[0].Detail, StringComparison.Ordinal);
    }
}
