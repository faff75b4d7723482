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

    public async Task RunAsync(CancellationToken cancellation)
    {
        DateTimeOffset now = time.GetUtcNow();
        IReadOnlyDictionary<string, SourceState> known = await states.ReadAllAsync(cancellation);
        int queued = 0;
        foreach (Source source in catalogue.All.Where(source => source.Enabled))
        {
            SourceState state = known.GetValueOrDefault(source.Name) ?? new SourceState { Source = source.Name };
            if (state.NextPoll > now || state.PollPendingUntil > now)
            {
                continue;
            }

            // The mark goes first: Fetch may be done before a mark that came after the message. A crash between the two
            // delays this poll until the mark runs out.
            await states.MarkPendingAsync(source.Name, now + LongestPoll, cancellation);
            await queues.SendAsync(new FetchMessage(source.Name), cancellation: cancellation);
            queued++;
        }

        LogScheduled(logger, queued, catalogue.All.Count);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Queued} of {Sources} sources are due")]
    private static partial void LogScheduled(ILogger logger, int queued, int sources);
}
