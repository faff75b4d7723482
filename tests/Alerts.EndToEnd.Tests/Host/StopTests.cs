using System.Diagnostics;
using System.Globalization;
using Alerts.Cli.Demo;
using Alerts.EndToEnd.Tests.Support;
using Alerts.Storage;
using Alerts.Tests.Deliver;

namespace Alerts.EndToEnd.Tests.Host;

public sealed class StopTests
{
    [Fact]
    public async Task Ctrl_C_ends_the_host_and_leaves_no_child()
    {
        Requires.Node();
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("sources.yaml"), "sources: []\n", TestContext.Current.CancellationToken);
        await using AlertsProcess alerts = AlertsProcess.Start(folder.Path, new Dictionary<string, string>
        {
            ["AzureWebJobsStorage"] = DemoStorage.ConnectionString(),
            ["Urls"] = "http://127.0.0.1:0",
        }, "run");
        await alerts.WaitForErrorAsync("Alerts is running", Eventually.Patience);
        int[] children = [.. Descendants(alerts.Id)];
        Assert.NotEmpty(children);

        alerts.Interrupt();
        await alerts.EndAsync(Eventually.Patience);

        Assert.Equal(0, alerts.ExitCode);
        Assert.Contains("Stopped", alerts.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(children, IsAlive);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Work_in_hand_ends_before_the_host_does_and_is_not_done_again(bool terminated)
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        await using LocalStorage storage = await LocalStorage.StartAsync(cancellation);
        await using var far = new SlowFlow();
        await far.StartAsync(cancellation);
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("sources.yaml"), "sources: []\n", cancellation);
        Subscription subscription = SomeAlert.Subscription with { Id = "slow", Channel = Channel.Teams, Address = $"{far.Address}flow" };
        Delivery delivery = SomeAlert.Delivery with { Id = Delivery.IdOf(SomeAlert.Event.Id, "slow"), EventId = SomeAlert.Event.Id, SubscriptionId = "slow" };
        await new SubscriptionStore(storage.Clients).WriteAsync(subscription, cancellation);
        await new EventStore(storage.Clients).WriteAsync(SomeAlert.Event, cancellation);
        var ledger = new DeliveryStore(storage.Clients);
        await ledger.TryPlanAsync(delivery, cancellation);
        await new MessageQueues(storage.Clients).SendAsync(new DeliveryMessage(delivery.Id), cancellation: cancellation);
        await using AlertsProcess alerts = AlertsProcess.Start(folder.Path, new Dictionary<string, string>
        {
            ["AzureWebJobsStorage"] = storage.ConnectionString,
            ["Teams__TestHosts__0"] = far.Address.Authority,
            ["Outbound__AllowedHosts__0"] = far.Address.Authority,
            ["Urls"] = "http://127.0.0.1:0",
        }, "run");
        await Eventually.TrueAsync(() => far.Posts > 0, Eventually.Patience, "the post");

        if (terminated)
        {
            alerts.Terminate();
        }
        else
        {
            alerts.Interrupt();
        }

        await alerts.EndAsync(TimeSpan.FromMinutes(1));

        Assert.True(alerts.ExitCode == 0, $"{alerts.ExitCode}\n{alerts.Output}\n{alerts.Errors}");
        Assert.Contains("Stopped; work in hand has ended", alerts.Errors, StringComparison.Ordinal);
        Assert.Equal((DeliveryState.Accepted, 1), ((await ledger.FindAsync(delivery.Id, cancellation))!.Value.State, far.Posts));
        Assert.Equal(0, (await new QueueDepths(storage.Clients).ReadAsync(cancellation)).Single(queue => queue.Name == QueueNames.Deliveries).Messages);
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
