using System.Diagnostics.Metrics;
using Alerts.Sources;
using Alerts.Storage;
using Microsoft.Extensions.Logging;

namespace Alerts.Fetch;

/// <summary>
/// The second stage: polls a source (or the few of one message) and passes on the articles that were not known. Reads the
/// source, writes the blob and the row of each new article, the queue <c>articles</c>, and the source's state.
/// </summary>
/// <remarks>A source that fails is not a message that fails: why is kept in its state, and Schedule asks again.</remarks>
public sealed partial class FetchStage(
    SourceCatalogue catalogue, SourceStateStore states, SourceReaders readers, UnseenEntries entries,
    StageEdge edge, TimeProvider time, ILogger<FetchStage> logger)
{
    /// <summary>Polls of one message that run at a time; a host works on some messages at a time, too.</summary>
    private const int AtATime = 5;

    private static readonly Counter<long> Turns = Telemetry.Meter.CreateCounter<long>(
        "alerts.source.turns", "{turn}", "Sources that broke or recovered, by source and turn.");

    public Task RunAsync(FetchMessage message, CancellationToken cancellation) =>
        edge.RunAsync(QueueNames.Fetches, message, () => FetchAsync(message, cancellation), cancellation);

    private Task FetchAsync(FetchMessage message, CancellationToken cancellation) => Parallel.ForEachAsync(
        (string[])[message.Source, .. message.More],
        new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellation },
        async (source, token) => await FetchAsync(source, token));

    private async Task FetchAsync(string name, CancellationToken cancellation)
    {
        if (catalogue.Find(name) is not { Enabled: true } source)
        {
            LogUnknown(logger, name);
            return;
        }

        SourceState stored = await states.ReadAsync(source.Name, cancellation);
        DateTimeOffset now = time.GetUtcNow();
        if (stored.NextPoll > now && !(stored.PollPendingUntil > now))
        {
            // The message came again, for another of its sources or because it had waited so long that it was taken for lost.
            LogDone(logger, source.Name);
            return;
        }

        SourceState state = PollOutcome.Before(stored, source, now);
        try
        {
            Poll poll = await readers.ReadAsync(source, state, cancellation);
            Taken taken = poll.Feed is null ? Taken.Nothing : await entries.TakeAsync(source, state, poll.Feed, now, cancellation);
            await states.WriteAsync(PollOutcome.Succeeded(state, source, poll, taken, now), stored, cancellation);
            LogPolled(logger, source.Name, poll.Feed?.Entries.Count ?? 0, taken.Fresh);
            if (state.Failure is not null)
            {
                LogRecovered(logger, source.Name, state.ConsecutiveFailures);
                Turns.Add(1, new("source", source.Name), new("turn", "recovered"));
            }
        }
        catch (SourceFailedException exception)
        {
            await states.WriteAsync(PollOutcome.Failed(state, source, exception, now), stored, cancellation);
            LogFailed(logger, source.Name, state.ConsecutiveFailures + 1, exception.Message);
            if (state.Failure is null)
            {
                Turns.Add(1, new("source", source.Name), new("turn", "broke"));
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The source {Source} is no longer in the catalogue, or disabled; its poll is dropped")]
    private static partial void LogUnknown(ILogger logger, string source);

    [LoggerMessage(Level = LogLevel.Information, Message = "Source {Source} was polled already; this message is dropped")]
    private static partial void LogDone(ILogger logger, string source);

    [LoggerMessage(Level = LogLevel.Information, Message = "Source {Source}: {Entries} entries, {Fresh} new")]
    private static partial void LogPolled(ILogger logger, string source, int entries, int fresh);

    [LoggerMessage(Level = LogLevel.Information, Message = "Source {Source} works again after {Failures} failures")]
    private static partial void LogRecovered(ILogger logger, string source, int failures);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Source {Source} failed {Failures} times in a row: {Why}")]
    private static partial void LogFailed(ILogger logger, string source, int failures, string why);
}
