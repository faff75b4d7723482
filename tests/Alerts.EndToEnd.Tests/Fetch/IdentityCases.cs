using System.Globalization;
using System.Security;
using System.Text;

namespace Alerts.EndToEnd.Tests.Fetch;

/// <summary>What a feed shows at one poll after another, and what is to be passed on, in order: version and title.</summary>
internal sealed record IdentityCase(IReadOnlyList<IdentityItem[]> Polls, params string[] PassedOn)
{
    /// <summary>The site that the feed says it belongs to.</summary>
    public string Site { get; init; } = "https://paper.example/";

    /// <summary>The first poll takes what is there as news.</summary>
    public bool Backfill { get; init; } = true;

    /// <param name="host">In place of paper.example: a link is the same article whatever the source.</param>
    public string Rss(int poll, string host)
    {
        var xml = new StringBuilder($"<rss version=\"2.0\"><channel><title>Paper</title><link>{Site}</link>");
        foreach (IdentityItem item in Polls[poll])
        {
            xml.Append(CultureInfo.InvariantCulture, $"<item><title>{Escaped(item.Title)}</title>");
            xml.Append(item.Link is null ? "" : $"<link>{Escaped(item.Link)}</link>");
            xml.Append(item.Guid is null ? "" : $"<guid isPermaLink=\"false\">{Escaped(item.Guid)}</guid>");
            xml.Append(item.Day is null ? "" : string.Create(CultureInfo.InvariantCulture, $"<pubDate>{new DateTime(2026, 11, item.Day.Value, 9, 0, 0, DateTimeKind.Utc):R}</pubDate>"));
            xml.Append(CultureInfo.InvariantCulture, $"<description>{Escaped(item.Text)}</description></item>");
        }

        return xml.Append("</channel></rss>").Replace("paper.example", host).ToString();
    }

    private static string? Escaped(string text) => SecurityElement.Escape(text);
}

/// <param name="Day">Of November 2026; what is seen for the first time is at most as old as news may be at <see cref="IdentityCases.Now"/>.</param>
internal sealed record IdentityItem(string? Link, string? Guid, string Title, string Text, int? Day = 3);

/// <summary>Cases in which one might take two articles for one, or one for two.</summary>
internal static class IdentityCases
{
    public static DateTimeOffset Now { get; } = new(2026, 11, 16, 12, 0, 0, TimeSpan.Zero);

    private const string Home = "https://paper.example/";
    private const string Lathes = "Exporters of machine tools with five axes must apply for a licence before they ship to three named destinations, the ministry said.";
    private const string Ports = "A record amount of grain went through the northern harbours in autumn, and the operators ask for a second railway line to the interior.";

    private const string Notice = """
        The list of goods that need a licence has been amended with effect from the first of the month. Exporters who hold a licence for the goods named
        in the annex may use it until it ends; those who apply anew use the form in the second annex and add the end-user statement. Questions are answered
        by the office in charge on working days. This notice concerns memory of the kind NAND and the machines to test it, whatever their origin may be.
        """;

    private static readonly IdentityItem One = new("https://paper.example/1", "urn:paper:item:00000001", "Licences for lathes", Lathes);
    private static readonly IdentityItem Template = new("https://paper.example/n/1", "urn:paper:notice:0001", "Notice to exporters", Notice);
    private static readonly IdentityItem Linkless = One with { Link = null, Guid = "e1c1b2a0-0000-4000-8000-000000000001" };

    public static IReadOnlyDictionary<string, IdentityCase> All { get; } = new Dictionary<string, IdentityCase>
    {
        // One article in another guise.
        ["moved GUID"] = Same(One with { Guid = "moved-1234567890123456" }),
        ["edited title"] = Same(One with { Title = "UPDATE 1: Licences for lathes" }),
        ["edited title and moved GUID"] = Same(One with { Title = "Tools need papers", Guid = "moved-1234567890123456" }),
        ["another date"] = Same(One with { Day = 9 }),
        ["a date that goes backwards"] = Same(One with { Day = 1 }),
        ["no date any more"] = Same(One with { Day = null }),
        ["https in place of http"] = new([[One with { Link = "http://paper.example/1" }], [One with { Guid = "other-12345678901234" }]], "1 Licences for lathes"),
        ["GUID with https in place of http, at another address"] = new(
            [[One with { Guid = "http://paper.example/?p=1" }], [One with { Guid = "https://paper.example/?p=1", Link = "https://paper.example/archive/1", Day = 4 }]], "1 Licences for lathes"),
        ["tracking"] = Same(One with { Link = "https://paper.example/1?utm_source=rss&fbclid=x", Guid = null }),
        ["AMP"] = Same(One with { Link = "https://paper.example/amp/1", Guid = null }),
        ["mobile host"] = Same(One with { Link = "https://m.paper.example/1", Guid = null }),
        ["session in the path"] = Same(One with { Link = "https://paper.example/1;jsessionid=0A1B2C", Guid = null }),
        ["another address, title and date under one long GUID"] = Same(One with { Link = "https://paper.example/archive/1", Title = "Licences for lathes: what to know", Day = 9 }),
        ["another address and GUID on the same day"] = Same(One with { Link = "https://paper.example/archive/1", Guid = "moved-1234567890123456" }),
        ["another address, GUID and comma in a long text"] = new(
            [[Template], [Template with { Link = "https://paper.example/x/1", Guid = "moved-1234567890123456", Day = 9, Text = Notice.Replace("annex may", "annex, may", StringComparison.Ordinal) }]],
            "1 Notice to exporters"),
        ["without a link, an edited title under a short GUID"] = new(
            [[Linkless with { Guid = "4711" }], [Linkless with { Guid = "4711", Title = "UPDATE 1: Licences for lathes" }]], "1 Licences for lathes"),
        ["without a link, another GUID and date"] = new([[Linkless], [Linkless with { Guid = "e1c1b2a0-0000-4000-8000-000000000002", Day = 9 }]], "1 Licences for lathes"),
        ["without a link, another GUID, date and title of a long text"] = new(
            [[Linkless with { Text = Notice }], [Linkless with { Text = Notice, Guid = "e1c1b2a0-0000-4000-8000-000000000002", Day = 9, Title = "Tools need papers" }]], "1 Licences for lathes"),
        ["without link, GUID and date"] = new([[One with { Link = null, Guid = null, Day = null }], [One with { Link = null, Guid = null, Day = null }]], "1 Licences for lathes"),
        ["twice in one body"] = new([[One, One with { Guid = "urn:paper:topic:00000001" }]], "1 Licences for lathes"),

        // Two articles that look alike.
        ["items numbered by their place"] = new(
            [[One with { Guid = "1" }], [new("https://paper.example/2", "1", "Grain for the north", Ports), One with { Guid = "2" }]], "1 Licences for lathes", "1 Grain for the north"),
        ["without links and texts, GUIDs that number places"] = new(
            [
                [new(null, "0", "Permits for widgets", ""), new(null, "1", "Rules on gadgets", ""), new(null, "2", "Quotas for trinkets", "")],
                [new(null, "0", "Fees for baubles", ""), new(null, "1", "Permits for widgets", ""), new(null, "2", "Rules on gadgets", "")],
            ],
            "1 Permits for widgets", "1 Rules on gadgets", "1 Quotas for trinkets", "1 Fees for baubles"),
        ["without links, titles from one template and GUIDs that number places"] = new(
            [
                [new(null, "1", "Export notice No. 12 of 2026 of the office on fees", ""), new(null, "2", "Export notice No. 11 of 2026 of the office on fees", "")],
                [new(null, "1", "Export notice No. 13 of 2026 of the office on fees", ""), new(null, "2", "Export notice No. 12 of 2026 of the office on fees", "")],
            ],
            "1 Export notice No. 12 of 2026 of the office on fees", "1 Export notice No. 11 of 2026 of the office on fees", "1 Export notice No. 13 of 2026 of the office on fees"),
        ["without links and texts, long GUIDs that number places"] = new(
            [
                [new(null, "paper-example-news-item-1-en", "Permits for widgets", ""), new(null, "paper-example-news-item-2-en", "Rules on gadgets", "")],
                [new(null, "paper-example-news-item-1-en", "Fees for baubles", ""), new(null, "paper-example-news-item-2-en", "Permits for widgets", "")],
            ],
            "1 Permits for widgets", "1 Rules on gadgets", "1 Fees for baubles"),
        ["one item at a time that links to the front page"] = new([[One with { Link = Home }], [new(Home, "urn:paper:item:00000002", "Grain for the north", Ports)]], "1 Licences for lathes", "1 Grain for the north"),
        ["one item at a time that links to the site's list"] = new(
            [[One with { Link = "https://paper.example/news" }], [new("https://paper.example/news", "urn:paper:item:00000002", "Grain for the north", Ports)]], "1 Licences for lathes", "1 Grain for the north")
        {
            Site = "https://www.paper.example/news/",
        },
        ["an address that shows the newest"] = new(
            [[One with { Link = "https://paper.example/latest" }], [new("https://paper.example/latest", "urn:paper:item:00000002", "Grain for the north", Ports)]], "1 Licences for lathes", "1 Grain for the north"),
        ["one link and title for all items"] = new(
            [[new("https://paper.example/n", "urn:paper:notice:0001", "Notice", Lathes), new("https://paper.example/n", "urn:paper:notice:0002", "Notice", Ports)]], "1 Notice", "1 Notice"),
        ["the same short notice on another day"] = new(
            [[Short(1)], [Short(2), Short(1)], [Short(3), Short(2)]], "1 Notice to exporters", "1 Notice to exporters", "1 Notice to exporters"),
        ["one word in a template"] = new(
            [[Template], [Template, Template with { Link = "https://paper.example/n/2", Guid = "urn:paper:notice:0002", Text = Notice.Replace("NAND", "DRAM", StringComparison.Ordinal) }]],
            "1 Notice to exporters", "1 Notice to exporters"),
        ["one number in a template"] = new(
            [[Template with { Title = "Notice 1" }], [Template with { Title = "Notice 2", Link = "https://paper.example/n/2", Guid = "urn:paper:notice:0002" }]], "1 Notice 1", "1 Notice 2"),
        ["one number in the title of a template without links"] = new(
            [[Template with { Title = "Notice 1", Link = null, Guid = null }], [Template with { Title = "Notice 2", Link = null, Guid = null }]], "1 Notice 1", "1 Notice 2"),
        ["parameters that name the page"] = new(
            [[One with { Link = "https://paper.example/view?id=1", Guid = null }, new("https://paper.example/view?id=2", null, "Grain for the north", Ports)]], "1 Licences for lathes", "1 Grain for the north"),

        // Versions.
        ["a sentence more"] = new([[One], [One with { Text = $"{Lathes} On Friday it added two destinations to the list, without naming a reason." }]], "1 Licences for lathes", "2 Licences for lathes"),
        ["a sentence more in what the first poll only marked"] = new(
            [[One], [One with { Text = $"{Lathes} On Friday it added two destinations to the list, without naming a reason." }]], "2 Licences for lathes") { Backfill = false },
        ["a comma more"] = Same(One with { Text = Lathes.Replace("destinations,", "destinations", StringComparison.Ordinal) }),
        ["back and forth"] = new([[One], [One with { Text = Ports }], [One], [One with { Text = Ports }]], "1 Licences for lathes", "2 Licences for lathes"),
    };

    /// <summary>The item, then the same one in another guise.</summary>
    private static IdentityCase Same(IdentityItem guise) => new([[One], [guise], [One]], "1 Licences for lathes");

    private static IdentityItem Short(int number) => new(
        $"https://paper.example/notices/{number}", $"urn:paper:notice:{number:d4}", "Notice to exporters", "The list was amended. The amendment is on our site, with the form.", number * 4);
}
