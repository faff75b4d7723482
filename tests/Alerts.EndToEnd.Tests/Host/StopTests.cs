using System.Diagnostics;
using System.Globalization;
using Alerts.Cli.Demo;
using Alerts.EndToEnd.Tests.Support;

namespace Alerts.EndToEnd.Tests.Host;

public sealed class StopTests
{
    [Fact]
    public async Task Ctrl_C_ends_the_host_within_ten_seconds_and_leaves_no_child()
    {
        Requires.Node();
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("sources.yaml"), "sources: []\n", TestContext.Current.CancellationToken);
        await using AlertsProcess alerts = AlertsProcess.Start(folder.Path, new Dictionary<string, string>
        {
            ["AzureWebJobsStorage"] = DemoStorage.ConnectionString(),
            ["Urls"] = "http://127.0.0.1:0",
        }, "run");
        await alerts.WaitForErrorAsync("Alerts is running", TimeSpan.FromMinutes(2));
        int[] children = [.. Descendants(alerts.Id)];
        Assert.NotEmpty(children);

        alerts.Interrupt();
        await alerts.EndAsync(TimeSpan.FromSeconds(10));

        Assert.Equal(0, alerts.ExitCode);
        Assert.Contains("Stopped", alerts.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(children, IsAlive);
    }

    // A zombie has ended; whoever is process 1 here has only not asked for its exit code yet.
    private static bool IsAlive(int pid)
    {
        using Process ps = Process.Start(new ProcessStartInfo("ps", ["-o", "stat=", "-p", pid.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true })!;
        string state = ps.StandardOutput.ReadToEnd().Trim();
        return state.Length > 0 && !state.StartsWith('Z');
    }

    private static IEnumerable<int> Descendants(int parent)
    {
        using Process ps = Process.Start(new ProcessStartInfo("ps", ["-o", "pid=", "--ppid", parent.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true })!;
        int[] children = [.. ps.StandardOutput.ReadToEnd().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(pid => int.Parse(pid, CultureInfo.InvariantCulture))];
        return children.Concat(children.SelectMany(Descendants));
    }
}
