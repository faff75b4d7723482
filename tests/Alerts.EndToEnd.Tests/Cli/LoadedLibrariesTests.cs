using Alerts.EndToEnd.Tests.Support;

namespace Alerts.EndToEnd.Tests.Cli;

/// <summary>A command that lives for a second must not load what it does not use.</summary>
public sealed class LoadedLibrariesTests
{
    [Theory]
    [InlineData("classify", """{"id":"1","title":"Notice","text":"Notice"}""", "--jsonl")]
    [InlineData("feed", "no-such-file.xml", "--json")]
    public async Task Commands_without_storage_load_none_of_its_libraries(string command, string line, string option)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "What a process has loaded is read from /proc, which Linux has.");
        using var folder = new TemporaryFolder();
        await using AlertsProcess alerts = AlertsProcess.Open(folder.Path, new Dictionary<string, string>(), command, "-", option);
        alerts.WriteLine(line);
        await Eventually.TrueAsync(() => alerts.Output.Length > 0, Eventually.Patience, "its answer");

        Assert.DoesNotContain("/Azure.", await File.ReadAllTextAsync($"/proc/{alerts.Id}/maps", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        alerts.CloseInput();
        await alerts.EndAsync(Eventually.Patience);
    }
}
