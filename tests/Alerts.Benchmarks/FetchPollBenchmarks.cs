using System.Globalization;
using System.Net;
using Alerts.Fetch;
using Alerts.Outbound;
using Alerts.Sources;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Alerts.Benchmarks;

/// <summary>
/// Polls 10,000 feeds, each at a host of its own, on a local server that answers 304; to be done within one scheduling
/// minute on two cores, which the server shares.
/// </summary>
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 0, iterationCount: 2)]
[MemoryDiagnoser]
public class FetchPollBenchmarks
{
    private const int Feeds = 10_000;

    /// <summary>Polls at a time: what sixteen messages a batch and a few batches amount to.</summary>
    private const int AtATime = 64;

    private WebApplication? _server;
    private ServiceProvider? _services;
    private Source[] _sources = [];

    [GlobalSetup]
    public async Task SetupAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Configuration["Urls"] = "http://127.0.0.1:0";
        builder.Logging.ClearProviders();
        _server = builder.Build();
        _server.Run(context =>
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        });
        await _server.StartAsync();
        int port = new Uri(_server.Urls.Single()).Port;
        _sources =
        [
            .. Enumerable.Range(0, Feeds).Select(number => new Source
            {
                Name = string.Create(CultureInfo.InvariantCulture, $"feed-{number}"), Kind = SourceKind.Feed,
                Location = string.Create(CultureInfo.InvariantCulture, $"http://host-{number}.example:{port}/feed"),
            }),
        ];
        IConfiguration settings = new ConfigurationBuilder().AddInMemoryCollection(
            _sources.Select((source, number) => KeyValuePair.Create($"Outbound:AllowedHosts:{number}", (string?)new Uri(source.Location).Host))).Build();
        _services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System)
            .AddSingleton<ResolveHost>((_, _) => Task.FromResult(new[] { IPAddress.Loopback }))
            .AddOutbound(settings).AddFetch(settings).BuildServiceProvider();
    }

    [GlobalCleanup]
    public async Task CleanupAsync()
    {
        await _services!.DisposeAsync();
        await _server!.DisposeAsync();
    }

    [Benchmark]
    public async Task<int> Unchanged()
    {
        ISourceReader reader = _services!.GetServices<ISourceReader>().Single(reader => reader.Kind == SourceKind.Feed);
        int unchanged = 0;
        await Parallel.ForEachAsync(_sources, new ParallelOptions { MaxDegreeOfParallelism = AtATime }, async (source, cancellation) =>
        {
            Poll poll = await reader.ReadAsync(source, new SourceState { Source = source.Name, ETag = "\"known\"" }, cancellation);
            Interlocked.Add(ref unchanged, poll.Feed is null ? 1 : 0);
        });
        return unchanged == Feeds ? unchanged : throw new InvalidOperationException($"{unchanged} of {Feeds} polls were answered");
    }
}
