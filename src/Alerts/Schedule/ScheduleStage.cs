using Alerts.Sources;
using Alerts.Storage;
using Microsoft.Extensions.Logging;

namespace Alerts.Schedule;

/// <summary>
/// The first stage, run by a timer: asks Fetch to poll the sources that are due. Reads the catalogue and
/// the table <c>sources</c>, writes the queue <c>fetches</c>.
/// </summary>
public sealed partial class ScheduleStage(
    SourceCatalogue catalogue, SourceStateStore states, MessageQueues queues, TimeProvider time, ILogger<ScheduleStage> logger)
{
    /// <summary>A poll that has not ended by then is taken for lost; longer than any poll may run.</summary>
    private static readonly TimeSpan LongestPoll = TimeSpan.FromMinutes(15);

    /// <summary>
    /// A few sources go in messages of their own, in the catalogue's order. Of many so many share one: each message is sent, received
    /// and deleted for itself, which for a source that says that nothing changed is more than the poll.
    /// </summary>
    private const int Together = 10;

    private const int SendsAtATime = 16;

    public async Task RunAsync(CancellationToken cancellation)
    {
        DateTimeOffset now = time.GetUtcNow();
        IReadOnlyList<DateTimeOffset> unsent = await states.ReadUnsentAsync(cancellation);
        IReadOnlyDictionary<string, PollTimes> known = await states.ReadTimesAsync(cancellation);
        string[] due = [.. catalogue.All.Where(source => source.Enabled && known.GetValueOrDefault(source.Name).IsDue(now, unsent)).Select(source => source.Name)];
        if (unsent.Count > 0)
        {
            LogUnsent(logger, due.Length);
        }

        if (due.Length > 0 || unsent.Count > 0)
        {
            await QueueAsync(due, now, unsent, cancellation);
        }

        LogScheduled(logger, due.Length, catalogue.All.Count);
    }

    // The mark goes first: Fetch may be done before a mark that came after the message. That this run has begun goes before
    // the marks, that it has ended after the messages: where it dies in between, the next one sends what it owed.
    private async Task QueueAsync(string[] due, DateTimeOffset now, IReadOnlyList<DateTimeOffset> unsent, CancellationToken cancellation)
    {
        DateTimeOffset mark = DateTimeOffset.FromUnixTimeMilliseconds((now + LongestPoll).ToUnixTimeMilliseconds());
        await states.WriteUnsentAsync([.. unsent.Where(before => before > now), mark], cancellation);
        (int together, int atATime) = due.Length > SourceStateStore.MostMarks ? (Together, SendsAtATime) : (1, 1);
        foreach (string[] some in due.Chunk(SourceStateStore.MostMarks))
        {
            await states.MarkPendingAsync(some, mark, cancellation);
            await Parallel.ForEachAsync(
                some.Chunk(together),
                new ParallelOptions { MaxDegreeOfParallelism = atATime, CancellationToken = cancellation },
                async (sources, token) => await queues.SendAsync(new FetchMessage(sources[0]) { More = sources[1..] }, cancellation: token));
        }

        await states.WriteUnsentAsync([], cancellation);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The last run ended before its messages were out; {Queued} sources are due, those that it owed among them")]
    private static partial void LogUnsent(ILogger logger, int queued);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Queued} of {Sources} sources are due")]
    private static partial void LogScheduled(ILogger logger, int queued, int sources);
}
