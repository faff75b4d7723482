using Alerts.Classification;
using Alerts.Classification.Knowledge;
using Alerts.Classify.Enrich;
using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Alerts.Classify;

/// <summary>Registers the classifier. Its knowledge is read once, when it is first asked for.</summary>
public static class ClassifyRegistration
{
    /// <summary>Bytes of an answer: 5 documents of 5,120 text elements have some hundreds of entities.</summary>
    private const int LargestAnswer = 4 << 20;

    public static IServiceCollection AddClassify(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ClassifyOptions>().Bind(configuration.GetSection(ClassifyOptionsValidator.Section)).ValidateOnStart();
        services.AddSettings(ClassifyOptionsValidator.Section, new ClassifyOptionsValidator());
        services.AddSingleton(provider => Load(provider.GetRequiredService<IOptions<ClassifyOptions>>().Value.KnowledgeFolder));
        services.AddSingleton(provider => new Classifier(
            provider.GetRequiredService<KnowledgeBase>(), provider.GetRequiredService<IOptions<ClassifyOptions>>().Value));
        services.AddSingleton<ClassifyStage>();
        services.AddSingleton<Enricher>();
        return services.AddAzureLanguage(configuration);
    }

    /// <summary>The library knows no settings: its errors join those of the host.</summary>
    private static KnowledgeBase Load(string? folder)
    {
        try
        {
            return KnowledgeBase.Load(folder);
        }
        catch (KnowledgeException exception)
        {
            throw new ConfigurationException(exception.Errors);
        }
    }

    /// <summary>Azure AI Language, where <c>Language:Endpoint</c> is set.</summary>
    private static IServiceCollection AddAzureLanguage(this IServiceCollection services, IConfiguration configuration)
    {
        IConfigurationSection section = configuration.GetSection(LanguageOptions.Section);
        services.AddOptions<LanguageOptions>().Bind(section).ValidateOnStart();
        services.AddSettings(LanguageOptions.Section, new LanguageOptionsValidator());
        if (section.Get<LanguageOptions>() is not { IsConfigured: true })
        {
            return services;
        }

        // Not through the guard of outgoing addresses: the operator names this one, and in a private network it is a private address.
        services.AddHttpClient(AzureLanguage.Name)
            .ConfigureHttpClient(client => client.MaxResponseContentBufferSize = LargestAnswer)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        services.TryAddSingleton<TokenCredential>(_ => new DefaultAzureCredential());
        return services.AddSingleton<AzureLanguage>();
    }
}
