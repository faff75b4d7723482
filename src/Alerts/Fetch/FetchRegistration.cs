using Alerts.Fetch.Http;
using Alerts.Fetch.Identity;
using Alerts.Fetch.Kinds;
using Alerts.Fetch.Pages;
using Alerts.Outbound;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Alerts.Fetch;

public static class FetchRegistration
{
    /// <summary>The Fetch stage, its HTTP and a reader for each kind of source.</summary>
    public static IServiceCollection AddFetch(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<FetchOptions>().Bind(configuration.GetSection(FetchOptions.Section)).ValidateOnStart();
        services.AddSettings(FetchOptions.Section, new FetchOptionsValidator());
        services.AddOutboundHttpClient(HttpFetcher.Client).RemoveAllLoggers();
        services.AddSingleton<HostTurns>();
        services.AddSingleton<HttpPipelines>();
        services.AddSingleton<HttpFetcher>();
        services.AddSingleton<RobotsRules>();
        services.AddTransient<ISourceReader, FeedSourceReader>();
        services.AddTransient<ISourceReader, FileSourceReader>();
        services.AddTransient<ISourceReader, FederalRegisterReader>();
        services.AddTransient<ISourceReader, GdeltSourceReader>();
        services.AddTransient<ISourceReader, PageSourceReader>();
        services.AddTransient<ISourceReader, JsonSourceReader>();
        services.AddTransient<SourceReaders>();
        services.AddSingleton(provider => new PageReader(
            provider.GetRequiredService<HttpFetcher>(), provider.GetRequiredService<RobotsRules>(), provider.GetRequiredService<IOptions<FetchOptions>>()));
        services.AddSingleton<FullText>();
        services.AddSingleton<ArticleIntake>();
        services.AddSingleton<EntryJudge>();
        services.AddSingleton<UnseenEntries>();
        services.AddTransient<FetchStage>();
        return services;
    }
}
