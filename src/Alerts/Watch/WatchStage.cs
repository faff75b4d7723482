using System.Diagnostics.Metrics;
using Alerts.Sources;
using Alerts.Storage;

namespace Alerts.Watch;

/// <summary>
/// Run by a timer: measures what the operators' alert rules look at (<c>infra/modules/alertRules.bicep</c>). Reads the queues,
/// the catalogue and the tables <c>sources</c> and <c>digests</c>, writes metrics. Names and units are part of the rules: change both together.
/// Each run also tidies one share of the table <c>articles</c>; run every five minutes it comes round to each in less than a day.
/// </summary>
public sealed class WatchStage(
    QueueDepths queues, SourceCatalogue catalogue, SourceStateStore states, DigestStore digests, ArticleIndex articles, TimeProvider time)
{
    private static readonly Gauge<long> Depth = Telemetry.Meter.CreateGauge<long>(
        "alerts.queue.depth", "{message}", "Messages that wait or are in work, by queue.");

    private static readonly Gauge<long> Poison = Telemetry.Meter.CreateGauge<long>(
        "alerts.queue.poison", "{message}", "Messages that failed too often and wait for a person, by queue.");

    private static readonly Gauge<double> Oldest = Telemetry.Meter.CreateGauge<double>(
        "alerts.queue.oldest", "s", "How long ago the oldest message that anyone could take was sent, by queue; 0 for none.");

    private static readonly Gauge<double> Failing = Telemetry.Meter.CreateGauge<double>(
        "alerts.source.failing", "s", "How long every poll of a source has failed, by source; 0 while it works.");

    private static readonly Gauge<double> Overdue = Telemetry.Meter.CreateGauge<double>(
        "alerts.source.overdue", "s", "How long ago a source should have been polled, by source; 0 before that.");

    private static readonly Gauge<double> OldestDigest = Telemetry.Meter.CreateGauge<double>(
        "alerts.digest.oldest", "s", "How long ago the oldest digest was due that is not made; quiet hours hold it back. 0 for none.");

    private static readonly TimeSpan Share = TimeSpan.FromMinutes(5);

    public async Task RunAsync(CancellationToken cancellation)
    {
        DateTimeOffset now = time.GetUtcNow();
        foreach (QueueDepth queue in await queues.ReadAsync(cancellation))
        {
            var tag = new KeyValuePair<string, object?>("queue", queue.Name);
            Depth.Record(queue.Messages, tag);
            Poison.Record(queue.Poison, tag);
            DateTimeOffset sent = await queues.OldestAsync(queue.Name, cancellation) ?? now;
            Oldest.Record((now - sent).TotalSeconds, tag);
        }

        IReadOnlyDictionary<string, SourceState> known = await states.ReadAllAsync(cancellation);
        foreach (Source source in catalogue.All.Where(source => source.Enabled))
        {
            var tag = new KeyValuePair<string, object?>("source", source.Name);
            SourceState? state = known.GetValueOrDefault(source.Name);
            Failing.Record(FailingFor(source, state, now).TotalSeconds, tag);
            // Grows while Schedule or Fetch stands still: nothing fails then, and no other reading would tell.
            Overdue.Record(Math.Max(0, (now - (state?.NextPoll ?? now)).TotalSeconds), tag);
        }

        DigestEntry? digest = await digests.DueAsync(now, cancellation).FirstOrDefaultAsync(cancellation);
        OldestDigest.Record((now - (digest?.Due ?? now)).TotalSeconds);
        await articles.ForgetAsync((int)(now.UtcTicks / Share.Ticks % ArticleIndex.Shares), now, cancellation);
    }

    private static TimeSpan FailingFor(Source source, SourceState? state, DateTimeOffset now) => state switch
    {
        null or { ConsecutiveFailures: 0 } => TimeSpan.Zero,
        { LastSuccess: { } success } => now - success,
        // It never worked, and when it was first tried is not kept.
        _ => source.Every * state.ConsecutiveFailures,
    };
}
