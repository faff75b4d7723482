using Alerts.Cli.LocalHost;
using Alerts.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.EndToEnd.Tests.Support;

/// <summary>The local host over one source, whose far sides are the test's: the feed, the mail server, the Teams flow.</summary>
internal static class LocalPipeline
{
    public static async Task<WebApplication> BuildAsync(
        TemporaryFolder folder, LocalStorage storage, MailServer mail, FeedServer far, CancellationToken cancellation)
    {
        await File.WriteAllTextAsync(folder.File("sources.yaml"), $"""
            sources:
              - name: paper
                kind: feed
                location: {far.Address}feed
                backfill: true
            """, cancellation);
        return AlertsHost.Build(AlertsHost.Settings(new Dictionary<string, string?>
        {
            ["AzureWebJobsStorage"] = storage.ConnectionString,
            ["Sources:Catalogue"] = folder.File("sources.yaml"),
            ["Smtp:Host"] = MailServer.Host,
            ["Smtp:Port"] = $"{mail.SmtpPort}",
            ["Smtp:Security"] = "None",
            ["Smtp:From"] = "alerts@example.com",
            ["Teams:TestHosts:0"] = far.Address.Authority,
            ["Outbound:AllowedHosts:0"] = far.Address.Authority,
            ["LocalHost:MaxPollingInterval"] = "00:00:00.2",
            ["Urls"] = "http://127.0.0.1:0",
        }));
    }

    public static async Task SubscribeAsync(IServiceProvider services, Channel channel, string address, CancellationToken cancellation) =>
        await services.GetRequiredService<SubscriptionStore>().WriteAsync(
            new Subscription
            {
                Id = DeterministicId.Of(address), Channel = channel, Address = address, Filter = "tag:approval",
                State = SubscriptionState.Active, Created = DateTimeOffset.UnixEpoch,
            },
            cancellation);
}
