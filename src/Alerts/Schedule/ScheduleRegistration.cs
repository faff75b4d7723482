using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Schedule;

public static class ScheduleRegistration
{
    public static IServiceCollection AddSchedule(this IServiceCollection services) => services.AddSingleton<ScheduleStage>();
}
