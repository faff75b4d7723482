using Alerts.Storage;
using Azure;
using Azure.Identity;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging;

namespace Alerts.Web.Health;

/// <summary><c>GET /health</c>: 200 while storage answers, 503 when it does not.</summary>
internal sealed partial class HealthEndpoint
{
    /// <summary>Probes give up after about ten seconds; the storage client alone would try for minutes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static async Task<JsonHttpResult<HealthReport>> GetAsync(
        HttpContext context, QueueDepths depths, TimeProvider time, ILogger<HealthEndpoint> logger)
    {
        context.Response.Headers.CacheControl = "no-store";
        using var late = new CancellationTokenSource(Patience, time);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(late.Token, context.RequestAborted);
        try
        {
            return Json(HealthReport.Of(await depths.ReadAsync(cancellation.Token)), StatusCodes.Status200OK);
        }
        catch (Exception exception) when (
            exception is RequestFailedException or AggregateException or AuthenticationFailedException
            || (exception is OperationCanceledException && late.IsCancellationRequested))
        {
            LogUnhealthy(logger, exception);
            return Json(HealthReport.WithoutStorage, StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static JsonHttpResult<HealthReport> Json(HealthReport report, int status) =>
        TypedResults.Json(report, HealthJson.Default.HealthReport, statusCode: status);

    [LoggerMessage(Level = LogLevel.Error, Message = "Storage does not answer")]
    private static partial void LogUnhealthy(ILogger logger, Exception exception);
}
