using Alerts.Fetch;
using Alerts.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions;

/// <summary>Polls one source for each message.</summary>
public sealed class FetchFunction(FetchStage stage, MessageIntake intake)
{
    [Function("Fetch")]
    public Task RunAsync([QueueTrigger(QueueNames.Fetches)] string message, CancellationToken cancellation) =>
        intake.RunAsync<FetchMessage>(QueueNames.Fetches, message, stage.RunAsync, cancellation);
}
