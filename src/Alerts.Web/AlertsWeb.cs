using Alerts.Web.Health;
using Alerts.Web.Pages;
using Alerts.Web.Unsubscribe;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Web;

/// <summary>The site: pages and the endpoints that machines ask. Both hosts add and map it the same way.</summary>
public static class AlertsWeb
{
    /// <summary>What the endpoints need besides the pipeline's own services.</summary>
    public static IServiceCollection AddAlertsWeb(this IServiceCollection services)
    {
        services.AddRouting();
        services.AddRazorComponents();
        services.AddSingleton<LatestAlerts>();
        return services;
    }

    /// <summary>Every address of the site. What is none of them gets the page that says so, with status 404.</summary>
    public static IEndpointRouteBuilder MapAlerts(this IEndpointRouteBuilder endpoints)
    {
        RouteGroupBuilder site = endpoints.MapGroup("").AddEndpointFilter(SecurityHeaders.AddAsync).AddEndpointFilter(HostHeader.CheckAsync);
        site.MapAddress("/", HomeEndpoint.GetAsync);
        site.MapAddress(StyleSheet.Path, StyleSheet.Get);
        site.MapAddress(UnsubscribeEndpoint.Path, UnsubscribeEndpoint.Get, UnsubscribeEndpoint.PostAsync);
        site.MapAddress("/health", HealthEndpoint.GetAsync);
        site.MapFallback("{*path}", NotFoundEndpoint.Get);
        return endpoints;
    }

    /// <summary>What answers GET answers HEAD too, without the body (RFC 9110, 9.3.2). Any other method is refused here and not by the fallback.</summary>
    private static void MapAddress(this RouteGroupBuilder site, string path, Delegate get, Delegate? post = null)
    {
        site.MapMethods(path, [HttpMethods.Get, HttpMethods.Head], get);
        if (post is not null)
        {
            site.MapPost(path, post);
        }

        string[] allowed = post is null ? [HttpMethods.Get, HttpMethods.Head] : [HttpMethods.Get, HttpMethods.Head, HttpMethods.Post];
        site.Map(path, (HttpContext context) => MethodNotAllowed.Answer(context, allowed));
    }
}
