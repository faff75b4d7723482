using Alerts.EndToEnd.Tests.Support;

namespace Alerts.EndToEnd.Tests.Cli;

/// <summary>Wrong settings end a command before it does anything: every error at once, exit code 2, no stack trace.</summary>
public sealed class WrongSettingsTests
{
    [Fact]
    public async Task Every_error_is_reported_at_once()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("sources.yaml"), "sources:\n  - name: one\n    kind: carrier-pigeon\n    location: https://example.org/\n", TestContext.Current.CancellationToken);
        Directory.CreateDirectory(folder.File("knowledge"));
        await File.WriteAllTextAsync(folder.File("knowledge/companies.yaml"), "companies: [\n", TestContext.Current.CancellationToken);

        await using AlertsProcess alerts = await AlertsProcess.RunAsync(folder.Path, new Dictionary<string, string>
        {
            ["AzureWebJobsStorage"] = "nonsense",
            ["Classify__KnowledgeFolder"] = "knowledge",
            ["Smtp__Port"] = "many",
            ["Deliver__Mode"] = "fax",
            ["LocalHost__Lease"] = "02:00:00",
        }, "run");

        Assert.Equal(2, alerts.ExitCode);
        Assert.Contains("AzureWebJobsStorage: expected a storage connection string", alerts.Errors, StringComparison.Ordinal);
        Assert.Contains($"{folder.File("sources.yaml")}:3: kind: expected one of ", alerts.Errors, StringComparison.Ordinal);
        Assert.Contains("came 'carrier-pigeon'", alerts.Errors, StringComparison.Ordinal);
        Assert.Contains("companies.yaml:", alerts.Errors, StringComparison.Ordinal);
        Assert.Contains("'Smtp:Port'", alerts.Errors, StringComparison.Ordinal);
        Assert.Contains("'Deliver:Mode'", alerts.Errors, StringComparison.Ordinal);
        Assert.Contains("LocalHost:Lease: must be between 00:00:01 and 00:10:00", alerts.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", alerts.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("nonsense", alerts.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_command_is_a_usage_error()
    {
        using var folder = new TemporaryFolder();

        await using AlertsProcess alerts = await AlertsProcess.RunAsync(folder.Path, new Dictionary<string, string>(), "fly");

        Assert.Equal(2, alerts.ExitCode);
        Assert.Contains("'fly'", alerts.Errors, StringComparison.Ordinal);
    }
}
