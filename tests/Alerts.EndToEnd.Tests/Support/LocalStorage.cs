using Alerts.Cli.Demo;
using Alerts.Cli.LocalHost;
using Alerts.Storage;
using Microsoft.Extensions.Options;

namespace Alerts.EndToEnd.Tests.Support;

/// <summary>An Azurite of the test's own, in memory on free ports; <see cref="StartAsync"/> ends the test where Node.js is missing.</summary>
internal sealed class LocalStorage : IAsyncDisposable
{
    private readonly Azurite? _azurite;

    private LocalStorage(string connectionString, StorageClients clients, Azurite? azurite)
    {
        ConnectionString = connectionString;
        Clients = clients;
        _azurite = azurite;
    }

    public string ConnectionString { get; }

    public StorageClients Clients { get; }

    public static async Task<LocalStorage> StartAsync(CancellationToken cancellation)
    {
        Requires.Npx();
        string connectionString = DemoStorage.ConnectionString();
        var clients = new StorageClients(Options.Create(new StorageOptions { ConnectionString = connectionString }));
        return new LocalStorage(
            connectionString, clients, await Azurite.StartIfSilentAsync(clients, folder: "", TextWriter.Null, TimeProvider.System, cancellation));
    }

    public ValueTask DisposeAsync() => _azurite?.DisposeAsync() ?? ValueTask.CompletedTask;
}
