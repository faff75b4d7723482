using System.Text;
using Alerts.Feeds;

namespace Alerts.Tests.Feeds;

/// <summary>JSON that breaks its rules is read as far as possible, and the feed says so.</summary>
public sealed class JsonRepairTests
{
    [Theory]
    [InlineData("\"summary\":\"a\nb\r\n\tc\"")]
    [InlineData("\"rank\":NaN,\"high\":Infinity,\"low\":-Infinity,\"none\":undefined")]
    [InlineData("\"summary\":\"it\\'s NaN \\x\"")]
    [InlineData("\"summary\":\"\u0001\"")]
    public void A_broken_rule_costs_no_entry(string member)
    {
        Feed feed = Read($$$"""{"title":"F","items":[{"id":"1","title":"One",{{{member}}}},{"id":"2","title":"Two"}]}""");

        Assert.Equal(["One", "Two"], feed.Entries.Select(entry => entry.Title));
        Assert.Equal((true, false), (feed.Repaired, feed.IsCut));
        Assert.StartsWith("not valid JSON, read as far as possible: ", Assert.Single(feed.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_break_within_a_text_stays_in_it()
    {
        Feed feed = Read("{\"items\":[{\"title\":\"One\",\"content_text\":\"first\nsecond NaN\"}]}");

        Assert.Equal("first\nsecond NaN", Assert.Single(feed.Entries).Content);
    }

    [Fact]
    public void What_is_nested_too_deep_is_left_out()
    {
        string deep = $"{string.Concat(Enumerable.Repeat("{\"a\":[", 500))}\"]\"{string.Concat(Enumerable.Repeat("]}", 500))}";

        Feed feed = Read($$"""{"items":[{"title":"One","_more":{{deep}}},{"title":"Two"}]}""");

        Assert.Equal(["One", "Two"], feed.Entries.Select(entry => entry.Title));
    }

    [Fact]
    public void A_cut_behind_a_broken_rule_keeps_the_entries_before_it()
    {
        Feed feed = Read("{\"items\":[{\"title\":\"One\",\"summary\":\"a\nb\"},{\"title\":\"Two\"},{\"title\":\"Th");

        Assert.Equal((2, true), (feed.Entries.Count, feed.IsCut));
    }

    private static Feed Read(string json) => FeedReader.Read(Encoding.UTF8.GetBytes(json));
}
