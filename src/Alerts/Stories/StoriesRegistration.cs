using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Stories;

public static class StoriesRegistration
{
    /// <summary>Which story an article belongs to, and what it adds.</summary>
    public static IServiceCollection AddStories(this IServiceCollection services) => services.AddSingleton<StoryStore>();
}
