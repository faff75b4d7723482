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
    StageDispatch dispatch, ScheduleStage schedule, DigestStage digest, WatchStage watch, StorageClients storage, QueueActivity activity,
    QueueSettings settings, IOptions<LocalHostOptions> options, TimeProvider time, ILoggerFactory loggers) : BackgroundService
{
    private readonly ILogger _logger = loggers.CreateLogger<PipelineService>();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var abort = new CancellationTokenSource();
        await using CancellationTokenRegistration _ = stoppingToken.Register(() => abort.CancelAfter(options.Value.Grace));
        IEnumerable<Task> pumps = QueueNames.All.Select(queue => new QueuePump(
            queue, (body, cancellation) => dispatch.RunAsync(queue, body, cancellation), storage, activity, settings.With(options.Value), options.Value, time,
            loggers.CreateLogger<QueuePump>()).RunAsync(stoppingToken, abort.Token));
        await Task.WhenAll(
        [
            RunByClockAsync(nameof(options.Value.Schedule), options.Value.Schedule, schedule.RunAsync, stoppingToken),
            RunByClockAsync(nameof(options.Value.Digest), options.Value.Digest, digest.RunAsync, stoppingToken),
            RunByClockAsync(nameof(options.Value.Watch), options.Value.Watch, watch.RunAsync, stoppingToken),
            .. pumps,
        ]);
    }

    // Once at the start, so that a person sees something happen, then by the clock; never over itself.
    private async Task RunByClockAsync(string what, string timer, Func<CancellationToken, Task> run, CancellationToken stopping)
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
                string? reason = StorageFailure.ReasonOf(exception);
                LogTimerFailed(_logger, what, reason ?? exception.Message, reason is null ? exception : null);
            }

            DateTimeOffset now = time.GetUtcNow();
            TimeSpan pause = (cron.GetNextOccurrence(now, TimeZoneInfo.Utc) ?? now.AddDays(1)) - now;
            await Task.Delay(pause, time, stopping).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Stage} failed and runs again at its next time: {Reason}")]
    private static partial void LogTimerFailed(ILogger logger, string stage, string reason, Exception? exception);
}
