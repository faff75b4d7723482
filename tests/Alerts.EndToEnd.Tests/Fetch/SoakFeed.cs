using System.Globalization;
using System.Net;
using System.Text;

namespace Alerts.EndToEnd.Tests.Fetch;

/// <summary>A feed whose items come in another guise at every poll; its item N says "case N" in its text and is one article.</summary>
/// <param name="Name">Of the source.</param>
/// <param name="NewPerPoll">Items that are new at each poll.</param>
/// <param name="Window">The newest so many are shown.</param>
/// <param name="Guise">Makes the item of a number: its place in the feed from 0, the poll, a source of chance.</param>
internal sealed record SoakFeed(string Name, int NewPerPoll, int Window, Func<int, int, int, Random, SoakItem> Guise)
{
    private const string Template = """
        The list of goods that need a licence has been amended with effect from the first of the month. Exporters who hold a licence for the goods named
        in the annex may use it until it ends; those who apply anew use the form in the second annex and add the end-user statement. Questions are answered
        by the office in charge on working days. This notice concerns case {0} and the machines to test it, whatever their origin may be.
        """;

    private static readonly string[] Goods = ["lathes", "lasers", "drones", "gallium", "servers", "sensors", "turbines"];
    private static readonly string[] Acts = ["tightens", "reviews", "eases", "explains", "postpones"];

    public static IReadOnlyList<SoakFeed> All { get; } =
    [
        new("paper", 3, 30, (number, _, poll, random) => InOneGuise(number, poll, random)),
        // Neither links nor GUIDs that stay.
        new("board", 2, 10, (number, _, poll, random) => Told(number) with { Guid = $"{random.Next():x8}-{poll:d4}-{number:d4}", Date = random.Next(2) == 0 ? null : Day(number / 2) }),
        // GUIDs that number the places in the list.
        new("list", 2, 10, (number, place, _, _) => Told(number) with { Link = $"https://list.example/{number}", Guid = $"{place + 1}", Date = Day(number / 2) }),
        // One item, which links to the front page.
        new("single", 1, 1, (number, _, poll, _) => Told(number) with { Link = "https://single.example/", Guid = $"urn:single:{number:d8}", Date = Day((number + poll) / 2) }),
        // One word apart, under one title.
        new("notices", 2, 10, (number, _, _, _) => new SoakItem(
            "Notice to exporters", Template.Replace("{0}", Letters(number), StringComparison.Ordinal), $"https://notices.example/{number}", $"urn:notices:item:{number:d8}", Day(number / 2))),
        // The same few words each day.
        new("daily", 1, 5, (number, _, _, _) => new SoakItem("The list was amended", "The new list is on our site, with the form.", $"https://daily.example/{number}", $"urn:daily:item:{number:d8}", Day(number))),
    ];

    /// <summary>A poll a day, in the evening.</summary>
    public static DateTimeOffset TimeOf(int poll) => new(Day(poll).AddHours(11), TimeSpan.Zero);

    public SoakItem[] ItemsAt(int poll, Random random) =>
    [
        .. Enumerable.Range(0, (poll + 1) * NewPerPoll).TakeLast(Window).Reverse().Select((number, place) => Guise(number, place, poll, random)),
    ];

    public static string Rss(IEnumerable<SoakItem> items)
    {
        var rss = new StringBuilder("<rss version=\"2.0\"><channel><title>Paper</title>");
        foreach (SoakItem item in items)
        {
            rss.Append(CultureInfo.InvariantCulture, $"<item><title>{item.Title}</title><guid isPermaLink=\"false\">{item.Guid}</guid><description>{item.Text}</description>");
            rss.Append(item.Link is null ? "" : $"<link>{WebUtility.HtmlEncode(item.Link)}</link>");
            rss.Append(item.Date is null ? "" : string.Create(CultureInfo.InvariantCulture, $"<pubDate>{item.Date:R}</pubDate>"));
            rss.Append("</item>");
        }

        return rss.Append("</channel></rss>").ToString();
    }

    /// <summary>One thing of the item is different from poll to poll: title, GUID, date, scheme, tracking, address.</summary>
    private static SoakItem InOneGuise(int number, int poll, Random random)
    {
        bool asBefore = random.Next(3) == 0;
        int guise = asBefore ? -1 : random.Next(6);
        string address = $"paper.example/news/{number}";
        SoakItem told = Told(number);
        return told with
        {
            Title = guise == 0 ? $"UPDATE {poll}: {told.Title}" : told.Title,
            Link = guise switch
            {
                1 => $"http://www.{address}",
                2 => $"https://{address}?utm_source=poll{poll}",
                3 => $"https://{address}/amp",
                4 => $"https://paper.example/archive/{poll}/{number}",
                _ => $"https://{address}",
            },
            Guid = guise is 5 or 1 ? $"moved-{poll}-{number}-{random.Next()}" : $"urn:paper:item:{number:d8}",
            Date = random.Next(3) switch { 0 => null, 1 => Hour((number * 8) + poll), _ => Hour(number * 8) },
        };
    }

    private static SoakItem Told(int number) => new(
        $"Ministry {Acts[number % Acts.Length]} rules for {Goods[number % Goods.Length]}, round {number}",
        $"The ministry published case {Letters(number)} about {Goods[number % Goods.Length]} and set out who must apply, by when and with which papers.");

    /// <summary>A number as a word, so that no digit tells two texts apart.</summary>
    private static string Letters(int number) => $"q{(char)('a' + (number / 26))}{(char)('a' + (number % 26))}";

    private static DateTime Hour(int hours) => new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddHours(hours);

    private static DateTime Day(int days) => new DateTime(2026, 1, 1, 9, 0, 0, DateTimeKind.Utc).AddDays(days);
}

internal sealed record SoakItem(string Title, string Text, string? Link = null, string Guid = "", DateTime? Date = null);
