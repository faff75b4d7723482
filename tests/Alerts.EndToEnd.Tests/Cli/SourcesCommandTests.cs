using System.Globalization;
using System.Text.Json;
using Alerts.EndToEnd.Tests.Support;
using Alerts.Sources;

namespace Alerts.EndToEnd.Tests.Cli;

public sealed class SourcesCommandTests
{
    private const string Catalogue = """
        sources:
          - {name: paper, kind: file, location: paper.rss}
          - {name: filled, kind: file, location: paper.rss, backfill: true}
          - {name: gone, kind: file, location: gone.rss}
          - {name: off, kind: file, location: gone.rss, enabled: false}
        """;

    [Fact]
    public async Task A_check_says_what_came_what_it_would_queue_and_why_not()
    {
        await using LocalStorage storage = await LocalStorage.StartAsync(TestContext.Current.CancellationToken);
        using TemporaryFolder folder = await FolderAsync();

        await using AlertsProcess check = await RunAsync(folder, storage.ConnectionString, "sources", "check", "--json");

        Assert.Equal(1, check.ExitCode);
        JsonElement[] lines = [.. check.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
        Assert.Equal(
            [
                ("paper", "ok", 2, "2 × the first poll only marks it as seen"),
                ("filled", "ok", 2, ""),
                ("gone", "failing", 0, $"expected a feed in the file {folder.File("gone.rss")}, which does not exist"),
            ],
            lines.Select(line => (line.GetProperty("name").GetString()!, line.GetProperty("state").GetString()!, line.GetProperty("entries").GetInt32(), line.GetProperty("remarks").GetString()!)));
        Assert.Equal([0, 2], lines.Take(2).Select(line => line.GetProperty("wouldQueue").GetInt32()));
        Assert.Equal(["new", "new"], lines[1].GetProperty("verdicts").EnumerateArray().Select(verdict => verdict.GetProperty("why").GetString()));
    }

    [Fact]
    public async Task A_check_without_a_storage_says_what_came_all_the_same()
    {
        using TemporaryFolder folder = await FolderAsync();

        await using AlertsProcess check = await RunAsync(folder, Alerts.Cli.Demo.DemoStorage.ConnectionString(), "sources", "check", "paper");

        Assert.Equal(0, check.ExitCode);
        Assert.Contains("what is new is not known: the storage does not answer", check.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_has_the_state_of_each_source_and_a_sentence_for_each_trouble()
    {
        await using LocalStorage storage = await LocalStorage.StartAsync(TestContext.Current.CancellationToken);
        using TemporaryFolder folder = await FolderAsync();
        var states = new SourceStateStore(storage.Clients);
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        foreach (SourceState state in (SourceState[])
        [
            new() { Source = "paper", LastSuccess = now, LastNewArticle = now.AddDays(-12), LongestSilence = TimeSpan.FromDays(5), NextPoll = now.AddHours(1) },
            new() { Source = "filled", LastSuccess = now, NextPoll = now.AddHours(1), Remark = "130 of its 230 entries are still to be taken, some each minute" },
            new() { Source = "gone", Failure = "DNS knows no host gone.example", ConsecutiveFailures = 3, NextPoll = now.AddHours(1) },
        ])
        {
            await states.WriteAsync(state, state with { Seen = ["x"] }, TestContext.Current.CancellationToken);
        }

        await using AlertsProcess list = await RunAsync(folder, storage.ConnectionString, "sources", "list");

        Assert.Equal(0, list.ExitCode);
        string[] lines = [.. list.Output.Split('\n').Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))];
        Assert.Equal("Source State Last success Last new article Next poll", lines[0]);
        Assert.Equal($"paper silent {At(now)} {At(now.AddDays(-12))} {At(now.AddHours(1))}", lines[1]);
        Assert.Equal($"filled ok {At(now)} never {At(now.AddHours(1))}", lines[2]);
        Assert.Equal($"gone failing never never {At(now.AddHours(1))}", lines[3]);
        Assert.Equal("off disabled never never -", lines[4]);
        Assert.Contains("paper: nothing new for 12 days; it was never silent for longer than 5 days before", lines);
        Assert.Contains("filled: 130 of its 230 entries are still to be taken, some each minute", lines);
        Assert.Contains("gone: DNS knows no host gone.example", lines);
    }

    private static string At(DateTimeOffset time) => string.Create(CultureInfo.InvariantCulture, $"{time.UtcDateTime:yyyy-MM-dd HH:mm} UTC");

    private static async Task<TemporaryFolder> FolderAsync()
    {
        var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("sources.yaml"), Catalogue);
        await File.WriteAllTextAsync(folder.File("paper.rss"), SampleFeed.Rss(("https://paper.example/1", "One", "The first article."), ("https://paper.example/2", "Two", "The second article.")));
        return folder;
    }

    private static Task<AlertsProcess> RunAsync(TemporaryFolder folder, string storage, params string[] arguments) =>
        AlertsProcess.RunAsync(folder.Path, new Dictionary<string, string> { ["AzureWebJobsStorage"] = storage }, arguments);
}
