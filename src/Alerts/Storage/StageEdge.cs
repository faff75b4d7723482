using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Alerts.Storage;

/// <summary>
/// What every stage does around its work on a message: continue the sender's trace, and on failure
/// record the cause before the queue tries again. Never swallows.
/// </summary>
public sealed partial class StageEdge(FailureStore failures, ILogger<StageEdge> logger)
{
    public async Task RunAsync(string queue, StageMessage message, Func<Task> work, CancellationToken cancellation)
    {
        using Activity? activity = Telemetry.Activities.StartActivity(queue, ActivityKind.Consumer, message.TraceParent);
        activity?.SetTag("messaging.destination.name", queue);
        activity?.SetTag("alerts.subject", message.Subject);
        try
        {
            await work();
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception)
        {
            activity?.SetStatus(ActivityStatusCode.Error, exception.Message);
            await RecordAsync(queue, message.Subject, exception);
            throw;
        }
    }

    /// <summary>Records a failure without letting a second one (storage down) hide the first.</summary>
    public async Task RecordAsync(string queue, string subject, Exception cause)
    {
        string? reason = StorageFailure.ReasonOf(cause);
        LogFailure(logger, queue, subject, reason ?? cause.Message, reason is null ? cause : null);
        try
        {
            await failures.RecordAsync(queue, subject, $"{cause.GetType().Name}: {cause.Message}", CancellationToken.None);
        }
        catch (Exception exception) when (StorageFailure.ReasonOf(exception) is { } unrecorded)
        {
            LogUnrecorded(logger, queue, subject, unrecorded);
        }
    }

    // Without a stack where storage is away: it says nothing then, and there is one for each message in work.
    [LoggerMessage(Level = LogLevel.Error, Message = "Queue {Queue}: message {Subject} failed: {Reason}")]
    private static partial void LogFailure(ILogger logger, string queue, string subject, string reason, Exception? exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "Queue {Queue}: the failure of message {Subject} could not be recorded: {Reason}")]
    private static partial void LogUnrecorded(ILogger logger, string queue, string subject, string reason);
}
