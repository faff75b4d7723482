using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Alerts.Web.Pages;

/// <summary><c>GET /</c>: what Alerts is, and the latest alerts.</summary>
internal static class HomeEndpoint
{
    public static async Task<RazorComponentResult<Home>> GetAsync(HttpContext context, LatestAlerts latest)
    {
        context.Response.Headers.CacheControl = "public, max-age=60";
        return new RazorComponentResult<Home>(new Dictionary<string, object?>
        {
            [nameof(Home.Alerts)] = await latest.ReadAsync(context.RequestAborted),
        });
    }
}
