using Alerts.EndToEnd.Tests.Support;
using Alerts.Storage;

namespace Alerts.EndToEnd.Tests.Cli;

/// <summary>Digests as an operator meets them: <c>subscribe</c>, <c>subscriptions list</c> and <c>status</c> as processes.</summary>
public sealed class DigestSubscriptionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_subscriber_of_a_digest_is_made_listed_and_seen_to_wait()
    {
        await using LocalStorage storage = await LocalStorage.StartAsync(Cancellation);
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("sources.yaml"), "sources: []\n", Cancellation);

        AlertsProcess subscribed = await RunAsync(
            storage, folder, "subscribe", "--email", "desk@example.com", "--cadence", "weekly", "--on", "friday", "--at", "7:30", "--time-zone", "Europe/Berlin");
        Assert.Matches(
            @"^Subscribed desk@example\.com to every alert\.\s+Told by digests, weekly on friday at 07:30 Europe/Berlin; the first is due \d{4}-\d\d-\d\d 0[56]:30 UTC\.", subscribed.Output);
        Assert.Contains(
            "\"cadence\":\"weekly\",\"digestAt\":\"07:30\",\"digestOn\":\"friday\",\"timeZone\":\"Europe/Berlin\"",
            (await RunAsync(storage, folder, "subscriptions", "list", "--json")).Output, StringComparison.Ordinal);

        var digests = new DigestStore(storage.Clients);
        var due = new DateTimeOffset(2026, 1, 23, 6, 30, 0, TimeSpan.Zero);
        await digests.WriteAsync(new DigestEntry(due, "desk", "20260122-a"), Cancellation);
        await digests.WriteAsync(new DigestEntry(due, "desk", "20260122-b"), Cancellation);
        Assert.Matches(@"desk\s+2026-01-23 06:30 UTC\s+2\s", (await RunAsync(storage, folder, "status")).Output);
    }

    [Fact]
    public async Task A_time_that_no_digest_has_is_refused_with_what_was_expected()
    {
        await using LocalStorage storage = await LocalStorage.StartAsync(Cancellation);
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("sources.yaml"), "sources: []\n", Cancellation);

        AlertsProcess refused = await RunAsync(storage, folder, "subscribe", "--email", "desk@example.com", "--cadence", "hourly", "--at", "8", "--on", "payday");

        Assert.Equal(2, refused.ExitCode);
        Assert.Equal(
            ["at: expected a local time such as 08:00, got '8'", "on: expected one of sunday, monday, tuesday, wednesday, thursday, friday, saturday, got 'payday'"],
            refused.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    private static Task<AlertsProcess> RunAsync(LocalStorage storage, TemporaryFolder folder, params string[] arguments) => AlertsProcess.RunAsync(
        folder.Path, new Dictionary<string, string> { ["AzureWebJobsStorage"] = storage.ConnectionString }, arguments);
}
