using System.Text;
using Alerts.Feeds;

namespace Alerts.Tests.Feeds;

/// <summary>One feed has one order of day and month, whichever of its dates tells it.</summary>
public sealed class FeedDatesTests
{
    [Theory]
    [InlineData("12/01/2026 09:05", "12/15/2026 09:05", "2026-12-01T09:05:00Z")]
    [InlineData("12/01/2026 09:05", "15/01/2026 09:05", "2026-01-12T09:05:00Z")]
    [InlineData("12/01/2026 9:05 AM", "15/01/2026 9:05 AM", "2026-01-12T09:05:00Z")]
    [InlineData("12/01/2026 09:05", "Wed, 12/02/2026 - 09:05", "2026-12-01T09:05:00Z")]
    [InlineData("12/01/2026 09:05", "12/02/2026 9:05 AM", "2026-12-01T09:05:00Z")]
    [InlineData("12/01/2026 09:05", "2026-01-15", "2026-01-12T09:05:00Z")]
    [InlineData("12.01.2026 09:05", "12/15/2026 09:05", "2026-01-12T09:05:00Z")]
    public void A_date_further_on_tells_the_order_of_those_before(string first, string second, string expected)
    {
        string xml = $"<rss><channel><title>F</title><item><title>a</title><pubDate>{first}</pubDate></item><item><title>b</title><pubDate>{second}</pubDate></item></channel></rss>";
        string json = $$"""{"items":[{"title":"a","date_published":"{{first}}"},{"title":"b","date_published":"{{second}}"}]}""";

        Assert.Equal(expected, First(xml));
        Assert.Equal(expected, First(xml.Replace("</rss>", "&", StringComparison.Ordinal)));
        Assert.Equal(expected, First(json));
    }

    [Fact]
    public void One_wrong_date_does_not_turn_the_others()
    {
        string[] dates = ["12/01/2026", "12/15/2026", "12/16/2026", "17/12/2026"];
        string items = string.Concat(dates.Select(date => $"<item><title>a</title><pubDate>{date}</pubDate></item>"));

        Assert.Equal("2026-12-01T00:00:00Z", First($"<rss><channel>{items}</channel></rss>"));
    }

    [Theory]
    [InlineData("<time datetime=\"2025-11-03T10:30:00Z\">Mon, 11/03/2025 - 05:30</time>")]
    [InlineData("&lt;time datetime=\"2025-11-03T10:30:00Z\" class=\"datetime\"&gt;Mon, 11/03/2025 - 05:30&lt;/time&gt;\n")]
    [InlineData("<![CDATA[<time datetime=\"2025-11-03T10:30:00Z\">Mon, 11/03/2025 - 05:30</time>]]>")]
    public void A_time_element_within_a_date_counts(string date) => Assert.Equal(
        "2025-11-03T10:30:00Z", First($"<rss><channel><item><title>a</title><pubDate>{date}</pubDate></item></channel></rss>"));

    private static string? First(string body) => FeedDate.ToIso(FeedReader.Read(Encoding.UTF8.GetBytes(body)).Entries[0].Published);
}
