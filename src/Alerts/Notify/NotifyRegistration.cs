using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Notify;

public static class NotifyRegistration
{
    public static IServiceCollection AddNotify(this IServiceCollection services) => services.AddSingleton<NotifyStage>();
}
