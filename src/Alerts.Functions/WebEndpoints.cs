using Alerts.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Alerts.Functions;

/// <summary>
/// The site's request pipeline inside the worker's one HTTP function. Built once: the endpoints and their
/// route table live as long as the instance.
/// </summary>
public sealed class WebEndpoints
{
    private readonly RequestDelegate _serve;

    public WebEndpoints(IServiceProvider services)
    {
        var application = new ApplicationBuilder(services);
        application.UseRouting();
        application.UseEndpoints(endpoints => endpoints.MapAlerts());
        _serve = application.Build();
    }

    /// <summary>Serves the request as if it had come to the site directly.</summary>
    public async Task ServeAsync(HttpContext context)
    {
        // The worker has routed the request to its catch-all already. Routing would keep that endpoint and
        // its {path} if they stayed.
        context.SetEndpoint(null);
        context.Request.RouteValues.Clear();
        try
        {
            await _serve(context);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException && context.RequestAborted.IsCancellationRequested)
        {
            // Whoever asked hung up. Nobody waits for the answer, and the run has not failed.
        }
    }
}
