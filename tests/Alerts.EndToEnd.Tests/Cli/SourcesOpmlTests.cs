using Alerts.EndToEnd.Tests.Support;

namespace Alerts.EndToEnd.Tests.Cli;

public sealed class SourcesOpmlTests
{
    [Fact]
    public async Task What_one_catalogue_exports_another_imports_under_names_that_are_free()
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        using var here = new TemporaryFolder();
        await File.WriteAllTextAsync(here.File("sources.yaml"), """
            sources:
              - {name: harbour-wire, kind: feed, location: "https://wire.example/rss?a=1&b=2", publisher: Harbour Wire, language: en}
              - {name: gazette, kind: feed, location: "https://gazette.example/feed", publisher: Gazette}
              - {name: disk, kind: file, location: a.rss}
            """, cancellation);
        using var there = new TemporaryFolder();
        await File.WriteAllTextAsync(there.File("sources.yaml"), "sources:\n  - {name: gazette, kind: feed, location: \"https://other.example/feed\"}\n", cancellation);

        await File.WriteAllTextAsync(there.File("feeds.opml"), await PrintAsync(here, "sources", "export"), cancellation);
        await File.AppendAllTextAsync(there.File("sources.yaml"), await PrintAsync(there, "sources", "import", "feeds.opml"), cancellation);
        string exported = await PrintAsync(there, "sources", "export");

        Assert.Contains("xmlUrl=\"https://wire.example/rss?a=1&amp;b=2\"", exported, StringComparison.Ordinal);
        Assert.Contains("xmlUrl=\"https://gazette.example/feed\"", exported, StringComparison.Ordinal);
        Assert.Contains("xmlUrl=\"https://other.example/feed\"", exported, StringComparison.Ordinal);
        Assert.DoesNotContain("a.rss", exported, StringComparison.Ordinal);
        Assert.Contains("name: gazette-2", await File.ReadAllTextAsync(there.File("sources.yaml"), cancellation), StringComparison.Ordinal);
    }

    private static async Task<string> PrintAsync(TemporaryFolder folder, params string[] arguments)
    {
        await using AlertsProcess alerts = await AlertsProcess.RunAsync(folder.Path, new Dictionary<string, string>(), arguments);
        Assert.True(alerts.ExitCode == 0, alerts.Errors);
        return alerts.Output;
    }
}
