using System.Globalization;
using Alerts.Classification;
using Alerts.Fetch.Identity;

namespace Alerts.Tests.Fetch.Identity;

public sealed class TextChangesTests
{
    private const string First = "The ministry said that exporters of lathes must apply for a licence from March on.";
    private const string Second = "Applications are decided within forty working days, the order says, and a refusal is given with reasons.";

    [Theory]
    [InlineData($"{First}\n\n{Second}", $"{Second}\n\n{First}")]
    [InlineData($"{First}\n\n{Second}", First)]
    [InlineData($"{First}\n\n{Second}", "The ministry said that exporters of lathes must apply for a lic…")]
    [InlineData($"{First}\n\n{Second}", $"{First}\n\n{Second}\n\nRead more")]
    [InlineData($"{First}\n\n{Second}", $"{First}\n\n{Second} ")]
    [InlineData($"{First}\n\n{Second}", $"{First}\n\nApplications are decided within forty working days, the order says; and a refusal is given with its reasons.")]
    public void Order_cuts_and_spelling_are_no_change(string before, string now) => Assert.Empty(TextChanges.Between(Of("t", before), Of("t", now)));

    [Fact]
    public void A_new_paragraph_is_a_change()
    {
        const string Added = "On Friday the ministry added two destinations to the list, without naming a reason.";

        Assert.Equal(
            ["The title was \"Lathes\".", $"New: \"{Added}\""],
            TextChanges.Between(Of("Lathes", First), Of("Lathes: list grows", $"{First}\n\n{Added}")));
    }

    [Fact]
    public void Another_number_in_the_same_words_is_a_change() =>
        Assert.Single(TextChanges.Between(
            Of("t", "The quota for the year is set at 400 tonnes of gallium, the notice says, and is given out by quarter."),
            Of("t", "The quota for the year is set at 250 tonnes of gallium, the notice says, and is given out by quarter.")));

    [Fact]
    public void Chinese_text_is_compared_by_its_characters()
    {
        const string Before = "商务部公告称，自三月一日起，出口上述物项应当申请许可，未经许可不得出口，违者将依法处理，具体办法另行公布，请出口经营者遵照执行。";

        Assert.Empty(TextChanges.Between(Of("公告", Before), Of("公告", Before.Replace("请出口经营者", "请各出口经营者", StringComparison.Ordinal))));
        Assert.Single(TextChanges.Between(Of("公告", Before), Of("公告", Before + "\n\n四月五日补充：对已签合同设六个月过渡期，过渡期内凭合同备案放行，逾期仍须申请许可，备案办法见商务部网站通知公告栏目。")));
    }

    [Theory]
    [InlineData("The ministry approved the sale of the machines to the buyer on Monday.", "The ministry denied the sale of the machines to the buyer on Monday.",
        "\"approved\" became \"denied\" in: \"The ministry denied the sale of the machines to the buyer on Monday.\"")]
    [InlineData("The agency will grant licences for the older chips, two officials said.", "The agency will not grant licences for the older chips, two officials said.",
        "\"not\" was added in: \"The agency will not grant licences for the older chips, two officials said.\"")]
    [InlineData("The agency won't grant licences for the older chips, two officials said.", "The agency will grant licences for the older chips, two officials said.",
        "\"won't\" was taken out of: \"The agency will grant licences for the older chips, two officials said.\"")]
    [InlineData("The order covers lathes that are sold to buyers in Iran and their agents.", "The order covers lathes that are sold to buyers in Iraq and their agents.",
        "\"Iran\" became \"Iraq\" in: \"The order covers lathes that are sold to buyers in Iraq and their agents.\"")]
    [InlineData("The licence was given to Northlight, which makes the lasers for the tools.", "The licence was given to Eastbrook, which makes the lasers for the tools.",
        "\"Northlight\" became \"Eastbrook\" in: \"The licence was given to Eastbrook, which makes the lasers for the tools.\"")]
    [InlineData("The ban on exports of the metal was listed by the council last Friday.", "The ban on exports of the metal was lifted by the council last Friday.",
        "\"listed\" became \"lifted\" in: \"The ban on exports of the metal was lifted by the council last Friday.\"")]
    [InlineData("The cabinet may require a permit for every shipment of the powder.", "The cabinet must require a permit for every shipment of the powder.",
        "\"may\" became \"must\" in: \"The cabinet must require a permit for every shipment of the powder.\"")]
    [InlineData("The rule takes effect 1.5 months after it is printed in the gazette.", "The rule takes effect 15 months after it is printed in the gazette.",
        "\"1.5\" became \"15\" in: \"The rule takes effect 15 months after it is printed in the gazette.\"")]
    [InlineData("The draft rule on machine tools names nine destinations and one agent.", "The rule on machine tools names nine destinations and one agent.",
        "\"draft\" was taken out of: \"The rule on machine tools names nine destinations and one agent.\"")]
    [InlineData("Das Amt hat die Ausfuhr der Anlagen an den Kunden am Montag genehmigt.", "Das Amt hat die Ausfuhr der Anlagen an den Kunden am Montag nicht genehmigt.",
        "\"nicht\" was added in: \"Das Amt hat die Ausfuhr der Anlagen an den Kunden am Montag nicht genehmigt.\"")]
    [InlineData("Het ministerie verleent een vergunning voor de uitvoer van deze machines.", "Het ministerie weigert een vergunning voor de uitvoer van deze machines.",
        "\"verleent\" became \"weigert\" in: \"Het ministerie weigert een vergunning voor de uitvoer van deze machines.\"")]
    [InlineData("Le ministère autorise la vente des machines à l’acheteur étranger.", "Le ministère n’autorise pas la vente des machines à l’acheteur étranger.",
        "\"n\" was added in: \"Le ministère n’autorise pas la vente des machines à l’acheteur étranger.\"",
        "\"pas\" was added in: \"Le ministère n’autorise pas la vente des machines à l’acheteur étranger.\"")]
    [InlineData("El ministerio aprobó la venta de las máquinas al comprador extranjero.", "El ministerio rechazó la venta de las máquinas al comprador extranjero.",
        "\"aprobó\" became \"rechazó\" in: \"El ministerio rechazó la venta de las máquinas al comprador extranjero.\"")]
    [InlineData("商务部周一批准向该买方出口上述机床设备。", "商务部周一拒绝向该买方出口上述机床设备。", "\"批准\" became \"拒绝\" in: \"商务部周一拒绝向该买方出口上述机床设备。\"")]
    [InlineData("商务部将批准向该买方出口上述机床设备。", "商务部将不批准向该买方出口上述机床设备。", "\"不\" was added in: \"商务部将不批准向该买方出口上述机床设备。\"")]
    [InlineData("経済産業省は工作機械の輸出を月曜日に許可する。", "経済産業省は工作機械の輸出を月曜日に許可しない。", "\"する\" became \"しない\" in: \"経済産業省は工作機械の輸出を月曜日に許可しない。\"")]
    [InlineData("経済産業省は工作機械の輸出を月曜日に許可した。", "経済産業省は工作機械の輸出を月曜日に却下した。", "\"許可\" became \"却下\" in: \"経済産業省は工作機械の輸出を月曜日に却下した。\"")]
    [InlineData("산업부는 월요일 해당 장비의 수출을 승인했다고 밝혔다.", "산업부는 월요일 해당 장비의 수출을 거부했다고 밝혔다.", "\"승인\" became \"거부\" in: \"산업부는 월요일 해당 장비의 수출을 거부했다고 밝혔다.\"")]
    public void One_word_that_turns_the_meaning_is_a_change(string before, string now, params string[] changes)
    {
        Assert.Equal(changes, TextChanges.Between(Of("t", before), Of("t", now)));
        Assert.Equal(changes, TextChanges.Between(Of("t", $"{First} {before} {Second}"), Of("t", $"{Second}\n\n{First}\n\n{now}")));
    }

    [Theory]
    [InlineData("The ministery approved the sale of teh machines to the buyer.", "The ministry approved the sale of the machines to the buyer.")]
    [InlineData("The licence was organised with the buyers’ co-operation last year.", "The license was organized with the buyers' cooperation last year.")]
    [InlineData("The ministry approved the sale, which had been held up for a year.", "The Ministry approved the sale – which had been held up for a year!")]
    [InlineData("The ministry approved a sale of machines to the buyers on Monday.", "On Monday, the ministry approved the sale of machines to buyers.")]
    [InlineData("The agency cannot grant a licence and won't say why it does not.", "The agency can not grant a licence and will not say why it doesn’t.")]
    [InlineData("The quota is set at 1,400 tonnes of the metal for the whole year.", "The quota is set at 1400 tonnes of the metal for the whole year.")]
    [InlineData("The ministry approved the sale of the machines to the buyer.\n\nUpdated 10:15 GMT, 3 March", "The ministry approved the sale of the machines to the buyer.\n\nUpdated 11:40 GMT, 4 March")]
    [InlineData("The ministry approved the sale of the machines. Last updated on March 3, 2026 at 10:15 a.m.", "The ministry approved the sale of the machines. Last updated on March 4, 2026 at 9:00 p.m.")]
    [InlineData("The ministry approved the sale of the machines to the buyer.\n\n12 comments", "The ministry approved the sale of the machines to the buyer.\n\n137 comments")]
    [InlineData("The ministry approved the sale of the machines to the buyer on Monday.", "The ministry approved the sale of the machines to the […]")]
    [InlineData("Das Amt hat die Ausfuhr der Maschinen an den Kunden genemigt.", "Das Amt hat die Ausfuhr von Maschinen an Kunden genehmigt.")]
    [InlineData("Het ministerie verleende de vergunning voor uitvoer van machines.", "Het ministerie verleende een vergunning voor de uitvoer van machines.")]
    [InlineData("Le ministère a autorise la vente des machines à un acheteur.", "Le ministère a autorisé la vente de machines à l’acheteur.")]
    [InlineData("El ministerio aprobó la venta de maquinas al comprador.", "El ministerio aprobó la venta de las máquinas a un comprador.")]
    [InlineData("商务部周一批准向该买方出口上述机床设备。\n\n更新时间：2026年3月3日 10:15", "商务部周一批准了向买方出口上述机床设备。\n\n更新时间：2026年3月4日 11:40")]
    [InlineData("経済産業省は工作機械の輸出を月曜日に許可した。", "経済産業省が、工作機械の輸出を月曜日に許可しました。")]
    [InlineData("산업부는 월요일 해당 장비의 수출을 승인했다고 밝혔다.", "산업부가 월요일 해당 장비 수출을 승인하였다고 밝혔다.")]
    public void Spelling_style_and_stamps_are_no_change(string before, string now) => Assert.Empty(TextChanges.Between(Of("t", before), Of("t", now)));

    [Theory]
    [InlineData("By A. Reporter, {0} ago. The ministry approved the sale of the machines.", "5 minutes", "2 hours", "a day")]
    [InlineData("Das Amt hat die Ausfuhr vor {0} genehmigt, sagte eine Sprecherin am Telefon.", "5 Minuten", "einer Stunde", "2 Tagen")]
    [InlineData("Het ministerie heeft {0} geleden een vergunning voor de uitvoer verleend.", "5 minuten", "2 uur", "3 dagen")]
    [InlineData("Mis à jour il y a {0} : le ministère autorise la vente des machines.", "5 minutes", "2 heures", "3 jours")]
    [InlineData("Publicado hace {0}. El ministerio aprobó la venta de las máquinas al comprador.", "5 minutos", "una hora", "3 días")]
    [InlineData("某某记者 {0}前 商务部批准向该买方出口上述机床设备。", "5分钟", "2小时", "3天")]
    [InlineData("{0}前 経済産業省は工作機械の輸出を許可した。", "5分", "2時間", "3日")]
    [InlineData("{0} 전 산업부는 해당 장비의 수출을 승인했다고 밝혔다.", "5분", "2시간", "3일")]
    public void A_time_told_by_its_distance_from_now_is_no_change(string text, params string[] distances)
    {
        foreach (string later in distances)
        {
            Assert.Empty(TextChanges.Between(
                Of("t", string.Format(CultureInfo.InvariantCulture, text, distances[0])), Of("t", string.Format(CultureInfo.InvariantCulture, text, later))));
        }
    }

    [Theory]
    [InlineData("The licence ends after 2 hours of use, the order says.", "The licence ends after 3 hours of use, the order says.")]
    [InlineData("The ban was lifted two years ago, the ministry said on Monday.", "The ban was lifted four years ago, the ministry said on Monday.")]
    [InlineData("Firms have 5 days before the rule takes effect, it says.", "Firms have 10 days before the rule takes effect, it says.")]
    public void Other_times_in_a_text_are_changes(string before, string now) => Assert.Single(TextChanges.Between(Of("t", before), Of("t", now)));

    [Fact]
    public void A_sentence_that_was_turned_over_is_shown_before_and_after() => Assert.Equal(
        ["\"The council said in March that firms of the north need a permit for the export of lathes.\" became: "
            + "\"The cabinet said in June that firms of the south want a refund for the export of lathes.\""],
        TextChanges.Between(
            Of("t", "The council said in March that firms of the north need a permit for the export of lathes."),
            Of("t", "The cabinet said in June that firms of the south want a refund for the export of lathes.")));

    [Fact]
    public void A_change_late_in_a_long_sentence_is_shown_where_it_is()
    {
        string long1 = $"{string.Concat(Enumerable.Range(0, 30).Select(i => $"part{i} and "))}the minister has approved the plan.";

        string change = Assert.Single(TextChanges.Between(Of("t", long1), Of("t", long1.Replace("approved", "rejected", StringComparison.Ordinal))));

        Assert.StartsWith("\"approved\" became \"rejected\" in: \"…", change);
        Assert.EndsWith("the minister has rejected the plan.\"", change);
    }

    private static Article Of(string title, string body) => new()
    {
        Id = "a", Source = "s", Url = "", Title = title, Text = ArticleText.Compose(title, body), Published = DateTimeOffset.UnixEpoch, FirstSeen = DateTimeOffset.UnixEpoch,
    };
}
