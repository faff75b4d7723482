using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Fetch;

public static class FetchRegistration
{
    /// <summary>The Fetch stage and a reader for each kind of source.</summary>
    public static IServiceCollection AddFetch(this IServiceCollection services)
    {
        services.AddHttpClient<FeedSourceReader>();
        services.AddTransient<ISourceReader>(provider => provider.GetRequiredService<FeedSourceReader>());
        services.AddTransient<ISourceReader, FileSourceReader>();
        services.AddTransient<FetchStage>();
        return services;
    }
}
