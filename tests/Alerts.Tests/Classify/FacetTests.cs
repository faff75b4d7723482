namespace Alerts.Tests.Classify;

public sealed class FacetTests
{
    [Theory]
    [InlineData("BIS issued a final rule (91 FR 1684, RIN 0694-AK43) that adds ECCN 3A090 controls on AI chips.", "91 FR 1684", "RIN 0694-AK43", "3A090")]
    [InlineData("商务部发布商务部公告2025年第61号，对稀土物项实施出口管制。", "商务部公告2025年第61号")]
    public void Numbers_of_rules_are_instruments(string text, params string[] instruments) =>
        Assert.Equal(instruments, Classified.Text(text).Instruments);

    [Theory]
    [InlineData("The Bureau of Industry and Security tightens export controls, effective December 1, 2026.", "2026-12-01")]
    [InlineData("Das Handelsministerium verhängt Exportkontrollen für Graphit, die ab dem 1. Dezember 2026 in Kraft treten.", "2026-12-01")]
    [InlineData("商务部宣布对锑实施出口管制，自2026年9月15日起施行。", "2026-09-15")]
    [InlineData("중국 상무부는 2026년 12월 1일부터 흑연 수출통제를 시행한다고 밝혔다.", "2026-12-01")]
    public void The_day_of_effect_is_read(string text, string day) =>
        Assert.Equal(DateOnly.ParseExact(day, "yyyy-MM-dd"), Classified.Text(text).Effective);

    [Fact]
    public void The_outlet_that_is_relayed_is_named()
    {
        Classification found = Classified.Text("China tells firms to halt orders of Nvidia's H200, Bloomberg reported, citing people familiar with the matter.");
        Assert.Equal(("Bloomberg", Sourcing.AnonymousSources), (found.RelayedOutlet, found.Sourcing));
    }

    [Fact]
    public void The_authority_that_acts_is_named_with_its_jurisdiction()
    {
        Classification found = Classified.Text("The European Commission imposes export controls on quantum computers.");
        Assert.Equal(["EU"], found.Jurisdictions);
        Assert.Contains(found.Tags, tag => tag.Tag == Tag.ExportControl);
    }
}
