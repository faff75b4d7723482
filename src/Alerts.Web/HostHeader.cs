using Microsoft.AspNetCore.Http;

namespace Alerts.Web;

/// <summary>
/// Refuses a request whose Host header names no host (RFC 9110, 7.2). Servers let an empty or impossible one pass, and whatever
/// makes an address of the request would fail on it.
/// </summary>
internal static class HostHeader
{
    public static ValueTask<object?> CheckAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        HttpRequest request = context.HttpContext.Request;
        return request.Host.HasValue && Uri.TryCreate($"{request.Scheme}://{request.Host}/", UriKind.Absolute, out _)
            ? next(context)
            : ValueTask.FromResult<object?>(TypedResults.Text(
                "Expected a Host header with the name of this site.", "text/plain", statusCode: StatusCodes.Status400BadRequest));
    }
}
