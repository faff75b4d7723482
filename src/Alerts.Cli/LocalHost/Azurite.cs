using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Alerts.Storage;

namespace Alerts.Cli.LocalHost;

/// <summary>Microsoft's storage emulator, run by npm's <c>npx</c> where the configured storage is local and silent.</summary>
internal sealed class Azurite : IAsyncDisposable
{
    private const string Package = "azurite@3.37.0";
    private const string SetSid = "/usr/bin/setsid";

    /// <summary>The first start downloads the package.</summary>
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(3);

    /// <summary>Its writing of all that it holds, after it was asked to end.</summary>
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(10);

    private readonly Process _process;
    private readonly bool _keepsFiles;
    private readonly StringBuilder _output = new();

    private Azurite(Process process, bool keepsFiles)
    {
        _process = process;
        _keepsFiles = keepsFiles;
    }

    /// <summary>Null where the storage is not on this machine, or something listens already.</summary>
    /// <param name="folder">Where it keeps its files; empty for memory only.</param>
    public static async Task<Azurite?> StartIfSilentAsync(StorageClients storage, string folder, TextWriter progress, TimeProvider time, CancellationToken cancellation)
    {
        Uri[] endpoints = [storage.BlobServiceUri, storage.QueueServiceUri, storage.TableServiceUri];
        if (!endpoints.All(endpoint => endpoint.IsLoopback) || await ListensAsync(endpoints[1], cancellation))
        {
            return null;
        }

        await progress.WriteLineAsync($"Starting Azurite on {endpoints[1].Authority} (the first time, npx downloads it)");
        Azurite azurite = Start(endpoints, folder);
        await azurite.WaitUntilReadyAsync(endpoints, time, cancellation);
        return azurite;
    }

    /// <summary>
    /// Ends it. It writes its files every five seconds and when it is asked to end, so that one that is killed forgets what it acknowledged
    /// since (autosaveInterval in https://github.com/Azure/Azurite/blob/main/src/queue/persistence/LokiQueueMetadataStore.ts).
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        if (_keepsFiles && !_process.HasExited)
        {
            await AskToEndAsync();
        }

        await KillAsync();
        _process.Dispose();
    }

    /// <summary>Ends it as a power failure would.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }
    }

    private async Task AskToEndAsync()
    {
        if (!File.Exists(SetSid))
        {
            return;
        }

        // To its whole process group: npx does not pass the signal on.
        using Process kill = Process.Start("kill", ["-TERM", "--", $"-{_process.Id.ToString(CultureInfo.InvariantCulture)}"]);
        await kill.WaitForExitAsync();
        using var limit = new CancellationTokenSource(LongestEnd);
        await _process.WaitForExitAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static Azurite Start(Uri[] endpoints, string folder)
    {
        string[] persistence = folder.Length == 0 ? ["--inMemoryPersistence"] : ["--location", Path.GetFullPath(folder)];
        string[] arguments =
        [
            "npx", "--yes", Package, .. persistence, "--silent", "--disableTelemetry",
            // Azurite refuses API versions newer than itself: https://github.com/Azure/Azurite/issues/2651
            "--skipApiVersionCheck",
            .. Endpoint("blob", endpoints[0]), .. Endpoint("queue", endpoints[1]), .. Endpoint("table", endpoints[2]),
        ];

        // A process group of its own: the terminal's Ctrl-C must reach the host first, whose work in hand still needs storage.
        string[] command = File.Exists(SetSid) ? [SetSid, .. arguments] : arguments;
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            var azurite = new Azurite(new Process { StartInfo = start }, folder.Length > 0);
            azurite._process.OutputDataReceived += azurite.Keep;
            azurite._process.ErrorDataReceived += azurite.Keep;
            azurite._process.Start();
            azurite._process.BeginOutputReadLine();
            azurite._process.BeginErrorReadLine();
            return azurite;
        }
        catch (Win32Exception)
        {
            throw new ConfigurationException(
                $"{StorageOptions.Section}: nothing listens on {endpoints[1].Authority} and npx is not installed to start Azurite. Install Node.js 20 or newer, or set a storage account.");
        }

        static string[] Endpoint(string service, Uri uri) =>
            [$"--{service}Host", uri.Host, $"--{service}Port", uri.Port.ToString(CultureInfo.InvariantCulture)];
    }

    private async Task WaitUntilReadyAsync(Uri[] endpoints, TimeProvider time, CancellationToken cancellation)
    {
        DateTimeOffset until = time.GetUtcNow() + LongestStart;
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        foreach (Uri endpoint in endpoints)
        {
            while (!await AnswersAsync(http, endpoint, cancellation))
            {
                if (_process.HasExited || time.GetUtcNow() > until)
                {
                    await DisposeAsync();
                    throw new ConfigurationException($"{StorageOptions.Section}: Azurite did not start on {endpoint.Authority}. It printed: {_output.ToString().Trim()}");
                }

                await Task.Delay(TimeSpan.FromMilliseconds(100), time, cancellation);
            }
        }
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_output)
        {
            _output.AppendLine(line.Data);
        }
    }

    // An open port is not enough: somebody else's may have been there first.
    private static async Task<bool> AnswersAsync(HttpClient http, Uri endpoint, CancellationToken cancellation)
    {
        try
        {
            using HttpResponseMessage answer = await http.GetAsync(endpoint, cancellation);
            return answer.Headers.Server.ToString().StartsWith("Azurite", StringComparison.Ordinal);
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    private static async Task<bool> ListensAsync(Uri endpoint, CancellationToken cancellation)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(endpoint.Host, endpoint.Port, cancellation);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
