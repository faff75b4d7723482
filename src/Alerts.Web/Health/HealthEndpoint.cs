using Alerts.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging;

namespace Alerts.Web.Health;

/// <summary><c>GET /health</c>: 200 while storage answers and the queues are worked on, 503 otherwise.</summary>
internal sealed partial class HealthEndpoint
{
    /// <summary>Probes give up after about ten seconds; the storage client alone would try for minutes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static async Task<JsonHttpResult<HealthReport>> GetAsync(
        HttpContext context, QueueDepths depths, QueueActivity activity, TimeProvider time, ILogger<HealthEndpoint> logger)
    {
        context.Response.Headers.CacheControl = "no-store";
        using var late = new CancellationTokenSource(Patience, time);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(late.Token, context.RequestAborted);
        try
        {
            HealthReport report = HealthReport.Of(await depths.ReadAsync(cancellation.Token), activity.StandingStill());
            return Json(report, report.Status == HealthStatus.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
        }
        catch (Exception exception) when (
            StorageFailure.ReasonOf(exception) is not null || (exception is OperationCanceledException && late.IsCancellationRequested))
        {
            LogUnhealthy(logger, StorageFailure.ReasonOf(exception) ?? $"no answer within {Patience.TotalSeconds:0} s");
            return Json(HealthReport.WithoutStorage, StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static JsonHttpResult<HealthReport> Json(HealthReport report, int status) =>
        TypedResults.Json(report, HealthJson.Default.HealthReport, statusCode: status);

    [LoggerMessage(Level = LogLevel.Error, Message = "Storage does not answer as expected: {Reason}")]
    private static partial void LogUnhealthy(ILogger logger, string reason);
}
