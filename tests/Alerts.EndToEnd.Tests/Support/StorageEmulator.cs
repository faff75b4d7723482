using System.Net.Sockets;

namespace Alerts.EndToEnd.Tests.Support;

/// <summary>
/// An Azurite of its own on free ports, in memory. Start it once a test class or assembly; <see cref="StartAsync"/> ends the test
/// where Node.js is missing.
/// </summary>
public sealed class StorageEmulator : IAsyncDisposable
{
    private const string Package = "azurite@3.37.0";

    // Azurite's well-known development account: no secret (https://learn.microsoft.com/azure/storage/common/storage-use-azurite#well-known-storage-account-and-key).
    private const string Account = "AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static readonly TimeSpan StartTime = TimeSpan.FromMinutes(3);
    private readonly ChildProcess _process;
    private readonly int[] _ports;

    private StorageEmulator(ChildProcess process, int[] ports) => (_process, _ports) = (process, ports);

    /// <summary>For the setting <c>AzureWebJobsStorage</c>.</summary>
    public string ConnectionString =>
        $"DefaultEndpointsProtocol=http;{Account};BlobEndpoint=http://127.0.0.1:{_ports[0]}/devstoreaccount1;"
        + $"QueueEndpoint=http://127.0.0.1:{_ports[1]}/devstoreaccount1;TableEndpoint=http://127.0.0.1:{_ports[2]}/devstoreaccount1";

    public static async Task<StorageEmulator> StartAsync(CancellationToken cancellation)
    {
        string npx = Requires.Npx();
        int[] ports = [ChildProcess.FreePort(), ChildProcess.FreePort(), ChildProcess.FreePort()];
        var process = new ChildProcess(npx,
        [
            "--yes", Package, "--inMemoryPersistence", "--silent", "--disableTelemetry", "--skipApiVersionCheck",
            "--blobPort", $"{ports[0]}", "--queuePort", $"{ports[1]}", "--tablePort", $"{ports[2]}",
        ]);
        var emulator = new StorageEmulator(process, ports);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(StartTime);
        while (!await emulator.ListensAsync())
        {
            if (process.HasExited || limit.IsCancellationRequested)
            {
                await emulator.DisposeAsync();
                Assert.Fail($"{Package} did not start. Its output:\n{process.Output}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, cancellation);
        }

        return emulator;
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private async Task<bool> ListensAsync()
    {
        try
        {
            foreach (int port in _ports)
            {
                using var client = new TcpClient();
                await client.ConnectAsync("127.0.0.1", port);
            }

            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
