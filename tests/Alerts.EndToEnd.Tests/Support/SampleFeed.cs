using System.Globalization;
using System.Security;

namespace Alerts.EndToEnd.Tests.Support;

/// <summary>Feeds of the tests' own writing.</summary>
internal static class SampleFeed
{
    public const string ApprovalTitle = "China clears Tencent to import Nvidia's H20 chips";

    private const string ApprovalText =
        "The ministry of commerce in Beijing has approved imports of Nvidia's H20 processors by Tencent, the ministry said in a statement on Tuesday.";

    /// <summary>Of all items: an hour ago, for what is old is no news.</summary>
    public static DateTimeOffset Published { get; } = TimeProvider.System.GetUtcNow().AddHours(-1);

    public static string Approval { get; } = Rss(("https://paper.example/h20", ApprovalTitle, ApprovalText));

    /// <summary>Two hundred different matters: ten governments, twenty goods.</summary>
    public static (string Url, string Title, string Text)[] Matters { get; } =
    [
        .. from government in Governments
           from product in Products
           select Matter(government, product),
    ];

    public static string Rss(params ReadOnlySpan<(string Url, string Title, string Text)> items)
    {
        var xml = new System.Text.StringBuilder("<rss version=\"2.0\"><channel><title>Test paper</title>");
        foreach ((string url, string title, string text) in items)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<item><title>{SecurityElement.Escape(title)}</title><link>{url}</link><pubDate>{Published:R}</pubDate><description>{SecurityElement.Escape(text)}</description></item>");
        }

        return xml.Append("</channel></rss>").ToString();
    }

    private static (string Code, string Authority)[] Governments =>
    [
        ("us", "The US Bureau of Industry and Security"), ("cn", "China's ministry of commerce"), ("jp", "Japan's ministry of economy, trade and industry"),
        ("kr", "South Korea's ministry of trade, industry and energy"), ("nl", "The Dutch government"), ("tw", "Taiwan's International Trade Administration"),
        ("gb", "Britain's Export Control Joint Unit"), ("de", "Germany's BAFA"), ("eu", "The European Commission"), ("fr", "The French government"),
    ];

    private static string[] Products =>
    [
        "H200", "H20", "MI308", "gallium", "germanium", "antimony", "graphite", "tungsten", "rare earths", "EUV lithography",
        "DUV lithography", "EDA software", "HBM", "NAND", "DRAM", "drones", "quantum computers", "lithium batteries", "indium", "bismuth",
    ];

    private static (string, string, string) Matter((string Code, string Authority) government, string product) =>
    (
        $"https://paper.example/{government.Code}/{Uri.EscapeDataString(product)}",
        $"{government.Authority} imposes export controls on {product}",
        $"{government.Authority} announced on Tuesday that exports of {product} will need a licence from now on. The new export control takes effect at once, it said in a statement."
    );
}
