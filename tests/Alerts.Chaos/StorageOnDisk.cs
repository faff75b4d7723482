using Alerts.Cli.LocalHost;
using Alerts.Storage;
using Azure.Data.Tables;
using Microsoft.Extensions.Options;

namespace Alerts.Chaos;

/// <summary>An Azurite with its files on disk, that is ended and started again; rows written to it tell whether it keeps what it acknowledged.</summary>
internal sealed class StorageOnDisk(string connectionString, string folder) : IAsyncDisposable
{
    private const string Table = "witnesses";
    private const int WitnessesBeforeAKill = 20;

    private Azurite? _azurite;

    public string ConnectionString => connectionString;

    public StorageClients Clients { get; } = new(Options.Create(new StorageOptions { ConnectionString = connectionString }));

    /// <summary>Rows that were acknowledged.</summary>
    public int Witnesses { get; private set; }

    public async Task StartAsync(CancellationToken cancellation) =>
        _azurite = await Azurite.StartIfSilentAsync(Clients, folder, TextWriter.Null, TimeProvider.System, cancellation);

    public async Task EndAsync(bool inOrder)
    {
        if (!inOrder)
        {
            await _azurite!.KillAsync();
        }

        await _azurite!.DisposeAsync();
    }

    /// <summary>Writes some rows, each acknowledged before the next.</summary>
    public async Task WitnessAsync(CancellationToken cancellation)
    {
        TableClient table = await TableAsync(cancellation);
        for (int i = 0; i < WitnessesBeforeAKill; i++)
        {
            await table.AddEntityAsync(new TableEntity("w", $"{Witnesses:D6}"), cancellation);
            Witnesses++;
        }
    }

    public async Task<int> ForgottenAsync(CancellationToken cancellation)
    {
        TableClient table = await TableAsync(cancellation);
        return Witnesses - await table.QueryAsync<TableEntity>(select: ["RowKey"], cancellationToken: cancellation).CountAsync(cancellation);
    }

    // Created each time: an Azurite that was killed may have forgotten the table itself.
    private async Task<TableClient> TableAsync(CancellationToken cancellation)
    {
        var table = new TableClient(connectionString, Table);
        await table.CreateIfNotExistsAsync(cancellation);
        return table;
    }

    public async ValueTask DisposeAsync()
    {
        if (_azurite is not null)
        {
            await _azurite.DisposeAsync();
        }
    }
}
