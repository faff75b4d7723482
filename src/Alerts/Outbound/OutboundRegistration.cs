using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Alerts.Outbound;

public static class OutboundRegistration
{
    /// <summary>The guard of all addresses and its settings.</summary>
    public static IServiceCollection AddOutbound(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<OutboundOptions>().Bind(configuration.GetSection(OutboundOptions.Section)).ValidateOnStart();
        services.AddSettings(OutboundOptions.Section, new OutboundOptionsValidator());
        services.TryAddSingleton<ResolveHost>(_ => Dns.GetHostAddressesAsync);
        services.AddSingleton<OutboundGuard>();
        return services;
    }

    /// <summary>
    /// A client of <see cref="IHttpClientFactory"/> whose connections the guard makes. It follows no redirects, keeps no
    /// cookies and uses no proxy (a proxy would connect in the guard's place); its time limit is the caller's affair.
    /// </summary>
    public static IHttpClientBuilder AddOutboundHttpClient(this IServiceCollection services, string name) => services
        .AddHttpClient(name, (provider, client) =>
        {
            client.Timeout = Timeout.InfiniteTimeSpan;
            client.DefaultRequestVersion = HttpVersion.Version20;
            client.DefaultVersionPolicy = HttpVersionPolicy.RequestVersionOrLower;
            client.DefaultRequestHeaders.UserAgent.ParseAdd(UserAgent(provider.GetRequiredService<IOptions<OutboundOptions>>().Value));
        })
        .ConfigurePrimaryHttpMessageHandler(provider => new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate | DecompressionMethods.Brotli,
            ConnectTimeout = provider.GetRequiredService<IOptions<OutboundOptions>>().Value.ConnectTimeout,
            ConnectCallback = provider.GetRequiredService<OutboundGuard>().ConnectAsync,
            MaxResponseHeadersLength = 64,
            // A host is asked again after minutes: ten thousand idle connections would use up the machine's handles.
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(2),
            // Connections are made anew now and then, so that a host that moves is followed.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ResponseDrainTimeout = TimeSpan.FromSeconds(1),
        })
        .SetHandlerLifetime(Timeout.InfiniteTimeSpan);

    internal static string UserAgent(OutboundOptions options)
    {
        string version = typeof(OutboundRegistration).Assembly.GetName().Version?.ToString(3) ?? "0";
        return string.IsNullOrEmpty(options.Contact) ? $"Alerts/{version}" : $"Alerts/{version} (+{options.Contact})";
    }
}
