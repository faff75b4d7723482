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
    /// A queue takes one message a request; ten thousand one after another would take longer than the minute until the next run. A few
    /// go in the catalogue's order.
    /// </summary>
    private const int SendsAtATime = 16;

    public async Task RunAsync(CancellationToken cancellation)
    {
        DateTimeOffset now = time.GetUtcNow();
        IReadOnlyDictionary<string, SourceState> known = await states.ReadAllAsync(cancellation);
        string[] due = [.. catalogue.All.Where(source => source.Enabled && IsDue(known.GetValueOrDefault(source.Name), now)).Select(source => source.Name)];
        int atATime = due.Length > SourceStateStore.MostMarks ? SendsAtATime : 1;
        foreach (string[] some in due.Chunk(SourceStateStore.MostMarks))
        {
            // The mark goes first: Fetch may be done before a mark that came after the message. A crash between the two
            // delays these polls until their marks run out.
            await states.MarkPendingAsync(some, now + LongestPoll, cancellation);
            await Parallel.ForEachAsync(
                some,
                new ParallelOptions { MaxDegreeOfParallelism = atATime, CancellationToken = cancellation },
                async (source, token) => await queues.SendAsync(new FetchMessage(source), cancellation: token));
        }

        LogScheduled(logger, due.Length, catalogue.All.Count);
    }

    private static bool IsDue(SourceState? state, DateTimeOffset now) => !(state?.NextPoll > now || state?.PollPendingUntil > now);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Queued} of {Sources} sources are due")]
    private static partial void LogScheduled(ILogger logger, int queued, int sources);
}
