using System.Net;
using Alerts.Cli.LocalHost;
using Alerts.EndToEnd.Tests.Support;
using Alerts.Storage;
using Alerts.Subscriptions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.EndToEnd.Tests.Web;

/// <summary>The link in every message: a scanner's GET changes nothing, a POST ends the subscription, a wrong token neither.</summary>
public sealed class UnsubscribeTests
{
    [Fact]
    public async Task Get_asks_and_post_ends_the_subscription_once_and_for_all()
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        await using LocalStorage storage = await LocalStorage.StartAsync(cancellation);
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("sources.yaml"), "sources: []", cancellation);
        await using WebApplication app = AlertsHost.Build(AlertsHost.Settings(new Dictionary<string, string?>
        {
            ["AzureWebJobsStorage"] = storage.ConnectionString,
            ["Sources:Catalogue"] = folder.File("sources.yaml"),
            ["Web:PublicUrl"] = "https://alerts.example.com",
            ["Web:LinkSecret"] = "not a secret but long enough for a test",
            ["Urls"] = "http://127.0.0.1:0",
        }));
        SubscriptionStore subscriptions = app.Services.GetRequiredService<SubscriptionStore>();
        await subscriptions.WriteAsync(
            new Subscription { Id = "s1", Channel = Channel.Email, Address = "a@example.com", State = SubscriptionState.Active, Created = DateTimeOffset.UnixEpoch }, cancellation);
        await app.StartAsync(cancellation);
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        string link = app.Services.GetRequiredService<SubscriptionLinks>().UnsubscribeLink("s1")!.PathAndQuery;
        string forged = link.Replace("/s1?", "/s2?", StringComparison.Ordinal);

        using HttpResponseMessage asked = await client.GetAsync(link, cancellation);
        using HttpResponseMessage refused = await client.GetAsync(forged, cancellation);
        using HttpResponseMessage refusedPost = await client.PostAsync(new Uri("/unsubscribe/s1?token=x", UriKind.Relative), null, cancellation);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (asked.StatusCode, refused.StatusCode, refusedPost.StatusCode));
        Assert.Contains("<form method=\"post\">", await asked.Content.ReadAsStringAsync(cancellation), StringComparison.Ordinal);
        Assert.Equal(SubscriptionState.Active, (await subscriptions.FindAsync("s1", cancellation))!.Value.State);

        for (int time = 1; time <= 2; time++)
        {
            using var oneClick = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]);
            using HttpResponseMessage ended = await client.PostAsync(link, oneClick, cancellation);
            Assert.Equal(HttpStatusCode.OK, ended.StatusCode);
            Assert.Contains("has ended", await ended.Content.ReadAsStringAsync(cancellation), StringComparison.Ordinal);
        }

        Subscription after = (await subscriptions.FindAsync("s1", cancellation))!.Value;
        Assert.Equal((SubscriptionState.Disabled, "Its owner unsubscribed."), (after.State, after.DisabledBecause));
        await app.StopAsync(cancellation);
    }
}
