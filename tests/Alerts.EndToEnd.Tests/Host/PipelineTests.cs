using Alerts.EndToEnd.Tests.Support;
using Alerts.Sources;
using Alerts.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Alerts.EndToEnd.Tests.Host;

/// <summary>The whole road: a feed over HTTP, the real stages on Azurite, a real mail server, a Teams flow's far side.</summary>
public sealed class PipelineTests
{
    private static readonly TimeSpan Patience = Eventually.Patience;

    [Fact]
    public async Task An_article_of_a_feed_becomes_one_mail_and_one_card_however_often_each_stage_runs()
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        await using LocalStorage storage = await LocalStorage.StartAsync(cancellation);
        await using MailServer mail = await MailServer.StartAsync(cancellation);
        await using FeedServer far = await FeedServer.StartAsync(cancellation);
        far.Feed = SampleFeed.Approval;
        using var folder = new TemporaryFolder();
        await using WebApplication app = await LocalPipeline.BuildAsync(folder, storage, mail, far, cancellation);
        await LocalPipeline.SubscribeAsync(app.Services, Channel.Email, "desk@example.com", cancellation);
        await LocalPipeline.SubscribeAsync(app.Services, Channel.Teams, $"{far.Address}flow", cancellation);
        await app.StartAsync(cancellation);

        MimeMessage message = Assert.Single(await mail.WaitForAsync(1, Patience, cancellation));
        Assert.Contains("H20", message.Subject, StringComparison.Ordinal);
        await Eventually.TrueAsync(() => far.Posts.Count > 0, Patience, "a card for Teams");
        await Eventually.IdleAsync(app.Services, Patience);

        await SendEverythingAgainAsync(app.Services, cancellation);
        await Eventually.IdleAsync(app.Services, Patience);

        Assert.Single(await mail.MessagesAsync(cancellation));
        Assert.Contains("\"AdaptiveCard\"", Assert.Single(far.Posts), StringComparison.Ordinal);
        Assert.Equal(1, far.NotModified);
        await app.StopAsync(cancellation);
    }

    private static async Task SendEverythingAgainAsync(IServiceProvider services, CancellationToken cancellation)
    {
        MessageQueues queues = services.GetRequiredService<MessageQueues>();
        NewsEvent newsEvent = Assert.Single(await services.GetRequiredService<EventStore>().SinceAsync(DateOnly.MinValue, cancellation).ToListAsync(cancellation));
        List<Delivery> deliveries = await services.GetRequiredService<DeliveryStore>().AllAsync(cancellation).ToListAsync(cancellation);
        Assert.Equal(2, deliveries.Count);
        // As Schedule does: a poll that is not due is none.
        await services.GetRequiredService<SourceStateStore>().MarkPendingAsync(["paper"], TimeProvider.System.GetUtcNow().AddMinutes(15), cancellation);
        await queues.SendAsync(new FetchMessage("paper"), cancellation: cancellation);
        await queues.SendAsync(new ArticleMessage(newsEvent.ArticleId, newsEvent.ArticleVersion), cancellation: cancellation);
        await queues.SendAsync(new EventMessage(newsEvent.Id), cancellation: cancellation);
        foreach (Delivery delivery in deliveries)
        {
            await queues.SendAsync(new DeliveryMessage(delivery.Id), cancellation: cancellation);
        }
    }
}
