using System.Net;
using Alerts.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Tests.Web;

public sealed class HealthTests
{
    [Fact]
    public async Task Storage_that_answers_is_healthy()
    {
        await using Site site = await Site.StartAsync();
        site.Storage.Depths["articles"] = 7;

        HttpResponseMessage answer = await site.Client.GetAsync("/health", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.Equal(
            """{"status":"healthy","storage":true,"queues":[{"name":"fetches","messages":0,"poison":0},"""
            + """{"name":"articles","messages":7,"poison":0},{"name":"events","messages":0,"poison":0},{"name":"deliveries","messages":0,"poison":0}],"standingStill":[]}""",
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Poison_messages_degrade_it_but_keep_it_in_service()
    {
        await using Site site = await Site.StartAsync();
        site.Storage.Depths["deliveries-poison"] = 1;

        HttpResponseMessage answer = await site.Client.GetAsync("/health", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.StartsWith("""{"status":"degraded",""", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_queue_that_should_be_worked_on_and_is_not_is_unhealthy()
    {
        await using Site site = await Site.StartAsync();
        QueueActivity activity = site.Services.GetRequiredService<QueueActivity>();
        activity.Note(QueueNames.Events);
        activity.Note(QueueNames.Articles);
        site.Clock.Advance(TimeSpan.FromMinutes(6));
        activity.Note(QueueNames.Articles);

        HttpResponseMessage answer = await site.Client.GetAsync("/health", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        string body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith("""{"status":"unhealthy","storage":true,""", body);
        Assert.EndsWith(""","standingStill":["events"]}""", body);
    }

    [Fact]
    public async Task Storage_that_refuses_is_unhealthy_and_the_answer_tells_no_cause()
    {
        await using Site site = await Site.StartAsync();
        site.Storage.Refusal = 403;

        HttpResponseMessage answer = await site.Client.GetAsync("/health", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(
            """{"status":"unhealthy","storage":false,"queues":[],"standingStill":[]}""",
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
