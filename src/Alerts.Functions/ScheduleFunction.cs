using Alerts.Schedule;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions;

/// <summary>
/// Asks which sources are due, as often as the setting <c>ScheduleTimer</c> says (six fields, UTC). The host
/// runs it on one instance at a time, by a lease; a run that fails is not repeated, the next one finds the same sources due.
/// </summary>
public sealed class ScheduleFunction(ScheduleStage stage)
{
    [Function("Schedule")]
    public Task RunAsync([TimerTrigger("%ScheduleTimer%")] TimerInfo timer, CancellationToken cancellation) =>
        stage.RunAsync(cancellation);
}
