using Alerts.Classify;
using Alerts.Deliver;
using Alerts.Fetch;
using Alerts.Notify;
using Alerts.Storage;

namespace Alerts.Cli.LocalHost;

/// <summary>Which stage works on which message: what the trigger attributes say in the Functions app.</summary>
internal sealed class StageDispatch(MessageIntake intake, FetchStage fetch, ClassifyStage classify, NotifyStage notify, DeliverStage deliver)
{
    /// <param name="queue">Where the message comes from.</param>
    /// <param name="text">The message as it lies there.</param>
    /// <param name="cancellation">Handed to the stage.</param>
    public Task RunAsync(string queue, string text, CancellationToken cancellation) => queue switch
    {
        QueueNames.Fetches => intake.RunEncodedAsync<FetchMessage>(queue, text, fetch.RunAsync, cancellation),
        QueueNames.Articles => intake.RunEncodedAsync<ArticleMessage>(queue, text, classify.RunAsync, cancellation),
        QueueNames.Events => intake.RunEncodedAsync<EventMessage>(queue, text, notify.RunAsync, cancellation),
        QueueNames.Deliveries => intake.RunEncodedAsync<DeliveryMessage>(queue, text, deliver.RunAsync, cancellation),
        _ => throw new InvalidOperationException($"no stage works on the queue '{queue}'"),
    };
}
