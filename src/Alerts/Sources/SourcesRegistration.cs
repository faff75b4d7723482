using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Alerts.Sources;

public static class SourcesRegistration
{
    /// <summary>The catalogue (read at its first use) and the state of each source.</summary>
    public static IServiceCollection AddSources(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SourcesOptions>().Bind(configuration.GetSection(SourcesOptions.Section)).ValidateOnStart();
        services.AddSettings(SourcesOptions.Section, new SourcesOptionsValidator());
        services.AddSingleton(provider => SourceCatalogue.Load(provider.GetRequiredService<IOptions<SourcesOptions>>().Value));
        services.AddSingleton<SourceStateStore>();
        return services;
    }
}
