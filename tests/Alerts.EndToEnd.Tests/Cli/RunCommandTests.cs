using System.Globalization;
using Alerts.Cli.Demo;
using Alerts.EndToEnd.Tests.Support;

namespace Alerts.EndToEnd.Tests.Cli;

public sealed class RunCommandTests
{
    private static readonly TimeSpan Patience = Eventually.Patience;

    [Theory]
    [InlineData(new[] { "run" }, "Source paper: 1 entries, 0 new")]
    [InlineData(new[] { "run", "--backfill" }, "Source paper: 1 entries, 1 new")]
    public async Task What_is_there_at_the_first_poll_is_news_only_with_backfill(string[] arguments, string line)
    {
        Requires.Node();
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("sources.yaml"), "sources: [{name: paper, kind: file, location: paper.rss}]", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder.File("paper.rss"), SampleFeed.Approval, TestContext.Current.CancellationToken);
        await using AlertsProcess alerts = AlertsProcess.Start(folder.Path, new Dictionary<string, string>
        {
            ["AzureWebJobsStorage"] = DemoStorage.ConnectionString(),
            ["Urls"] = "http://127.0.0.1:0",
        }, arguments);

        await Eventually.TrueAsync(() => alerts.Output.Contains("Source paper: ", StringComparison.Ordinal), Patience, "the first poll");

        Assert.Contains(line, alerts.Output, StringComparison.Ordinal);
        alerts.Interrupt();
        await alerts.EndAsync(Patience);
    }

    [Fact]
    public async Task Its_log_is_dated_by_the_same_calendar_in_every_locale()
    {
        Requires.Node();
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("sources.yaml"), "sources: []", TestContext.Current.CancellationToken);
        await using AlertsProcess alerts = AlertsProcess.Start(folder.Path, new Dictionary<string, string>
        {
            ["AzureWebJobsStorage"] = DemoStorage.ConnectionString(),
            ["LC_ALL"] = "ar_SA.UTF-8",
            ["Urls"] = "http://127.0.0.1:0",
        }, "run");

        await Eventually.TrueAsync(() => alerts.Output.Contains("sources are due", StringComparison.Ordinal), Patience, "the first run of Schedule");

        string line = alerts.Output.Split('\n').First(line => line.Contains("sources are due", StringComparison.Ordinal));
        var written = DateTimeOffset.Parse(line.Split(' ')[0], CultureInfo.InvariantCulture);
        Assert.InRange(written, TimeProvider.System.GetUtcNow().AddHours(-1), TimeProvider.System.GetUtcNow().AddHours(1));
    }
}
