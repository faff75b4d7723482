using Alerts.Classify;
using Alerts.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions;

/// <summary>Classifies one article for each message.</summary>
public sealed class ClassifyFunction(ClassifyStage stage)
{
    [Function("Classify")]
    public Task RunAsync([QueueTrigger(QueueNames.Articles)] ArticleMessage message, CancellationToken cancellation) =>
        stage.RunAsync(message, cancellation);
}
