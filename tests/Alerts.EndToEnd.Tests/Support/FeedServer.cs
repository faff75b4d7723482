using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Alerts.EndToEnd.Tests.Support;

/// <summary>The far side of the wire: serves a feed with an ETag, and takes what is posted to a Teams flow.</summary>
internal sealed class FeedServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly List<string> _posts = [];
    private int _notModified;

    private FeedServer(WebApplication app) => _app = app;

    /// <summary>Body of <c>/feed</c>.</summary>
    public string Feed { get; set; } = "";

    public Uri Address => new(_app.Urls.Single());

    /// <summary>Polls that were answered with 304.</summary>
    public int NotModified => _notModified;

    public IReadOnlyList<string> Posts
    {
        get
        {
            lock (_posts)
            {
                return [.. _posts];
            }
        }
    }

    public static async Task<FeedServer> StartAsync(CancellationToken cancellation)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Configuration["Urls"] = "http://127.0.0.1:0";
        builder.Logging.ClearProviders();
        WebApplication app = builder.Build();
        var server = new FeedServer(app);
        app.MapGet("/feed", server.Get);
        app.MapPost("/flow", server.PostAsync);
        await app.StartAsync(cancellation);
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private IResult Get(HttpContext context)
    {
        string tag = $"\"{DeterministicId.Of(Feed)}\"";
        if (context.Request.Headers.IfNoneMatch == tag)
        {
            Interlocked.Increment(ref _notModified);
            return Results.StatusCode(StatusCodes.Status304NotModified);
        }

        context.Response.Headers.ETag = tag;
        return Results.Text(Feed, "application/rss+xml");
    }

    private async Task<IResult> PostAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        string body = await reader.ReadToEndAsync();
        lock (_posts)
        {
            _posts.Add(body);
        }

        return Results.Accepted();
    }
}
