using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Watch;

public static class WatchRegistration
{
    public static IServiceCollection AddWatch(this IServiceCollection services) => services.AddSingleton<WatchStage>();
}
