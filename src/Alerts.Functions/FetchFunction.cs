using Alerts.Fetch;
using Alerts.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions;

/// <summary>Polls one source for each message.</summary>
public sealed class FetchFunction(FetchStage stage)
{
    [Function("Fetch")]
    public Task RunAsync([QueueTrigger(QueueNames.Fetches)] FetchMessage message, CancellationToken cancellation) =>
        stage.RunAsync(message, cancellation);
}
