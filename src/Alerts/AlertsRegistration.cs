using Alerts.Classify;
using Alerts.Deliver;
using Alerts.Digest;
using Alerts.Fetch;
using Alerts.Notify;
using Alerts.Outbound;
using Alerts.Schedule;
using Alerts.Sources;
using Alerts.Storage;
using Alerts.Stories;
using Alerts.Subscriptions;
using Alerts.Watch;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts;

public static class AlertsRegistration
{
    /// <summary>The whole pipeline, one line a stage. Both hosts call it; nothing is read or opened before the first use.</summary>
    public static IServiceCollection AddAlerts(this IServiceCollection services, IConfiguration configuration) => services
        .AddTelemetry(configuration)
        .AddStorage(configuration)
        .AddOutbound(configuration)
        .AddSources(configuration)
        .AddStories()
        .AddSubscriptions()
        .AddSchedule()
        .AddFetch(configuration)
        .AddClassify(configuration)
        .AddNotify()
        .AddDigest()
        .AddDeliver(configuration)
        .AddWatch();
}
