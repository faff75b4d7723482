using System.Text.Json;
using Alerts.EndToEnd.Tests.Support;

namespace Alerts.EndToEnd.Tests.Cli;

/// <summary><c>alerts feed --json</c> as a program reads it: a line a file, in order, and an error is a line too.</summary>
public sealed class FeedCommandTests
{
    private static readonly TimeSpan Patience = Eventually.Patience;

    [Fact]
    public async Task Each_file_is_one_line_in_order()
    {
        using var folder = new TemporaryFolder();
        await WriteAsync(folder, "one.xml", SampleFeed.Rss(("https://paper.example/1", "Ausfuhr \"neu\" geregelt", "Ein Text.")));
        await WriteAsync(folder, "two.xml", "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Empty</title></feed>");

        await using AlertsProcess alerts = await AlertsProcess.RunAsync(folder.Path, new Dictionary<string, string>(), "feed", "two.xml", "one.xml", "--json");

        Assert.Equal((0, ""), (alerts.ExitCode, alerts.Errors.Trim()));
        JsonElement[] lines = Lines(alerts);
        Assert.Equal(["two.xml", "one.xml"], lines.Select(line => line.GetProperty("file").GetString()));
        Assert.Equal(("Empty", 0), (lines[0].GetProperty("feed_title").GetString(), lines[0].GetProperty("entries").GetArrayLength()));
        JsonElement entry = Assert.Single(lines[1].GetProperty("entries").EnumerateArray());
        Assert.Equal(("Ausfuhr \"neu\" geregelt", "https://paper.example/1"), (entry.GetProperty("title").GetString(), entry.GetProperty("link").GetString()));
        Assert.Equal($"{SampleFeed.Published:yyyy-MM-dd'T'HH:mm:ss'Z'}", entry.GetProperty("published").GetString());
        Assert.Equal(JsonValueKind.Null, entry.GetProperty("updated").ValueKind);
        Assert.Equal("Ein Text.".Length, entry.GetProperty("summary_length").GetInt32());
    }

    [Fact]
    public async Task What_is_no_feed_is_a_line_with_its_error_and_the_rest_is_read()
    {
        using var folder = new TemporaryFolder();
        await WriteAsync(folder, "page.html", "<!DOCTYPE html><html><body>Welcome</body></html>");
        await WriteAsync(folder, "good.xml", SampleFeed.Approval);

        await using AlertsProcess alerts = await AlertsProcess.RunAsync(folder.Path, new Dictionary<string, string>(), "feed", "--json", "page.html", "missing.xml", "good.xml");

        Assert.Equal(1, alerts.ExitCode);
        JsonElement[] lines = Lines(alerts);
        Assert.Equal(3, lines.Length);
        Assert.All(lines[..2], line => Assert.Equal(["file", "error"], line.EnumerateObject().Select(property => property.Name)));
        Assert.StartsWith("Expected a feed, got an HTML page.", lines[0].GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Contains("missing.xml", lines[1].GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Single(lines[2].GetProperty("entries").EnumerateArray());
    }

    [Fact]
    public async Task A_line_carries_the_problems_that_the_table_shows()
    {
        using var folder = new TemporaryFolder();
        await WriteAsync(folder, "good.xml", SampleFeed.Approval);
        await WriteAsync(folder, "cut.json", """{"title":"Notices","items":[{"id":"1","title":"One"},{"id":"2","title":"Tw""");

        await using AlertsProcess alerts = await AlertsProcess.RunAsync(folder.Path, new Dictionary<string, string>(), "feed", "--json", "good.xml", "cut.json");

        JsonElement[] lines = Lines(alerts);
        Assert.Equal(0, lines[0].GetProperty("problems").GetArrayLength());
        Assert.StartsWith("the JSON cannot be read to its end, ", Assert.Single(lines[1].GetProperty("problems").EnumerateArray()).GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_see_a_table_and_what_is_wrong_on_standard_error()
    {
        using var folder = new TemporaryFolder();
        await WriteAsync(folder, "good.xml", SampleFeed.Rss(("https://paper.example/1", "Ausfuhr geregelt", "Ein Text.")));

        await using AlertsProcess alerts = await AlertsProcess.RunAsync(folder.Path, new Dictionary<string, string>(), "feed", "good.xml", folder.Path);

        Assert.Equal(1, alerts.ExitCode);
        Assert.Contains($"{SampleFeed.Published:yyyy-MM-dd HH:mm} UTC  Ausfuhr geregelt  https://paper.example/1", alerts.Output, StringComparison.Ordinal);
        Assert.Equal($"{folder.Path}: Expected a feed, got a folder. Name the files in it: find '{folder.Path}' -type f | alerts feed -", alerts.Errors.Trim());
    }

    [Theory]
    [InlineData(0, "feed", "--help")]
    [InlineData(2, "feed")]
    [InlineData(2, "feed", "--json")]
    public async Task Only_misuse_ends_as_misuse(int code, params string[] arguments)
    {
        using var folder = new TemporaryFolder();

        await using AlertsProcess alerts = await AlertsProcess.RunAsync(folder.Path, new Dictionary<string, string>(), arguments);

        Assert.Equal(code, alerts.ExitCode);
        Assert.Contains("alerts feed <file>...", alerts.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Paths_from_standard_input_are_answered_one_by_one_while_it_stays_open()
    {
        using var folder = new TemporaryFolder();
        await WriteAsync(folder, "good.xml", SampleFeed.Approval);
        await WriteAsync(folder, "bad.xml", "no feed at all");
        await using AlertsProcess alerts = AlertsProcess.Open(folder.Path, new Dictionary<string, string>(), "feed", "-", "--json");

        foreach ((string path, int answered) in ((string, int)[])[("good.xml", 1), ("bad.xml", 2), ("good.xml", 3)])
        {
            alerts.WriteLine(path);
            await Eventually.TrueAsync(() => Lines(alerts).Length == answered, Patience, $"line {answered} for {path}");
        }

        alerts.CloseInput();
        await alerts.EndAsync(Patience);
        Assert.Equal(1, alerts.ExitCode);
        Assert.Equal([false, true, false], Lines(alerts).Select(line => line.TryGetProperty("error", out _)));
    }

    private static Task WriteAsync(TemporaryFolder folder, string name, string text) =>
        File.WriteAllTextAsync(folder.File(name), text, TestContext.Current.CancellationToken);

    private static JsonElement[] Lines(AlertsProcess alerts) =>
        [.. alerts.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => JsonDocument.Parse(line).RootElement)];
}
