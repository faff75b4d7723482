using System.Globalization;
using System.Net;
using Alerts.Cli.Demo;
using Alerts.Cli.LocalHost;
using Alerts.Outbound;
using Alerts.Sources;
using Alerts.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Alerts.Benchmarks;

/// <summary>Feeds, each at a host of its own, on a local server that answers 304; a storage emulator; and the pipeline over both.</summary>
internal sealed class MinuteSite : IAsyncDisposable
{
    public const string Tag = "\"known\"";

    private readonly WebApplication _server;
    private readonly Azurite? _azurite;

    private MinuteSite(WebApplication server, Azurite? azurite, StorageClients storage, ServiceProvider services, SourceCatalogue catalogue) =>
        (_server, _azurite, Storage, Services, Catalogue) = (server, azurite, storage, services, catalogue);

    public StorageClients Storage { get; }

    public ServiceProvider Services { get; }

    public SourceCatalogue Catalogue { get; }

    public static async Task<MinuteSite> StartAsync(int sources)
    {
        WebApplication server = await ServeAsync();
        string connection = DemoStorage.ConnectionString();
        var storage = new StorageClients(Options.Create(new StorageOptions { ConnectionString = connection }));
        Azurite? azurite = await Azurite.StartIfSilentAsync(storage, folder: "", TextWriter.Null, TimeProvider.System, CancellationToken.None);
        int port = new Uri(server.Urls.Single()).Port;
        var catalogue = new SourceCatalogue(Enumerable.Range(0, sources).Select(number => new Source
        {
            Name = string.Create(CultureInfo.InvariantCulture, $"feed-{number}"), Kind = SourceKind.Feed, Location = $"http://{Host(number)}:{port}/feed",
        }));
        IConfiguration settings = new ConfigurationBuilder().AddInMemoryCollection(
            Enumerable.Range(0, sources).Select(number => KeyValuePair.Create($"Outbound:AllowedHosts:{number}", (string?)Host(number)))
                .Append(new("AzureWebJobsStorage", connection))).Build();
        ServiceProvider services = new ServiceCollection().AddLogging().AddAlerts(settings)
            .AddSingleton<ResolveHost>((_, _) => Task.FromResult(new[] { IPAddress.Loopback }))
            .AddSingleton(catalogue)
            .BuildServiceProvider();
        return new MinuteSite(server, azurite, storage, services, catalogue);
    }

    /// <summary>All sources were read before and are due.</summary>
    public async Task MakeDueAsync()
    {
        SourceStateStore states = Services.GetRequiredService<SourceStateStore>();
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        await Parallel.ForEachAsync(Catalogue.All, async (source, cancellation) =>
        {
            var before = new SourceState { Source = source.Name };
            SourceState known = Alerts.Fetch.PollOutcome.Before(before, source, now) with { ETag = Tag, LastBody = now, LastSuccess = DateTimeOffset.UnixEpoch, LastPoll = now.AddHours(-1) };
            await states.WriteAsync(known, before, cancellation);
        });
    }

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        await (_azurite?.DisposeAsync() ?? ValueTask.CompletedTask);
        await _server.DisposeAsync();
    }

    private static async Task<WebApplication> ServeAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Configuration["Urls"] = "http://127.0.0.1:0";
        builder.Logging.ClearProviders();
        WebApplication server = builder.Build();
        server.Run(context =>
        {
            context.Response.StatusCode = context.Request.Headers.IfNoneMatch.Count > 0 ? StatusCodes.Status304NotModified : StatusCodes.Status500InternalServerError;
            return Task.CompletedTask;
        });
        await server.StartAsync();
        return server;
    }

    private static string Host(int number) => string.Create(CultureInfo.InvariantCulture, $"host-{number}.example");
}
