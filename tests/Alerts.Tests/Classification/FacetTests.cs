using System.Globalization;
using Alerts.Classification;

namespace Alerts.Tests.Classification;

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
    [InlineData("経済産業省は黒鉛の輸出規制を強化し、２０２７年１２月１日から施行する。", "2027-12-01")]
    [InlineData("중국 상무부는 2026년 12월 1일부터 흑연 수출통제를 시행한다고 밝혔다.", "2026-12-01")]
    public void The_day_of_effect_is_read(string text, string day) =>
        Assert.Equal(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), Classified.Text(text).Effective);

    [Fact]
    public void The_outlet_that_is_relayed_is_named()
    {
        ArticleClassification found = Classified.Text("China tells firms to halt orders of Nvidia's H200, Bloomberg reported, citing people familiar with the matter.");
        Assert.Equal(("Bloomberg", Sourcing.AnonymousSources), (found.RelayedOutlet, found.Sourcing));
    }

    [Fact]
    public void The_authority_that_acts_is_named_with_its_jurisdiction()
    {
        ArticleClassification found = Classified.Text("The European Commission imposes export controls on quantum computers.");
        Assert.Equal(["EU"], found.Jurisdictions);
        Assert.Contains(found.Tags, tag => tag.Tag == Tag.ExportControl);
    }

    [Theory]
    [InlineData("Lizenz für Dysprosium-Lieferung erteilt", "CN")]
    [InlineData("Export licence for the H20 comes through", "US")]
    [InlineData("Export licence for EUV scanners refused", "NL")]
    public void Where_no_government_is_named_the_one_that_controls_the_goods_is_meant(string text, string jurisdiction) =>
        Assert.Equal([jurisdiction], Classified.Text(text).Jurisdictions);

    [Theory]
    [InlineData("美国会通过芯片法案\n\n法案要求商务部对人工智能芯片实施出口管制。", "US")]
    [InlineData("中国收紧稀土管理\n\n商务部对稀土实施出口管制。", "CN")]
    public void A_ministry_is_that_of_the_country_which_the_text_is_about(string text, string jurisdiction) =>
        Assert.Equal([jurisdiction], Classified.Text(text).Jurisdictions);

    [Fact]
    public void The_maker_and_the_kind_of_its_chips_are_both_named()
    {
        ArticleClassification found = Classified.Text("Smugglers hid Nvidia chips bound for China.");
        Assert.Equal(("Nvidia", "AI chips"), (Assert.Single(found.Companies).Name, Assert.Single(found.Products).Name));
    }

    [Theory]
    [InlineData("Commerce approves exports of Ascend 910C rivals built on Ascend chips.", new[] { "Ascend 910C" })]
    [InlineData("US clears exports of the H20 and the H200.", new[] { "H20", "H200" })]
    [InlineData("The Hague lets no NXT:2050i leave for China.", new[] { "NXT:2050i" })]
    [InlineData("AMD asks whether the MI450 needs a licence.", new[] { "MI450" })]
    public void A_variant_stands_for_its_family_but_a_longer_number_is_another_product(string text, string[] products) =>
        Assert.Equal(products, Classified.Text(text).Products.Select(product => product.Name));

    [Theory]
    [InlineData("Peking bremst die Ausfuhr von Seltenerd-Magneten.", "rare-earth magnets")]
    [InlineData("Pékin retient les aimants destinés à l'Europe.", "rare-earth magnets")]
    [InlineData("China geeft voorlopig geen vergunning voor grafietanodes.", "graphite anode materials")]
    [InlineData("China exige licencia para la tecnología de procesamiento de litio y los diamantes sintéticos.", "superhard materials")]
    [InlineData("日本はフッ化ポリイミドの輸出を個別許可とした。", "fluorinated polyimide")]
    [InlineData("중국이 드론용 모터와 열화상카메라 수출을 통제한다.", "thermal imaging cameras")]
    [InlineData("商務部限制磷化銦與砷化鎵出口。", "gallium arsenide")]
    public void Goods_are_known_by_what_each_language_calls_them(string text, string product) =>
        Assert.Contains(product, Classified.Text(text).Products.Select(found => found.Name));

    [Theory]
    [InlineData("Earth-Panda und das Werk von Süss Microtec warten auf Papiere.", new[] { "Earth-Panda Advanced Magnetic Material", "Süss MicroTec" })]
    [InlineData("摩爾線程與燧原科技被列入清單。", new[] { "Moore Threads", "Enflame" })]
    [InlineData("三菱造船とIHIへの輸出を禁じた。", new[] { "Mitsubishi Shipbuilding", "IHI" })]
    [InlineData("엘앤에프와 아우모비오가 허가를 기다린다.", new[] { "L&F", "Aumovio" })]
    public void Firms_are_known_by_what_each_language_calls_them(string text, string[] companies) =>
        Assert.Equal(companies, Classified.Text(text).Companies.Select(found => found.Name));

    [Theory]
    [InlineData("Peking lockert Kontrollen bei Seltenen Erden", "rare earths")]
    [InlineData("Pékin lève les restrictions sur les terres rares destinées à l'Europe.", "rare earths")]
    [InlineData("수출통제 확대: 흑연 수출통제를 강화한다고 중국 상무부가 발표했다.", "graphite")]
    public void Goods_within_the_name_of_a_control_are_named_as_well(string text, string product) =>
        Assert.Contains(product, Classified.Text(text).Products.Select(named => named.Name));

    [Fact]
    public void Who_stops_being_a_validated_end_user_loses_equipment_though_no_word_says_so()
    {
        ArticleClassification found = Classified.Text("The Bureau of Industry and Security strikes a memory maker in Xi'an from its list of validated end users.");
        Assert.Equal("semiconductor manufacturing equipment", Assert.Single(found.Products).Name);
        Assert.Contains(found.Evidence, e => e.Field.EndsWith("semiconductor manufacturing equipment", StringComparison.Ordinal) && e.Quote.Contains("validated end users", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Regulators fined Harbor Ion Works for shipping ion implanters to SMIC via Korea without a licence, the Commerce Department said.", "US")]
    [InlineData("Cadence pleads guilty over China sales of chip design tools to a Chinese military academy.", "US")]
    [InlineData("Synopsys, Cadence told by the White House to halt China sales of chip design software.", "US")]
    [InlineData("美, HBM 중국 수출 제한… 업계 긴장", "US")]
    [InlineData("发言人表示，中方一贯反对美方实施半导体出口管制。", "US")]
    [InlineData("Netherlands plans to let ASML's China servicing licences lapse.", "NL")]
    [InlineData("Bafa widerruft Ausfuhrgenehmigung für Werkzeugmaschinen.", "DE")]
    public void A_country_passed_through_sold_to_or_objecting_does_not_act(string text, string jurisdiction) =>
        Assert.Equal([jurisdiction], Classified.Text(text).Jurisdictions);

    [Theory]
    [InlineData("US grants GE a licence for engine exports to China, a month after it suspended export licences for them.", Stage.Final)]
    [InlineData("Washington revokes export licences for chips bound for Huawei, three weeks after it granted export licences to a rival.", Stage.Revoked)]
    public void What_this_came_weeks_after_is_background(string text, Stage stage) =>
        Assert.Equal(stage, Classified.Text(text).Stage);

    [Fact]
    public void A_day_to_which_a_measure_moves_counts_not_the_one_from_which() =>
        Assert.Equal(new DateOnly(2026, 10, 6), Classified.Text("The Bureau of Industry and Security moved the start of its export rule on AI chips to October 6 from July 8.").Effective);

    [Fact]
    public void An_announcement_that_is_no_longer_carried_out_is_a_control_eased()
    {
        ArticleClassification found = Classified.Text("商务部公告2026年第12号 暂停实施商务部、海关总署公告2025年第3号\n\n自即日起暂停实施上述公告。");
        Assert.Equal((Tag.ExportControl, Direction.Loosening), (Assert.Single(found.Tags).Tag, found.Direction));
    }

    [Fact]
    public void A_new_control_and_those_who_may_trade_under_it_are_mixed_news()
    {
        ArticleClassification found = Classified.Text("China imposes curbs on silver exports from January\n\nThe commerce ministry named 44 firms that are allowed to export silver in 2026.");
        Assert.Equal((Direction.Mixed, Stage.Final), (found.Direction, found.Stage));
    }

    [Theory]
    [InlineData("The Hague to let ASML's export licences for China lapse\n\nThe Dutch government will not renew the permits when they run out in December.", Stage.Suspended)]
    [InlineData("US ends its licences for chip tools bound for China\n\nThe Commerce Department told Lam Research on Friday that it was ending its export licences.", Stage.Revoked)]
    public void A_permission_that_is_let_go_is_not_granted(string text, Stage stage)
    {
        ArticleClassification found = Classified.Text(text);
        Assert.Equal((stage, Direction.Tightening), (found.Stage, found.Direction));
    }

    [Theory]
    [InlineData("China to limit access to Nvidia's H200", Leg.Import)]
    [InlineData("Washington to limit access to Nvidia's H200", Leg.Export)]
    [InlineData("China to limit exports of gallium", Leg.Export)]
    [InlineData("Malaysia requires permits for exports of Nvidia's H200", Leg.Export)]
    public void Who_limits_what_another_government_licenses_acts_on_imports(string text, Leg leg) =>
        Assert.Equal(leg, Classified.Text(text).Leg);
}
