using Alerts.Deliver;
using Alerts.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions;

/// <summary>Sends one alert to one subscriber for each message.</summary>
public sealed class DeliverFunction(DeliverStage stage)
{
    [Function("Deliver")]
    public Task RunAsync([QueueTrigger(QueueNames.Deliveries)] DeliveryMessage message, CancellationToken cancellation) =>
        stage.RunAsync(message, cancellation);
}
