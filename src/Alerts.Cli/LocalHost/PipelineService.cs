using Alerts.Schedule;
using Alerts.Storage;
using Cronos;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Alerts.Cli.LocalHost;

/// <summary>Runs the schedule's timer and a pump for each queue until the host stops.</summary>
internal sealed partial class PipelineService(
    StageDispatch dispatch, ScheduleStage schedule, StorageClients storage, StageEdge edge, QueueSettings settings,
    IOptions<LocalHostOptions> options, TimeProvider time, ILoggerFactory loggers) : BackgroundService
{
    private readonly ILogger _logger = loggers.CreateLogger<PipelineService>();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var abort = new CancellationTokenSource();
        await using CancellationTokenRegistration _ = stoppingToken.Register(() => abort.CancelAfter(options.Value.Grace));
        IEnumerable<Task> pumps = QueueNames.All.Select(queue => new QueuePump(
            queue, (body, cancellation) => dispatch.RunAsync(queue, body, cancellation), storage, edge, settings.With(options.Value), options.Value, time,
            loggers.CreateLogger<QueuePump>()).RunAsync(stoppingToken, abort.Token));
        await Task.WhenAll([ScheduleAsync(stoppingToken), .. pumps]);
    }

    // Once at the start, so that a person sees something happen, then by the clock; never over itself.
    private async Task ScheduleAsync(CancellationToken stopping)
    {
        CronExpression cron = CronExpression.Parse(options.Value.Schedule, CronFormat.IncludeSeconds);
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await schedule.RunAsync(stopping);
            }
            catch (Exception exception) when (!stopping.IsCancellationRequested)
            {
                LogScheduleFailed(_logger, exception);
            }

            DateTimeOffset now = time.GetUtcNow();
            TimeSpan pause = (cron.GetNextOccurrence(now, TimeZoneInfo.Utc) ?? now.AddDays(1)) - now;
            await Task.Delay(pause, time, stopping).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Schedule failed; it runs again at its next time")]
    private static partial void LogScheduleFailed(ILogger logger, Exception exception);
}
