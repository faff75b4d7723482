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
        IReadOnlyDictionary<string, PollTimes> known = await states.ReadTimesAsync(cancellation);
        string[] due = [.. catalogue.All.Where(source => source.Enabled && known.GetValueOrDefault(source.Name).IsDue(now)).Select(source => source.Name)];
        (int together, int atATime) = due.Length > SourceStateStore.MostMarks ? (Together, SendsAtATime) : (1, 1);
        foreach (string[] some in due.Chunk(SourceStateStore.MostMarks))
        {
            // The mark goes first: Fetch may be done before a mark that came after the message. A crash between the two
            // delays these polls until their marks run out.
            await states.MarkPendingAsync(some, now + LongestPoll, cancellation);
            await Parallel.ForEachAsync(
                some.Chunk(together),
                new ParallelOptions { MaxDegreeOfParallelism = atATime, CancellationToken = cancellation },
                async (sources, token) => await queues.SendAsync(new FetchMessage(sources[0]) { More = sources[1..] }, cancellation: token));
        }

        LogScheduled(logger, due.Length, catalogue.All.Count);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Queued} of {Sources} sources are due")]
    private static partial void LogScheduled(ILogger logger, int queued, int sources);
}
