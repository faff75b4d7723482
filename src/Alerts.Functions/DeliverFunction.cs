using Alerts.Deliver;
using Alerts.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions;

/// <summary>Sends one alert to one subscriber for each message.</summary>
public sealed class DeliverFunction(DeliverStage stage, MessageIntake intake)
{
    [Function("Deliver")]
    public Task RunAsync([QueueTrigger(QueueNames.Deliveries)] string message, CancellationToken cancellation) =>
        intake.RunAsync<DeliveryMessage>(QueueNames.Deliveries, message, stage.RunAsync, cancellation);
}
