using Alerts.Classify.Enrich;
using Azure.AI.TextAnalytics;
using Azure.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Functions.Language;

/// <summary>Adds Azure AI Language to the classifier where <c>Language:Endpoint</c> is set.</summary>
public static class LanguageRegistration
{
    public static IServiceCollection AddAzureLanguage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<LanguageOptions>().Bind(configuration.GetSection(LanguageOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        string? endpoint = configuration[$"{LanguageOptions.Section}:{nameof(LanguageOptions.Endpoint)}"];
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out Uri? address))
        {
            return services;
        }

        // Retries are the Enricher's: two layers of them would multiply.
        var options = new TextAnalyticsClientOptions();
        options.Retry.MaxRetries = 0;
        return services.AddSingleton<IEntityRecogniser>(_ =>
            new AzureLanguageRecogniser(new TextAnalyticsClient(address, new DefaultAzureCredential(), options)));
    }
}
