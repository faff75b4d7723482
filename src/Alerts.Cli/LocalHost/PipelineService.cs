using Alerts.Digest;
using Alerts.Schedule;
using Alerts.Storage;
using Alerts.Watch;
using Cronos;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Alerts.Cli.LocalHost;

/// <summary>Runs the timers of Schedule, Digest and Watch and a pump for each queue until the host stops.</summary>
internal sealed partial class PipelineService(
    StageDispatch dispatch, ScheduleStage schedule, DigestStage digest, WatchStage watch, StorageClients storage, StageEdge edge,
    QueueSettings settings, IOptions<LocalHostOptions> options, TimeProvider time, ILoggerFactory loggers) : BackgroundService
{
    private readonly ILogger _logger = loggers.CreateLogger<PipelineService>();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var abort = new CancellationTokenSource();
        await using CancellationTokenRegistration _ = stoppingToken.Register(() => abort.CancelAfter(options.Value.Grace));
        IEnumerable<Task> pumps = QueueNames.All.Select(queue => new QueuePump(
            queue, (body, cancellation) => dispatch.RunAsync(queue, body, cancellation), storage, edge, settings.With(options.Value), options.Value, time,
            loggers.CreateLogger<QueuePump>()).RunAsync(stoppingToken, abort.Token));
        await Task.WhenAll(
        [
            RunByClockAsync(options.Value.Schedule, schedule.RunAsync, stoppingToken),
            RunByClockAsync(options.Value.Digest, digest.RunAsync, stoppingToken),
            RunByClockAsync(options.Value.Watch, watch.RunAsync, stoppingToken),
            .. pumps,
        ]);
    }

    // Once at the start, so that a person sees something happen, then by the clock; never over itself.
    private async Task RunByClockAsync(string timer, Func<CancellationToken, Task> run, CancellationToken stopping)
    {
        CronExpression cron = CronExpression.Parse(timer, CronFormat.IncludeSeconds);
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await run(stopping);
            }
            catch (Exception exception) when (!stopping.IsCancellationRequested)
            {
                LogTimerFailed(_logger, timer, exception);
            }

            DateTimeOffset now = time.GetUtcNow();
            TimeSpan pause = (cron.GetNextOccurrence(now, TimeZoneInfo.Utc) ?? now.AddDays(1)) - now;
            await Task.Delay(pause, time, stopping).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The work of timer {Timer} failed; it runs again at its next time")]
    private static partial void LogTimerFailed(ILogger logger, string timer, Exception exception);
}
