using Alerts.Watch;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions;

/// <summary>Measures what the operators' alert rules look at, as often as the setting <c>WatchTimer</c> says (six fields, UTC).</summary>
public sealed class WatchFunction(WatchStage stage)
{
    [Function("Watch")]
    public Task RunAsync([TimerTrigger("%WatchTimer%")] TimerInfo timer, CancellationToken cancellation) =>
        stage.RunAsync(cancellation);
}
