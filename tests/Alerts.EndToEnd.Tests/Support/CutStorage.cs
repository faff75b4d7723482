using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Alerts.EndToEnd.Tests.Support;

/// <summary>The wire to a storage that is refused after so many requests, as if the one who asks had died there, or that holds an answer back.</summary>
internal sealed class CutStorage : IAsyncDisposable
{
    private readonly HttpClient _client = new();
    private readonly List<WebApplication> _wires = [];
    private readonly TaskCompletionSource _held = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _left;
    private int _requests;

    /// <summary>Requests so far, whatever they were for.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>Requests are answered until the cut.</summary>
    public int CutAfter { set => Volatile.Write(ref _left, value); }

    /// <summary>What is answered in storage's place; null while storage answers itself.</summary>
    public Func<HttpContext, Task>? Instead { get; set; }

    /// <summary>For a request's target, until when its answer is held back.</summary>
    public Func<string, CancellationToken> Hold { get; set; } = _ => CancellationToken.None;

    /// <summary>A request is held back.</summary>
    public Task Held => _held.Task;

    /// <summary>There was no cut: what was asked for needed fewer requests.</summary>
    public bool IsWhole => Volatile.Read(ref _left) >= 0;

    public string ConnectionString { get; private set; } = "";

    public static async Task<CutStorage> StartAsync(string connectionString, CancellationToken cancellation)
    {
        var storage = new CutStorage();
        IEnumerable<Task<string>> parts = connectionString.Split(';').Select(async part =>
        {
            string[] setting = part.Split('=', 2);
            return setting[0].EndsWith("Endpoint", StringComparison.Ordinal)
                ? $"{setting[0]}={await storage.WireToAsync(new Uri(setting[1]), cancellation)}"
                : part;
        });
        storage.ConnectionString = string.Join(';', await Task.WhenAll(parts));
        return storage;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (WebApplication wire in _wires)
        {
            await wire.DisposeAsync();
        }

        _client.Dispose();
    }

    private async Task<Uri> WireToAsync(Uri service, CancellationToken cancellation)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        WebApplication wire = builder.Build();
        wire.Urls.Add("http://127.0.0.1:0");
        wire.Run(context => PassAsync(context, service));
        await wire.StartAsync(cancellation);
        lock (_wires)
        {
            _wires.Add(wire);
        }

        return new Uri(new Uri(wire.Urls.Single()), service.AbsolutePath);
    }

    private async Task PassAsync(HttpContext context, Uri service)
    {
        Interlocked.Increment(ref _requests);
        if (Instead is { } instead)
        {
            await instead(context);
            return;
        }

        if (Interlocked.Decrement(ref _left) < 0)
        {
            // Not one that the clients try again.
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        // The path as it was written: the signature is over it.
        string target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        if (Hold(Uri.UnescapeDataString(target)) is { CanBeCanceled: true } until)
        {
            _held.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, until).ContinueWith(_ => { }, TaskScheduler.Default);
        }

        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), new Uri(service, target)) { Content = new StreamContent(context.Request.Body) };
        foreach ((string name, Microsoft.Extensions.Primitives.StringValues value) in context.Request.Headers)
        {
            if (name != "Host" && !request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)value))
            {
                request.Content.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)value);
            }
        }

        using HttpResponseMessage answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach ((string name, IEnumerable<string> values) in answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key != "Transfer-Encoding"))
        {
            context.Response.Headers[name] = values.ToArray();
        }

        await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
