using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Alerts.Storage;
using Alerts.Tests.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Alerts.Tests;

/// <summary>The exporters' far side is a local server; they and what they export are real.</summary>
public sealed class TelemetryRegistrationTests : IAsyncLifetime
{
    /// <summary>Only a wait in vain takes so long.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, string> _received = new();
    private readonly WebApplication _collector;

    public TelemetryRegistrationTests()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _collector = builder.Build();
        _collector.Urls.Add("http://127.0.0.1:0");
        _collector.Run(ReceiveAsync);
    }

    public async ValueTask InitializeAsync() => await _collector.StartAsync();

    public ValueTask DisposeAsync() => _collector.DisposeAsync();

    [Fact]
    public async Task Azure_monitor_gets_traces_metrics_and_logs()
    {
        await using ServiceProvider services = Services(new()
        {
            ["APPLICATIONINSIGHTS_CONNECTION_STRING"] = $"InstrumentationKey=00000000-0000-0000-0000-000000000001;IngestionEndpoint={_collector.Urls.Single()}/",
        });

        await WorkAsync(services);

        string all = string.Join('\n', _received.Values);
        Assert.Contains("work of a stage", all, StringComparison.Ordinal);
        Assert.Contains("alerts.test", all, StringComparison.Ordinal);
        Assert.Contains("something happened", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_collector_gets_traces_metrics_and_logs()
    {
        await using ServiceProvider services = Services(new()
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = _collector.Urls.Single(),
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        });

        await WorkAsync(services);

        Assert.Contains("work of a stage", _received["/v1/traces"], StringComparison.Ordinal);
        Assert.Contains("alerts.test", _received["/v1/metrics"], StringComparison.Ordinal);
        Assert.Contains("something happened", _received["/v1/logs"], StringComparison.Ordinal);
    }

    // Requests' lines name addresses that are secrets.
    [Fact]
    public async Task Lines_about_single_requests_are_left_out()
    {
        await using ServiceProvider services = Services(new() { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = _collector.Urls.Single(), ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf" });

        services.GetRequiredService<ILoggerFactory>().CreateLogger("System.Net.Http.HttpClient.teams").LogInformation("POST https://secret.example");
        await WorkAsync(services);

        Assert.DoesNotContain("secret.example", _received["/v1/logs"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_setting_nothing_is_collected()
    {
        await using ServiceProvider services = Services([]);

        Assert.Null(services.GetService<TracerProvider>());
        Assert.Null(services.GetService<MeterProvider>());
    }

    [Fact]
    public async Task A_message_carries_its_trace_across_the_queue()
    {
        await using var storage = new StorageOnTheWire();
        await using ServiceProvider services = Services(new()
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = _collector.Urls.Single(),
            [StorageOptions.Section] = await storage.StartAsync(),
        });
        _ = services.GetRequiredService<TracerProvider>();
        StageEdge edge = services.GetRequiredService<StageEdge>();
        MessageQueues queues = services.GetRequiredService<MessageQueues>();
        var traces = new List<(ActivityTraceId Trace, ActivitySpanId Parent, ActivitySpanId Span)>();
        void Note() => traces.Add((Activity.Current!.TraceId, Activity.Current.ParentSpanId, Activity.Current.SpanId));

        await edge.RunAsync(QueueNames.Fetches, new FetchMessage("s"), async () =>
        {
            Note();
            await queues.SendAsync(new ArticleMessage(DeterministicId.Of("a"), 1), cancellation: TestContext.Current.CancellationToken);
        }, TestContext.Current.CancellationToken);
        var sent = (ArticleMessage)MessageReader.Read(QueueNames.Articles, storage.Messages.Single());
        await edge.RunAsync(QueueNames.Articles, sent, () =>
        {
            Note();
            return Task.CompletedTask;
        }, TestContext.Current.CancellationToken);

        Assert.Equal(traces[0].Trace, traces[1].Trace);
        Assert.Equal(traces[0].Span, traces[1].Parent);
    }

    private static ServiceProvider Services(Dictionary<string, string?> settings)
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        return new ServiceCollection().AddSingleton(configuration).AddLogging().AddTelemetry(configuration).AddStorage(configuration).BuildServiceProvider();
    }

    /// <summary>Works and flushes until the far side has heard of all three: an exporter gives up on a machine that is too busy to answer in time.</summary>
    private async Task WorkAsync(ServiceProvider services)
    {
        foreach (IHostedService service in services.GetServices<IHostedService>())
        {
            await service.StartAsync(TestContext.Current.CancellationToken);
        }

        TracerProvider tracing = services.GetRequiredService<TracerProvider>();
        MeterProvider metrics = services.GetRequiredService<MeterProvider>();
        ILogger logger = services.GetRequiredService<ILoggerFactory>().CreateLogger("Alerts.Test");
        long start = Stopwatch.GetTimestamp();
        do
        {
            using (Telemetry.Activities.StartActivity("work of a stage", ActivityKind.Consumer))
            {
                logger.LogInformation("something happened");
            }

            Telemetry.Meter.CreateGauge<long>("alerts.test").Record(1);
            tracing.ForceFlush();
            metrics.ForceFlush();
            services.GetRequiredService<LoggerProvider>().ForceFlush();
        }
        while (!HasHeardOfAll() && Stopwatch.GetElapsedTime(start) < Patience);
    }

    private bool HasHeardOfAll() => ((string[])["work of a stage", "alerts.test", "something happened"])
        .All(sign => _received.Values.Any(text => text.Contains(sign, StringComparison.Ordinal)));

    // Names are UTF-8 in JSON and protobuf alike.
    private async Task ReceiveAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        if (context.Request.Headers.ContentEncoding == "gzip")
        {
            await using var unzipped = new GZipStream(context.Request.Body, CompressionMode.Decompress);
            await unzipped.CopyToAsync(body);
        }
        else
        {
            await context.Request.Body.CopyToAsync(body);
        }

        _received.AddOrUpdate(context.Request.Path, _ => Encoding.UTF8.GetString(body.ToArray()), (_, before) => before + Encoding.UTF8.GetString(body.ToArray()));
        await context.Response.WriteAsync("{}");
    }
}
