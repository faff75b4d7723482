using Alerts.Classification;

namespace Alerts.Tests.Classification;

/// <summary>A minimal edit that must flip the decision: negation, a background year, another domain, another actor.</summary>
public sealed class PairedTests
{
    [Theory]
    [InlineData("US approves export licences for Nvidia's H20.", "E+A", "FDA approves a new drug for diabetes patients.", "")]
    [InlineData("China bans exports of gallium to the United States.", "E", "France bans imports of poultry from Brazil.", "")]
    [InlineData("The Commerce Department added Huawei to the Entity List.", "E", "The Commerce Department added holiday hours to its calendar.", "")]
    [InlineData("China's regulator approves imports of Nvidia's H200.", "E+A", "China's regulator approves Nvidia's acquisition of Mellanox.", "")]
    [InlineData("Four men were charged with smuggling Nvidia chips to China.", "E", "Four men were charged with smuggling cigarettes to China.", "")]
    [InlineData("Washington tightens export controls on chipmaking tools.", "E", "The bakery tightens quality control on its ovens.", "")]
    [InlineData("荷兰政府撤销阿斯麦部分出口许可证。", "E+A", "荷兰政府撤销一家餐馆的食品执照。", "")]
    [InlineData("商务部对锑实施出口管制。", "E", "商务部对牛肉加征关税。", "")]
    [InlineData("Das Handelsministerium in Peking verhängt Exportkontrollen für Graphit.", "E", "Die Gemeinde verhängt Parkgebühren am Bahnhof.", "")]
    [InlineData("Le gouvernement néerlandais restreint les exportations de machines de lithographie.", "E", "Le gouvernement néerlandais restreint la pêche en mer du Nord.", "")]
    [InlineData("China amplía los controles a la exportación de tierras raras.", "E", "China amplía los aranceles a la carne de cerdo.", "")]
    [InlineData("中国商務省はレアアースの輸出規制を発表した。", "E", "中国商務省は豚肉の関税を発表した。", "")]
    [InlineData("중국 상무부는 희토류 수출통제를 발표했다.", "E", "중국 상무부는 돼지고기 관세를 발표했다.", "")]
    [InlineData("Gallium-Exporteure brauchen künftig eine Genehmigung aus Peking.", "E", "Häuslebauer brauchen künftig eine Genehmigung aus dem Rathaus.", "")]
    [InlineData("Nvidia moet voor levering van H20-chips aan China een exportvergunning aanvragen bij Washington.", "E", "Huiseigenaren moeten voor een dakkapel een vergunning aanvragen bij de gemeente.", "")]
    [InlineData("Nvidia devra obtenir une licence de Washington pour exporter ses puces H20.", "E", "Le bar devra obtenir une licence de la mairie pour servir du vin.", "")]
    [InlineData("Nvidia necesitará permiso de Washington para exportar el H20.", "E", "El bar necesitará permiso del ayuntamiento para abrir la terraza.", "")]
    [InlineData("Chinese customs say that H20 chips are not permitted to enter China.", "E+A", "Customs say that visitors are not permitted to enter the hall.", "")]
    [InlineData("India's cabinet approves exports of rare earth magnets.", "E+A", "India's cabinet approves a rare earth magnet scheme.", "")]
    [InlineData("Commerce denies export licences for the H200.", "E+A", "A Senate bill would require Commerce to deny export licences for the H200.", "E")]
    [InlineData("China's cyberspace regulator summoned makers of the H20 and urged companies to avoid buying it.", "E+A", "China's cyberspace regulator summoned video platforms and urged children to avoid watching them.", "")]
    [InlineData("China agreed to speed up approval of rare earth exports.", "E+A", "China agreed to speed up approval of seed imports.", "")]
    [InlineData("Nederland breidt exportcontrole op DUV-machines uit.", "E", "Nederland breidt grenscontroles met Duitsland uit.", "")]
    public void Another_domain_flips_the_tags(string positive, string tags, string negative, string none)
    {
        Assert.Equal(tags, Classified.TagsOf(positive));
        Assert.Equal(none, Classified.TagsOf(negative));
    }

    [Theory]
    [InlineData("US approves sales of Nvidia's H20 chips to China.", Stage.Final, "US has not approved sales of Nvidia's H20 chips to China.", Stage.Denied)]
    [InlineData("US approves sales of Nvidia's H20 chips to China.", Stage.Final, "US considers approving sales of Nvidia's H20 chips to China.", Stage.UnderConsideration)]
    [InlineData("China approves imports of the H200.", Stage.Final, "China plans to approve imports of the H200.", Stage.Preliminary)]
    [InlineData("US grants an export licence for the H20.", Stage.Final, "US grants an export licence for the H20 on condition that 15% of revenue is paid.", Stage.Conditional)]
    [InlineData("US grants export licences for the H20.", Stage.Final, "US revokes export licences for the H20.", Stage.Revoked)]
    [InlineData("US grants export licences for the H20.", Stage.Final, "US suspends export licences for the H20.", Stage.Suspended)]
    [InlineData("US grants export licences for the H20.", Stage.Final, "US denies export licences for the H20.", Stage.Denied)]
    [InlineData("中国批准进口H200芯片。", Stage.Final, "中国拟批准进口H200芯片。", Stage.Preliminary)]
    [InlineData("中国批准进口H200芯片。", Stage.Final, "中国海关不允许H200芯片入境。", Stage.Denied)]
    [InlineData("美國商務部核發H20出口許可。", Stage.Final, "美國商務部暫停核發H20出口許可。", Stage.Suspended)]
    [InlineData("米政府はH200の対中輸出を承認した。", Stage.Final, "米政府はH200の対中輸出の承認を検討している。", Stage.UnderConsideration)]
    [InlineData("オランダ政府はASMLの対中輸出許可を出した。", Stage.Final, "オランダ政府はASMLの対中輸出許可を取り消した。", Stage.Revoked)]
    [InlineData("미국은 H200의 중국 수출을 허용했다.", Stage.Final, "미국은 H200의 중국 수출 허용을 검토하고 있다.", Stage.UnderConsideration)]
    [InlineData("중국은 희토류 수출 허가를 내줬다.", Stage.Final, "중국은 희토류 수출 허가를 내주지 않고 있다.", Stage.Delayed)]
    [InlineData("Washington erteilt Nvidia Exportlizenzen für den H20.", Stage.Final, "Washington setzt die Exportlizenzen für den H20 aus.", Stage.Suspended)]
    [InlineData("Peking erlaubt die Ausfuhr von Nexperia-Chips.", Stage.Final, "Peking erlaubt die Ausfuhr von Nexperia-Chips nur für zivile Zwecke.", Stage.Conditional)]
    [InlineData("Den Haag geeft ASML een exportvergunning.", Stage.Final, "Den Haag trekt de exportvergunning van ASML in.", Stage.Revoked)]
    [InlineData("Pékin accorde des licences d'exportation de terres rares.", Stage.Final, "Pékin promet d'accorder des licences d'exportation de terres rares.", Stage.Preliminary)]
    [InlineData("Washington concede a Samsung una exención para exportar equipos.", Stage.Final, "Washington revoca la exención de Samsung para exportar equipos.", Stage.Revoked)]
    public void A_small_edit_moves_the_stage(string text, Stage stage, string edited, Stage moved)
    {
        Assert.Equal(stage, Classified.Text(text).Stage);
        Assert.Equal(moved, Classified.Text(edited).Stage);
    }

    [Theory]
    [InlineData("US bans exports of AI chips to Malaysia.", "US", "Malaysia bans exports of AI chips to China.", "MY")]
    [InlineData("Beijing approves imports of the H200.", "CN", "Washington approves exports of the H200.", "US")]
    [InlineData("美国限制对中国出口芯片。", "US", "中国限制对美国出口稀土。", "CN")]
    [InlineData("日本政府は半導体製造装置の輸出規制を強化した。", "JP", "米商務省は半導体製造装置の輸出規制を強化した。", "US")]
    [InlineData("美, 엔비디아 칩 중국 수출 승인", "US", "中, 엔비디아 칩 수입 승인", "CN")]
    [InlineData("美方核發H20對中出口許可。", "US", "荷方核發曝光機對中出口許可。", "NL")]
    [InlineData("審査中だった対中輸出を米政府が許可した。半導体が対象。", "US", "審査中だった対日輸出を中国政府が許可した。レアアースが対象。", "CN")]
    public void Another_actor_moves_the_jurisdiction(string text, string jurisdiction, string edited, string moved)
    {
        Assert.Equal([jurisdiction], Classified.Text(text).Jurisdictions);
        Assert.Equal([moved], Classified.Text(edited).Jurisdictions);
    }

    [Theory]
    [InlineData("AMD obtained an export licence for the MI308.", "AMD", "The drug treats age-related macular degeneration (AMD).", "AMD")]
    [InlineData("Arm designs are subject to export controls.", "Arm", "He broke his arm near the customs office.", "Arm")]
    [InlineData("ON Semiconductor may ship to China.", "ON Semiconductor", "New export controls on semiconductor technology take effect.", "ON Semiconductor")]
    [InlineData("SCREEN Holdings ships cleaning tools to China.", "Screen Holdings", "Licences are to screen security risks.", "Screen Holdings")]
    [InlineData("Continental received a licence for magnets from China.", "Continental", "Chip plants in continental Europe wait for licences.", "Continental")]
    public void An_ambiguous_name_is_told_by_its_context(string firm, string name, string other, string absent)
    {
        Assert.Contains(Classified.Text(firm).Companies, company => company.Name == name);
        Assert.DoesNotContain(Classified.Text(other).Companies, company => company.Name == absent);
    }
}
