using System.Net.Sockets;
using Alerts.EndToEnd.Tests.Support;
using Alerts.Functions.Tests.Support;
using Alerts.Tests.Web;

namespace Alerts.Functions.Tests.Worker;

/// <summary>The built app as a process of its own, started as the Functions host starts it, with its storage on the wire.</summary>
public sealed class RunningApp : IAsyncLifetime
{
    private readonly FunctionsHost _host = new();
    private readonly StorageOnTheWire _storage = new();
    private ChildProcess? _process;

    internal FunctionsHost Host => _host;

    internal StorageOnTheWire Storage => _storage;

    internal ChildProcess Process => _process!;

    public IReadOnlyDictionary<string, string> Capabilities { get; private set; } = new Dictionary<string, string>();

    public IReadOnlyList<string> Functions { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await _host.StartAsync();
        string app = typeof(WebFunction).Assembly.Location;
        var settings = new Dictionary<string, string>
        {
            ["AzureWebJobsStorage"] = await _storage.StartAsync(),
            ["FUNCTIONS_APPLICATION_DIRECTORY"] = Path.GetDirectoryName(app)!,
            ["Sources__Catalogue"] = Repository.PathOf("samples/sources.yaml"),
        };
        // As a command of env, so that the settings are the app's alone.
        _process = new ChildProcess("env",
        [
            .. settings.Select(setting => $"{setting.Key}={setting.Value}"),
            "dotnet", app, "--functions-uri", $"{_host.Address}", "--functions-request-id", "1", "--functions-worker-id", "1", "--functions-grpc-max-message-length", "2147483647",
        ], Path.GetDirectoryName(app));
        try
        {
            Capabilities = await _host.InitialiseAsync(patience.Token);
            Functions = await _host.LoadAsync(Path.GetDirectoryName(app)!, patience.Token);
            await ListensAsync(new Uri(Capabilities["HttpUri"]), patience.Token);
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"The app did not answer the host within two minutes. It wrote:\n{_process.Output}");
        }
    }

    /// <summary>Asks the site as the host does: the request goes to the worker's own server, and a run of the function says whose it is.</summary>
    public async Task<HttpResponseMessage> GetAsync(string path, CancellationToken cancellation)
    {
        string run = _host.NextRun();
        using var client = new HttpClient { BaseAddress = new Uri(Capabilities["HttpUri"]) };
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "x-ms-invocation-id", run } } };
        Task<HttpResponseMessage> response = client.SendAsync(request, cancellation);
        Assert.Null(await _host.InvokeAsync("Web", "request", "{}", cancellation, run));
        return await response;
    }

    /// <summary>The worker speaks to the host before its own server is up.</summary>
    private static async Task ListensAsync(Uri server, CancellationToken cancellation)
    {
        while (true)
        {
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(server.Host, server.Port, cancellation);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, cancellation);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        await _host.DisposeAsync();
        await _storage.DisposeAsync();
    }
}
