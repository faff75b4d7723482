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
        RouteGroupBuilder site = endpoints.MapGroup("").AddEndpointFilter(SecurityHeaders.AddAsync);
        site.MapGet("/", HomeEndpoint.GetAsync);
        site.MapGet(StyleSheet.Path, StyleSheet.Get);
        site.MapGet(UnsubscribeEndpoint.Path, UnsubscribeEndpoint.Get);
        site.MapPost(UnsubscribeEndpoint.Path, UnsubscribeEndpoint.PostAsync);
        site.MapGet("/health", HealthEndpoint.GetAsync);
        site.MapFallback("{*path}", NotFoundEndpoint.Get);
        return endpoints;
    }
}
