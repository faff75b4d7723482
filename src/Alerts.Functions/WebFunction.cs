using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions;

/// <summary>Every address of the site: hands the request to the same endpoints that the local host serves.</summary>
public sealed class WebFunction(WebEndpoints endpoints)
{
    /// <remarks>
    /// Anonymous, because people and mail programs follow links here; what needs proof asks for a signed token itself.
    /// The route's own parameter is not a parameter of the method: the endpoints route by the path.
    /// </remarks>
    [Function("Web")]
    public Task RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, Route = "{*path}")] HttpRequest request) =>
        endpoints.ServeAsync(request.HttpContext);
}
