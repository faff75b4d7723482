using System.Globalization;
using Alerts.Classification;

namespace Alerts.Benchmarks;

/// <summary>Matters by number, made of known offices, goods and firms, each with names and figures of its own; and reports on them.</summary>
internal static class SomeMatter
{
    private static readonly string[] Offices =
    [
        "The US Bureau of Industry and Security", "China's ministry of commerce", "Japan's ministry of economy, trade and industry", "The Dutch government",
        "The European Commission", "South Korea's trade ministry", "Taiwan's economics ministry", "The British government",
    ];

    private static readonly string[] Goods =
        ["H200", "H20", "gallium", "germanium", "antimony", "graphite", "tungsten", "rare earths", "EUV lithography", "EDA software", "NAND", "drones", "lithium batteries", "MI308", "HBM"];

    private static readonly string[] Firms = ["Nvidia", "AMD", "Intel", "Qualcomm", "Broadcom", "Micron", "ASML", "SMIC", "YMTC", "Inspur", "Cambricon", "DJI", "Huawei"];

    private static readonly string[] Acts = ["imposes export controls on", "approves exports of", "tightens licence rules for", "suspends exports of", "will let a firm ship"];

    private static readonly string[] Syllables = ["bar", "den", "fol", "gus", "hin", "kel", "lom", "mar", "nid", "pol", "rus", "tav", "vel", "wim", "zor", "cas"];

    public static Article Report(int matter, int report, DateTimeOffset published)
    {
        string good = Goods[matter % Goods.Length], firm = Firms[matter / 7 % Firms.Length], place = Name(matter), maker = Name(matter * 31 + 7);
        string title = $"{Offices[matter / 3 % Offices.Length]} {Acts[matter / 11 % Acts.Length]} {good} of {firm} for {maker}";
        string words = string.Join(' ', Enumerable.Range(0, 40).Select(word => Name((matter * 41) + word).ToLowerInvariant()));
        string body = string.Create(CultureInfo.InvariantCulture, $"""
            Shipments of {good} to {maker} need an export licence: {words} near {place}, worth {100 + (matter % 900)} million. Report {report} by {Name(report * 17 + 3)}.
            The {place} plant is of {maker}.

            """);
        return new Article
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{matter}-{report}"), Source = "wire", Publisher = $"{Name(report * 13 + 5)} News", Url = "", Title = title, Text = ArticleText.Compose(title, SomeArticle.Fill(body, SomeArticle.Background, 4096)), Published = published, FirstSeen = published,
        };
    }

    private static string Name(int number)
    {
        uint digits = (uint)number * 2654435761;
        string word = string.Concat(Syllables[digits >> 28], Syllables[(digits >> 24) & 15], Syllables[(digits >> 20) & 15]);
        return char.ToUpperInvariant(word[0]) + word[1..];
    }
}
