using Alerts.Classification;
using Alerts.Subscriptions.Filters;

namespace Alerts.Tests.Subscriptions.Filters;

public sealed class FilterTests
{
    [Theory]
    [InlineData("")]
    [InlineData("tag:approval jurisdiction:CN (product:H200 OR company:amd) stage>=preliminary -sourcing:opinion \"domestic chips\"")]
    [InlineData("TAG:Approval")]
    [InlineData("jurisdiction:china")]
    [InlineData("company:sk-hynix")]
    [InlineData("company:\"SK Hynix\"")]
    [InlineData("ticker:NVDA")]
    [InlineData("seller:nvidia -buyer:nvidia")]
    [InlineData("control:3A090 category:ai-accelerator")]
    [InlineData("instrument:\"91 fr 1684\"")]
    [InlineData("authority:mofcom authority:\"ministry of commerce\"")]
    [InlineData("stage>=under-consideration stage<=preliminary stage>under-consideration stage<final stage=preliminary")]
    [InlineData("stage!=final")]
    [InlineData("language:zh language:zh-hans")]
    [InlineData("confidence>=0.9 origins>1")]
    [InlineData("published:2026-01-23 published<2026-01-24 effective>=2026-02-01")]
    [InlineData("condition:encouraged novelty:new publisher:harbour-wire source:harbour-wire")]
    [InlineData("product:(H20 OR H200)")]
    [InlineData("title:beijing -title:encouraged")]
    [InlineData("h200 and INTERNET not tariff")]
    [InlineData("“prepare orders”")]
    [InlineData("\"domestic   CHIPS\"")]
    [InlineData("出口许可")]
    [InlineData("NOT (tariff OR chip)")]
    [InlineData("tariff OR (H200 accelerators)")]
    [InlineData("stage!=(final OR denied)")]
    [InlineData("-stage:(final OR denied)")]
    [InlineData("stage>=(preliminary OR final)")]
    [InlineData("tag：approval　（product：Ｈ２００）　－tariff")] // as an East Asian keyboard writes it
    public void Matches(string expression) => Assert.NotNull(Filter.Parse(expression).Match(SomeEvent.Approval, SomeEvent.Text));

    [Theory]
    [InlineData("tag:approval jurisdiction:US")]
    [InlineData("stage>=conditional")]
    [InlineData("chip")] // "chips" is another word
    [InlineData("\"chips domestic\"")]
    [InlineData("expires<2030-01-01")] // it has none
    [InlineData("-(h200 OR tariff)")]
    [InlineData("口出")]
    [InlineData("title:domestic")]
    [InlineData("product:H20")]
    [InlineData("stage!=(final OR preliminary)")]
    [InlineData("stage>=(conditional OR final)")]
    public void Does_not_match(string expression) => Assert.Null(Filter.Parse(expression).Match(SomeEvent.Approval, SomeEvent.Text));

    [Theory]
    [InlineData(Stage.Delayed)]
    [InlineData(Stage.Denied)]
    [InlineData(Stage.Suspended)]
    [InlineData(Stage.Revoked)]
    [InlineData(Stage.None)]
    public void What_is_refused_stands_on_no_rung(Stage stage)
    {
        NewsEvent refused = SomeEvent.Approval with { Classification = SomeEvent.Approval.Classification with { Stage = stage } };

        Assert.Null(Filter.Parse("stage>=under-consideration").Match(refused, ""));
        Assert.Null(Filter.Parse("stage<=final").Match(refused, ""));
    }

    [Theory]
    [InlineData("published<2030-01-01")]
    [InlineData("published>=1970-01-01")]
    [InlineData("origins<5")]
    [InlineData("expires>=2000-01-01")]
    public void A_comparison_is_never_true_where_the_event_has_no_such_value(string expression)
    {
        // What 'alerts classify --jsonl' writes has neither a time nor a story.
        NewsEvent bare = SomeEvent.Approval with { Published = DateTimeOffset.UnixEpoch, Origins = 0 };

        Assert.Null(Filter.Parse(expression).Match(bare, ""));
    }

    [Fact]
    public void A_long_word_is_shown_short() =>
        Assert.Contains($"got '{new string('x', 60)}…'", Assert.Throws<FilterException>(() => Filter.Parse("tag:" + new string('x', 1_900))).Problem, StringComparison.Ordinal);

    [Fact]
    public void Says_why() =>
        Assert.Equal(
            "tag:approval, product:H200, \"domestic chips\"",
            Filter.Parse("tag:approval (company:amd OR product:H200) -opinion \"domestic chips\"").Match(SomeEvent.Approval, SomeEvent.Text));

    [Fact]
    public void The_empty_filter_says_that_it_is_every_alert() =>
        Assert.Equal("every alert", Filter.Parse("  ").Match(SomeEvent.Approval, SomeEvent.Text));

    [Theory]
    [InlineData("tga:approval", 1, "expected a field, got 'tga'. Did you mean 'tag'?")]
    [InlineData("tag:aproval", 5, "expected one of export-control, approval for 'tag', got 'aproval'. Did you mean 'approval'?")]
    [InlineData("tag: approval", 5, "expected a value right after 'tag:', such as approval, got a space")]
    [InlineData("tag:", 5, "expected a value right after 'tag:', such as approval, got the end")]
    [InlineData("a OR", 5, "expected a word, a \"phrase\", field:value or '(', got the end")]
    [InlineData("OR a", 1, "expected a word, a \"phrase\", field:value or '(', got 'OR'")]
    [InlineData("(a OR b", 8, "expected ')' for the '(' of column 1, got the end")]
    [InlineData("a) b", 2, "expected a term, OR or the end, got ')'")]
    [InlineData("x \"abc", 3, "expected a closing quotation mark, got the end")]
    [InlineData("\"…\"", 1, "expected a letter or digit to search for, got \"…\"")]
    [InlineData("stage>=denied", 8, "expected one of under-consideration < preliminary < conditional < final after 'stage>=', got 'denied': it stands on no rung, write stage:denied")]
    [InlineData("stage>final", 7, "nothing is > final in under-consideration < preliminary < conditional < final: this filter could never match")]
    [InlineData("company>=a", 8, "expected ':' after 'company', which has no order, got '>='")]
    [InlineData("published>yesterday", 11, "expected a day such as 2026-01-23 for 'published', got 'yesterday'")]
    [InlineData("confidence>high", 12, "expected a number such as 0.9 for 'confidence', got 'high'")]
    [InlineData("jurisdiction:Atlantis", 14, "expected ISO 3166 code, EU, or English name for 'jurisdiction' such as CN, got 'Atlantis'")]
    [InlineData("h200 !tariff", 6, "expected '-' or NOT for not, got '!tariff'")]
    [InlineData("+h200", 1, "expected a word, got '+h200': terms side by side must all hold, without a '+'")]
    [InlineData("chip*", 1, "expected a whole word, got 'chip*': write its forms, such as (chip OR chips)")]
    [InlineData("h200 && nvidia", 6, "expected a letter or digit to search for, got '&&'")]
    [InlineData("product:(H200 tag:approval)", 15, "expected values of 'product' in these parentheses, got 'tag:'")]
    public void A_wrong_filter_is_refused_with_the_place_and_what_was_expected(string expression, int column, string problem)
    {
        var refusal = Assert.Throws<FilterException>(() => Filter.Parse(expression));

        Assert.Equal(column, refusal.Column);
        Assert.StartsWith(problem, refusal.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void The_caret_stands_below_the_place() =>
        Assert.Equal(
            ["column 5: expected one of export-control, approval for 'tag', got 'foo'.", "  tag:foo", "      ^"],
            Assert.Throws<FilterException>(() => Filter.Parse("tag:foo")).WithCaret().ReplaceLineEndings("\n").Split('\n'));

    [Theory]
    [InlineData("(")]
    [InlineData("-")]
    [InlineData("NOT ")]
    public void Depth_is_bounded(string opening)
    {
        string deep = string.Concat(Enumerable.Repeat(opening, 400)) + "a";

        Assert.Contains("at most 30 levels", Assert.Throws<FilterException>(() => Filter.Parse(deep)).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Length_is_bounded() => Assert.Throws<FilterException>(() => Filter.Parse(new string('a', 3_000)));
}
