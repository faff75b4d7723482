using Alerts.Storage;
using Alerts.Subscriptions;
using Alerts.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Alerts.Tests.Web;

/// <summary>The site on Kestrel as the local host serves it, with storage faked on the wire.</summary>
internal sealed class Site : IAsyncDisposable
{
    /// <summary>The day whose alerts are the latest.</summary>
    private static readonly DateTimeOffset Now = new(2026, 1, 23, 15, 0, 0, TimeSpan.Zero);

    private WebApplication? _server;

    public StorageOnTheWire Storage { get; } = new();

    public HttpClient Client { get; } = new();

    public FakeTimeProvider Clock { get; } = new(Now);

    public IServiceProvider Services => _server!.Services;

    public static async Task<Site> StartAsync()
    {
        var site = new Site();
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration[StorageOptions.Section] = await site.Storage.StartAsync();

        // A clock that stands: a machine under load must not run out of the patience of the pages.
        builder.Services.AddSingleton<TimeProvider>(site.Clock);
        builder.Services.AddStorage(builder.Configuration);
        builder.Services.AddSingleton<SubscriptionLinks>();
        builder.Services.AddAlertsWeb();
        site._server = builder.Build();
        site._server.Urls.Add("http://127.0.0.1:0");
        site._server.MapAlerts();
        await site._server.StartAsync();
        site.Client.BaseAddress = new Uri(site._server.Urls.Single());
        return site;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        await Storage.DisposeAsync();
    }
}
