using System.Globalization;
using System.Net;
using Alerts.Cli.Demo;
using Alerts.Cli.LocalHost;
using Alerts.Fetch;
using Alerts.Outbound;
using Alerts.Schedule;
using Alerts.Sources;
using Alerts.Storage;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Alerts.Benchmarks;

/// <summary>
/// One scheduling minute as it is in production: 1,000 sources are due, Schedule queues them, the queue's pump hands them to Fetch, their
/// servers answer 304, their states are written. Server and storage emulator share the machine. Beside it what the
/// emulator alone takes for the same operations without anything between them. No more sources than that, because the emulator's queue
/// looks through all its messages at each receive and delete: with 10,000 one delete takes it 95 ms of processor time, in Azure it takes the same at any length.
/// </summary>
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 0, iterationCount: 2)]
public class FetchMinuteBenchmarks
{
    private const int Sources = 1_000;
    private const int AtATime = 24;
    private const int Batch = 16;

    private WebApplication? _server;
    private Azurite? _azurite;
    private ServiceProvider? _services;
    private StorageClients? _storage;

    [GlobalSetup]
    public async Task SetupAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Configuration["Urls"] = "http://127.0.0.1:0";
        builder.Logging.ClearProviders();
        _server = builder.Build();
        _server.Run(context =>
        {
            context.Response.StatusCode = context.Request.Headers.IfNoneMatch.Count > 0 ? StatusCodes.Status304NotModified : StatusCodes.Status500InternalServerError;
            return Task.CompletedTask;
        });
        await _server.StartAsync();
        int port = new Uri(_server.Urls.Single()).Port;
        string connection = DemoStorage.ConnectionString();
        _storage = new StorageClients(Options.Create(new StorageOptions { ConnectionString = connection }));
        _azurite = await Azurite.StartIfSilentAsync(_storage, folder: "", TextWriter.Null, TimeProvider.System, CancellationToken.None);
        IConfiguration settings = new ConfigurationBuilder().AddInMemoryCollection(
            Enumerable.Range(0, Sources).Select(number => KeyValuePair.Create($"Outbound:AllowedHosts:{number}", (string?)Host(number)))
                .Append(new("AzureWebJobsStorage", connection))).Build();
        _services = new ServiceCollection().AddLogging().AddAlerts(settings)
            .AddSingleton<ResolveHost>((_, _) => Task.FromResult(new[] { IPAddress.Loopback }))
            .AddSingleton(new SourceCatalogue(Enumerable.Range(0, Sources).Select(number => new Source
            {
                Name = Name(number), Kind = SourceKind.Feed, Location = $"http://{Host(number)}:{port}/feed",
            })))
            .BuildServiceProvider();
    }

    /// <summary>All sources are due and were read before.</summary>
    [IterationSetup]
    public void MakeDue() => MakeDueAsync().GetAwaiter().GetResult();

    [GlobalCleanup]
    public async Task CleanupAsync()
    {
        await _services!.DisposeAsync();
        await _azurite!.DisposeAsync();
        await _server!.DisposeAsync();
    }

    [Benchmark]
    public async Task<int> ScheduleToState()
    {
        int done = 0;
        FetchStage fetch = _services!.GetRequiredService<FetchStage>();
        using var all = new CancellationTokenSource();
        var pump = new QueuePump(
            QueueNames.Fetches,
            async (body, cancellation) =>
            {
                await fetch.RunAsync((FetchMessage)MessageReader.Read(QueueNames.Fetches, body), cancellation);
                if (Interlocked.Increment(ref done) == Sources)
                {
                    await all.CancelAsync();
                }
            },
            _storage!, _services!.GetRequiredService<StageEdge>(), new QueueSettings(), new LocalHostOptions(), TimeProvider.System, NullLogger<QueuePump>.Instance);
        Task pumping = pump.RunAsync(all.Token, CancellationToken.None);
        await _services!.GetRequiredService<ScheduleStage>().RunAsync(CancellationToken.None);
        await pumping;

        IReadOnlyDictionary<string, SourceState> states = await _services!.GetRequiredService<SourceStateStore>().ReadAllAsync(CancellationToken.None);
        int polled = states.Values.Count(state => state is { LastSuccess: not null, Failure: null } && state.NextPoll > state.LastSuccess);
        return polled == Sources ? polled : throw new InvalidOperationException($"{polled} of {Sources} sources were polled");
    }

    /// <summary>Send, receive in sixteens, read a row, write a row, delete: once for each source.</summary>
    [Benchmark]
    public async Task<int> StorageAlone()
    {
        QueueClient queue = await _storage!.QueueAsync("bare");
        TableClient table = await _storage.TableAsync("bare");
        await Parallel.ForEachAsync(Enumerable.Range(0, Sources), new ParallelOptions { MaxDegreeOfParallelism = AtATime }, async (number, cancellation) =>
            await queue.SendMessageAsync(Name(number), cancellation));
        int done = 0;
        while ((await queue.ReceiveMessagesAsync(Batch, TimeSpan.FromMinutes(5))).Value is { Length: > 0 } messages)
        {
            await Parallel.ForEachAsync(messages, new ParallelOptions { MaxDegreeOfParallelism = Batch }, async (message, cancellation) =>
            {
                string name = message.Body.ToString();
                await table.GetEntityIfExistsAsync<TableEntity>("bare", name, cancellationToken: cancellation);
                await table.UpsertEntityAsync(new TableEntity("bare", name) { ["Json0"] = name }, TableUpdateMode.Replace, cancellation);
                await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, cancellation);
            });
            done += messages.Length;
        }

        return done;
    }

    private async Task MakeDueAsync()
    {
        TableClient table = await _storage!.TableAsync(TableNames.Sources);
        foreach (int[] numbers in Enumerable.Range(0, Sources).Chunk(100))
        {
            await table.SubmitTransactionAsync(numbers.Select(number => new TableTransactionAction(
                TableTransactionActionType.UpsertReplace,
                JsonRow.Of(
                    "source", Name(number),
                    new SourceState { Source = Name(number), ETag = "\"known\"", LastSuccess = DateTimeOffset.UnixEpoch },
                    SourceStateJson.Default.SourceState))));
        }
    }

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"feed-{number}");

    private static string Host(int number) => string.Create(CultureInfo.InvariantCulture, $"host-{number}.example");
}
