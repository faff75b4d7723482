using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Alerts.Storage;

public static class StorageRegistration
{
    /// <summary>Queues, tables and blobs of the account that <c>AzureWebJobsStorage</c> names.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<StorageOptions>().Configure(options => options.ReadFrom(configuration)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<StorageOptions>, StorageOptionsValidator>();
        services.AddSingleton<SettingsSection, StorageSettings>();
        services.AddSingleton<StorageClients>();
        services.AddSingleton<MessageQueues>();
        services.AddSingleton<ArticleIndex>();
        services.AddSingleton<ArticleStore>();
        services.AddSingleton<EventStore>();
        services.AddSingleton<SubscriptionStore>();
        services.AddSingleton<DeliveryStore>();
        services.AddSingleton<DigestStore>();
        services.AddSingleton<FailureStore>();
        services.AddSingleton<PoisonQueues>();
        services.AddSingleton<QueueDepths>();
        services.AddSingleton<QueueActivity>();
        services.AddSingleton<MessageIntake>();
        services.AddSingleton<StageEdge>();
        return services;
    }
}
