using Alerts.Digest;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions;

/// <summary>
/// Makes the digests that are due, as often as the setting <c>DigestTimer</c> says (six fields, UTC). The host runs it on one
/// instance at a time, by a lease; a run that fails is not repeated, the next one finds the same digests due.
/// </summary>
public sealed class DigestFunction(DigestStage stage)
{
    [Function("Digest")]
    public Task RunAsync([TimerTrigger("%DigestTimer%")] TimerInfo timer, CancellationToken cancellation) =>
        stage.RunAsync(cancellation);
}
