using System.Diagnostics;
using Alerts.Cli.LocalHost;
using Alerts.Sources;
using Alerts.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Cli.Demo;

/// <summary>The main job end to end: the local host on the sample sources, until every queue is empty.</summary>
internal sealed class DemoRun(string folder, DemoProgress progress)
{
    /// <summary>Something moves within seconds, also on a busy machine; where nothing does, the state is worth more than waiting on.</summary>
    private static readonly TimeSpan LongestStandstill = TimeSpan.FromSeconds(50);

    private static readonly Subscription[] Subscribers =
    [
        new()
        {
            Id = "demo-email", Channel = Channel.Email, Address = "compliance@example.com", Filter = "tag:approval OR tag:export-control",
            TimeZone = "Europe/Amsterdam", State = SubscriptionState.Active, Created = DateTimeOffset.UnixEpoch,
        },
        new()
        {
            Id = "demo-teams", Channel = Channel.Teams, Address = "https://demo.westeurope.logic.azure.com/workflows/demo/triggers/manual/paths/invoke?sig=demo",
            Filter = "tag:approval product:H200", TimeZone = "America/New_York", State = SubscriptionState.Active, Created = DateTimeOffset.UnixEpoch,
        },
    ];

    public static IReadOnlyDictionary<string, string> SubscriberNames { get; } = Subscribers.ToDictionary(
        subscriber => subscriber.Id,
        subscriber => subscriber.Channel == Channel.Email ? subscriber.Address : "Teams channel");

    public async Task<IReadOnlyList<DemoRow>> RunAsync(CancellationToken cancellation)
    {
        await using WebApplication app = AlertsHost.Build(Settings());
        await using Azurite? azurite = await Azurite.StartIfSilentAsync(
            app.Services.GetRequiredService<StorageClients>(), folder: "", Console.Error, TimeProvider.System, cancellation);
        SubscriptionStore subscriptions = app.Services.GetRequiredService<SubscriptionStore>();
        foreach (Subscription subscriber in Subscribers)
        {
            await subscriptions.WriteAsync(subscriber, cancellation);
        }

        await app.StartAsync(cancellation);
        await UntilIdleAsync(app.Services, cancellation);
        IReadOnlyList<DemoRow> rows = await RowsAsync(app.Services, cancellation);
        await app.StopAsync(cancellation);
        return rows;
    }

    private IConfigurationRoot Settings() => AlertsHost.Settings(new Dictionary<string, string?>
    {
        ["AzureWebJobsStorage"] = DemoStorage.ConnectionString(),
        ["Sources:Catalogue"] = Path.Combine(AppContext.BaseDirectory, "samples", "sources.yaml"),
        ["Deliver:Mode"] = "Folder",
        ["Deliver:Folder"] = folder,
        // In order: the rewrite must come after what it rewrites, as in the world.
        ["LocalHost:BatchSize"] = "1",
        ["LocalHost:MaxPollingInterval"] = "00:00:00.2",
        ["Urls"] = "http://127.0.0.1:0",
        ["Logging:LogLevel:Default"] = "Warning",
    });

    private async Task UntilIdleAsync(IServiceProvider services, CancellationToken cancellation)
    {
        QueueDepths depths = services.GetRequiredService<QueueDepths>();
        SourceStateStore states = services.GetRequiredService<SourceStateStore>();
        int sources = services.GetRequiredService<SourceCatalogue>().All.Count;
        long moved = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(moved) < LongestStandstill)
        {
            int polled = (await states.ReadAllAsync(cancellation)).Values.Count(state => state.LastPoll is not null);
            IReadOnlyList<QueueDepth> queues = await depths.ReadAsync(cancellation);
            if (progress.Show(polled, sources, queues))
            {
                moved = Stopwatch.GetTimestamp();
            }

            // Sources are counted before queues: what a poll sent is in a queue by then, and a stage sends before its own message goes.
            if (polled == sources && queues.All(queue => queue.Messages == 0))
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, cancellation);
        }
    }

    private static async Task<IReadOnlyList<DemoRow>> RowsAsync(IServiceProvider services, CancellationToken cancellation)
    {
        List<Delivery> deliveries = await services.GetRequiredService<DeliveryStore>().AllAsync(cancellation).ToListAsync(cancellation);
        ILookup<string, Delivery> byEvent = deliveries.ToLookup(delivery => delivery.EventId ?? "");
        return await services.GetRequiredService<EventStore>().SinceAsync(DateOnly.MinValue, cancellation)
            .OrderBy(newsEvent => newsEvent.Published)
            .Select(newsEvent => new DemoRow(newsEvent, [.. byEvent[newsEvent.Id]]))
            .ToListAsync(cancellation);
    }
}
