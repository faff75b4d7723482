using Alerts.Notify;
using Alerts.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions;

/// <summary>Finds who wants to know of one event for each message.</summary>
public sealed class NotifyFunction(NotifyStage stage, MessageIntake intake)
{
    [Function("Notify")]
    public Task RunAsync([QueueTrigger(QueueNames.Events)] string message, CancellationToken cancellation) =>
        intake.RunAsync<EventMessage>(QueueNames.Events, message, stage.RunAsync, cancellation);
}
