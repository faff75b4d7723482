using Alerts.Classify;
using Alerts.Deliver;
using Alerts.Fetch;
using Alerts.Notify;
using Alerts.Storage;

namespace Alerts.Cli.LocalHost;

/// <summary>Which stage works on which message: what the trigger attributes say in the Functions app.</summary>
internal sealed class StageDispatch(FetchStage fetch, ClassifyStage classify, NotifyStage notify, DeliverStage deliver)
{
    /// <exception cref="UnreadableMessageException">The body is not that queue's message.</exception>
    public Task RunAsync(string queue, string body, CancellationToken cancellation) => MessageReader.Read(queue, body) switch
    {
        FetchMessage message => fetch.RunAsync(message, cancellation),
        ArticleMessage message => classify.RunAsync(message, cancellation),
        EventMessage message => notify.RunAsync(message, cancellation),
        DeliveryMessage message => deliver.RunAsync(message, cancellation),
        StageMessage message => throw new InvalidOperationException($"no stage works on {message.GetType().Name}"),
    };
}
