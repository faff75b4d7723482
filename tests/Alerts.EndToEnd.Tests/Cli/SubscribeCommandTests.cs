using Alerts.EndToEnd.Tests.Support;
using Alerts.Storage;

namespace Alerts.EndToEnd.Tests.Cli;

/// <summary><c>subscribe</c> for somebody who was subscribed before.</summary>
public sealed class SubscribeCommandTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_unsubscribed_is_subscribed_again_only_when_that_is_asked_for_and_keeps_the_rest()
    {
        await using LocalStorage storage = await LocalStorage.StartAsync(Cancellation);
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("sources.yaml"), "sources: []\n", Cancellation);
        var subscriptions = new SubscriptionStore(storage.Clients);
        await RunAsync("--time-zone", "Asia/Tokyo", "--cadence", "daily", "--at", "07:30");
        Subscription made = await subscriptions.AllAsync(Cancellation).SingleAsync(Cancellation);
        Subscription ended = made with { State = SubscriptionState.Disabled, DisabledBecause = "Its owner unsubscribed." };
        await subscriptions.WriteAsync(ended, Cancellation);

        foreach (string[] wish in new string[][] { [], ["--filter", "tag:approval"] })
        {
            AlertsProcess refused = await RunAsync(wish);
            Assert.Equal(2, refused.ExitCode);
            Assert.Equal(
                ["desk@example.com was subscribed to every alert, and that has ended: Its owner unsubscribed.", "Nothing was changed. To subscribe it all the same, add --again."],
                refused.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
            Assert.Equal(ended.State, (await subscriptions.AllAsync(Cancellation).SingleAsync(Cancellation)).State);
        }

        AlertsProcess again = await RunAsync("--again", "--language", "de");
        Assert.StartsWith(
            "Changed the subscription of desk@example.com to every alert: daily at 07:30 Asia/Tokyo, dates for de in Asia/Tokyo.", again.Output, StringComparison.Ordinal);
        Subscription back = await subscriptions.AllAsync(Cancellation).SingleAsync(Cancellation);
        Assert.Equal((SubscriptionState.Active, "Asia/Tokyo", "de", made.Created), (back.State, back.TimeZone, back.Language, back.Created));
        Assert.Null(back.DisabledBecause);

        Task<AlertsProcess> RunAsync(params string[] options) => AlertsProcess.RunAsync(
            folder.Path, new Dictionary<string, string> { ["AzureWebJobsStorage"] = storage.ConnectionString }, ["subscribe", "--email", "desk@example.com", .. options]);
    }

    [Fact]
    public async Task An_option_that_is_none_is_blamed_and_not_the_file_behind_it()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("news.txt"), "US bans exports of gallium\n", Cancellation);

        AlertsProcess refused = await AlertsProcess.RunAsync(folder.Path, new Dictionary<string, string>(), "classify", "--nope", "news.txt");

        Assert.Equal((2, ""), (refused.ExitCode, refused.Output.Trim()));
        Assert.Matches(@"^alerts classify: expected one of its options \(.*--explain.*\), got '--nope'\.", refused.Errors);
    }
}
