using Alerts.Classify;
using Alerts.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions;

/// <summary>Classifies one article for each message.</summary>
public sealed class ClassifyFunction(ClassifyStage stage, MessageIntake intake)
{
    [Function("Classify")]
    public Task RunAsync([QueueTrigger(QueueNames.Articles)] string message, CancellationToken cancellation) =>
        intake.RunAsync<ArticleMessage>(QueueNames.Articles, message, stage.RunAsync, cancellation);
}
