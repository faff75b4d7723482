using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Subscriptions;

public static class SubscriptionsRegistration
{
    /// <summary>Who wants which event.</summary>
    public static IServiceCollection AddSubscriptions(this IServiceCollection services) => services.AddSingleton<SubscriptionMatcher>();
}
