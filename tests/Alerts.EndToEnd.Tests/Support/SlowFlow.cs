using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Alerts.EndToEnd.Tests.Support;

/// <summary>A Teams flow's far side that takes four seconds for each post: longer than a command has to end by default, shorter than the host's grace.</summary>
internal sealed class SlowFlow : IAsyncDisposable
{
    private static readonly TimeSpan Takes = TimeSpan.FromSeconds(4);

    private readonly WebApplication _app;
    private int _posts;

    public SlowFlow()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Urls.Add("http://127.0.0.1:0");
        _app.MapPost("/flow", async () =>
        {
            Interlocked.Increment(ref _posts);
            await Task.Delay(Takes, TimeProvider.System);
            return Results.Accepted();
        });
    }

    public Uri Address => new(_app.Urls.Single());

    public int Posts => Volatile.Read(ref _posts);

    public Task StartAsync(CancellationToken cancellation) => _app.StartAsync(cancellation);

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
