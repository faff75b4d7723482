using System.Diagnostics;
using System.Globalization;
using Alerts.Cli.LocalHost;
using Alerts.Fetch;
using Alerts.Schedule;
using Alerts.Sources;
using Alerts.Storage;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Alerts.Benchmarks;

/// <summary>
/// One scheduling minute: every source is due and its server answers that nothing changed (304). Schedule marks and queues, the local
/// host's pump hands on, Fetch polls and writes the states; beside it the polls alone and the storage requests alone.
/// <c>dotnet run --project tests/Alerts.Benchmarks -c Release -- minute [SOURCES]</c>; needs Node.js for the storage emulator, which
/// shares the machine with the sources' server and with what is measured.
/// </summary>
internal static class FetchMinute
{
    private const int PollsAtATime = 64;
    private const int MessagesAtATime = 16;
    private const int SourcesOfMessage = 10;

    public static async Task PrintAsync(int sources)
    {
        await using (MinuteSite warmUp = await MinuteSite.StartAsync(200))
        {
            await warmUp.MakeDueAsync();
            await ThroughAsync(warmUp);
        }

        await using MinuteSite site = await MinuteSite.StartAsync(sources);
        Console.WriteLine($"| {sources} sources | time | a source | processor time of the process (the sources' server is in it) |");
        Console.WriteLine("|---|---:|---:|---:|");
        await MeasureAsync("polls alone, nothing stored", sources, () => PollAsync(site));
        await MeasureAsync("storage requests alone", sources, () => StoreAsync(site));
        await site.MakeDueAsync();
        await MeasureAsync("Schedule, queue, Fetch, states written", sources, () => ThroughAsync(site));
    }

    private static async Task MeasureAsync(string what, int sources, Func<Task> work)
    {
        using var self = Process.GetCurrentProcess();
        TimeSpan processor = self.TotalProcessorTime;
        long start = Stopwatch.GetTimestamp();
        await work();
        TimeSpan took = Stopwatch.GetElapsedTime(start);
        self.Refresh();
        processor = self.TotalProcessorTime - processor;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"| {what} | {took.TotalSeconds:0.0} s | {took.TotalMilliseconds / sources:0.00} ms | {processor.TotalSeconds:0.0} s |"));
    }

    private static async Task PollAsync(MinuteSite site)
    {
        SourceReaders readers = site.Services.GetRequiredService<SourceReaders>();
        await Parallel.ForEachAsync(site.Catalogue.All, new ParallelOptions { MaxDegreeOfParallelism = PollsAtATime }, async (source, cancellation) =>
        {
            Poll poll = await readers.ReadAsync(source, new SourceState { Source = source.Name, ETag = MinuteSite.Tag }, cancellation);
            if (poll.Feed is not null)
            {
                throw new InvalidOperationException($"{source.Name} was answered with a body");
            }
        });
    }

    /// <summary>What a minute asks of the storage, and nothing around it.</summary>
    private static async Task StoreAsync(MinuteSite site)
    {
        QueueClient queue = await site.Storage.QueueAsync("bare");
        TableClient table = await site.Storage.TableAsync("bare");
        foreach (Source[] some in site.Catalogue.All.Chunk(SourceStateStore.MostMarks))
        {
            await table.SubmitTransactionAsync(some.Select(source => new TableTransactionAction(TableTransactionActionType.UpsertMerge, Row(source.Name))));
            await Parallel.ForEachAsync(some.Chunk(SourcesOfMessage), new ParallelOptions { MaxDegreeOfParallelism = MessagesAtATime }, async (sources, cancellation) =>
                await queue.SendMessageAsync(string.Join(' ', sources.Select(source => source.Name)), cancellation));
        }

        while ((await queue.ReceiveMessagesAsync(MessagesAtATime, TimeSpan.FromMinutes(5))).Value is { Length: > 0 } messages)
        {
            await Task.WhenAll(messages.Select(async message =>
            {
                await Parallel.ForEachAsync(message.Body.ToString().Split(' '), async (name, cancellation) =>
                {
                    await table.GetEntityIfExistsAsync<TableEntity>("bare", name, cancellationToken: cancellation);
                    await table.UpsertEntityAsync(Row(name), TableUpdateMode.Merge, cancellation);
                });
                await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
            }));
        }
    }

    private static async Task ThroughAsync(MinuteSite site)
    {
        int done = 0;
        FetchStage fetch = site.Services.GetRequiredService<FetchStage>();
        using var all = new CancellationTokenSource();
        var pump = new QueuePump(
            QueueNames.Fetches,
            async (body, cancellation) =>
            {
                var message = (FetchMessage)MessageReader.Read(QueueNames.Fetches, body);
                await fetch.RunAsync(message, cancellation);
                if (Interlocked.Add(ref done, 1 + message.More.Count) == site.Catalogue.All.Count)
                {
                    await all.CancelAsync();
                }
            },
            site.Storage, new QueueActivity(TimeProvider.System), new QueueSettings(), new LocalHostOptions(), TimeProvider.System, NullLogger<QueuePump>.Instance);
        Task pumping = pump.RunAsync(all.Token, CancellationToken.None);
        await site.Services.GetRequiredService<ScheduleStage>().RunAsync(CancellationToken.None);
        await pumping;

        IReadOnlyDictionary<string, SourceState> states = await site.Services.GetRequiredService<SourceStateStore>().ReadAllAsync(CancellationToken.None);
        int polled = states.Values.Count(state => state is { LastSuccess: { } success, Failure: null } && success > DateTimeOffset.UnixEpoch && state.NextPoll > success);
        if (polled != site.Catalogue.All.Count)
        {
            throw new InvalidOperationException($"{polled} of {site.Catalogue.All.Count} sources were polled");
        }
    }

    private static TableEntity Row(string name) => new("bare", name) { ["Json0"] = new string('x', 300) };
}
