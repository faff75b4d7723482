using Alerts.Deliver.Channels;
using Alerts.Outbound;
using Alerts.Storage;
using Alerts.Subscriptions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Alerts.Deliver;

public static class DeliverRegistration
{
    /// <summary>The Deliver stage with its channels. Sections <c>Deliver</c>, <c>Smtp</c>, <c>Teams</c> and <c>Web</c>; needs the storage and the outbound guard.</summary>
    public static IServiceCollection AddDeliver(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        AddOptions(services, configuration);

        services.AddSingleton<SubscriptionLinks>();
        services.AddSingleton<SmtpConnections>();
        services.AddSingleton<EmailChannel>();
        services.AddSingleton<TeamsChannel>();
        services.AddSingleton<FolderChannel>();
        services.AddSingleton<ChannelChoice>();
        services.AddSingleton<SendTurns>();
        services.AddSingleton<Refusals>();
        services.AddSingleton<DeliveryLedger>();
        services.AddSingleton(provider => new DeliverStage(
            provider.GetRequiredService<StageEdge>(),
            provider.GetRequiredService<DeliveryLedger>(),
            provider.GetRequiredService<EventStore>(),
            provider.GetRequiredService<SubscriptionStore>(),
            provider.GetRequiredService<SubscriptionMatcher>(),
            provider.GetRequiredService<ChannelChoice>(),
            provider.GetRequiredService<SubscriptionLinks>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<DeliverStage>>()));

        // The address in a request is a secret: its log lines are left out.
        services.AddOutboundHttpClient(TeamsChannel.Client).RemoveAllLoggers();
        return services;
    }

    private static void AddOptions(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DeliverOptions>().Bind(configuration.GetSection(DeliverOptions.Section)).ValidateOnStart();
        services.AddSettings(DeliverOptions.Section, new DeliverOptionsValidator());
        services.AddOptions<SmtpOptions>().Bind(configuration.GetSection(SmtpOptions.Section)).ValidateOnStart();
        services.AddSettings(SmtpOptions.Section, new SmtpOptionsValidator());
        services.AddOptions<TeamsOptions>().Bind(configuration.GetSection(TeamsOptions.Section)).ValidateOnStart();
        services.AddSettings(TeamsOptions.Section, new TeamsOptionsValidator());
        services.AddOptions<WebOptions>().Bind(configuration.GetSection(WebOptions.Section)).ValidateOnStart();
        services.AddSettings(WebOptions.Section, new WebOptionsValidator());
    }
}
