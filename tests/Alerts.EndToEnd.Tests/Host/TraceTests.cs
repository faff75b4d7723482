using System.Collections.Concurrent;
using System.Diagnostics;
using Alerts.EndToEnd.Tests.Support;
using Alerts.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.EndToEnd.Tests.Host;

public sealed class TraceTests
{
    private static readonly TimeSpan Patience = Eventually.Patience;

    [Fact]
    public async Task One_trace_runs_from_the_poll_of_a_source_to_the_inbox()
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        await using LocalStorage storage = await LocalStorage.StartAsync(cancellation);
        await using MailServer mail = await MailServer.StartAsync(cancellation);
        await using FeedServer far = await FeedServer.StartAsync(cancellation);
        far.Feed = SampleFeed.Approval;
        using var folder = new TemporaryFolder();
        await using WebApplication app = await LocalPipeline.BuildAsync(folder, storage, mail, far, cancellation);
        await LocalPipeline.SubscribeAsync(app.Services, Channel.Email, "trace@example.com", cancellation);
        var ended = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Telemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);

        await app.StartAsync(cancellation);
        await mail.WaitForAsync(1, Patience, cancellation);
        await Eventually.IdleAsync(app.Services, Patience);
        await app.StopAsync(cancellation);

        Delivery delivery = await app.Services.GetRequiredService<DeliveryStore>().AllAsync(cancellation).SingleAsync(cancellation);
        // Other tests of this process have activities of their own: this delivery's is the end of the thread.
        Activity last = ended.Single(activity => Subject(activity) == delivery.Id);
        var thread = new Stack<Activity>([last]);
        while (ended.SingleOrDefault(activity => activity.TraceId == last.TraceId && activity.SpanId == thread.Peek().ParentSpanId) is { } parent)
        {
            thread.Push(parent);
        }

        Assert.Equal(
            [QueueNames.Fetches, QueueNames.Articles, QueueNames.Events, QueueNames.Deliveries],
            thread.Select(activity => activity.OperationName));
        Assert.Equal("paper", Subject(thread.Peek()));
        Assert.Equal(default, thread.Peek().ParentSpanId);
    }

    private static string? Subject(Activity activity) => activity.GetTagItem("alerts.subject") as string;
}
