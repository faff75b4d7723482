using Alerts.Notify;
using Alerts.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions;

/// <summary>Finds who wants to know of one event for each message.</summary>
public sealed class NotifyFunction(NotifyStage stage)
{
    [Function("Notify")]
    public Task RunAsync([QueueTrigger(QueueNames.Events)] EventMessage message, CancellationToken cancellation) =>
        stage.RunAsync(message, cancellation);
}
