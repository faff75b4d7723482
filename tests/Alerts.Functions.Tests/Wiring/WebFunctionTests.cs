using System.Net;
using System.Reflection;
using Alerts.Functions.Tests.Support;
using Alerts.Storage;
using Alerts.Tests.Web;
using Alerts.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Alerts.Functions.Tests.Wiring;

/// <summary>The web function behind a catch-all route as the worker makes one of its trigger.</summary>
public sealed class WebFunctionTests : IAsyncLifetime
{
    private readonly StorageOnTheWire _storage = new();
    private readonly HttpClient _client = new();
    private readonly TaskCompletionSource<Exception?> _ended = new();
    private WebApplication? _worker;

    public async ValueTask InitializeAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration[StorageOptions.Section] = await _storage.StartAsync();
        builder.Services.AddAlerts(builder.Configuration);
        builder.Services.AddAlertsWeb();
        builder.Services.AddSingleton<WebEndpoints>();
        builder.Services.AddTransient<WebFunction>();
        _worker = builder.Build();
        _worker.Urls.Add("http://127.0.0.1:0");
        string route = Function.Named("Web").Trigger<HttpTriggerAttribute>()!.Route!;
        _worker.Map(route, async (HttpContext context) =>
        {
            Task run = context.RequestServices.GetRequiredService<WebFunction>().RunAsync(context.Request);
            await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _ended.TrySetResult(run.IsCanceled ? new TaskCanceledException(run) : run.Exception);
        });
        await _worker.StartAsync();
        _client.BaseAddress = new Uri(_worker.Urls.Single());
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _worker!.DisposeAsync();
        await _storage.DisposeAsync();
    }

    [Theory]
    [InlineData("GET", "/", HttpStatusCode.OK, "text/html")]
    [InlineData("GET", "/health", HttpStatusCode.OK, "application/json")]
    [InlineData("GET", "/alerts.css", HttpStatusCode.OK, "text/css")]
    [InlineData("GET", "/no/such/page", HttpStatusCode.NotFound, "text/html")]
    [InlineData("POST", "/no/such/page", HttpStatusCode.NotFound, "text/html")]
    [InlineData("HEAD", "/health", HttpStatusCode.OK, "application/json")]
    [InlineData("DELETE", "/health", HttpStatusCode.MethodNotAllowed, "text/plain")]
    public async Task It_serves_the_sites_own_endpoints(string method, string path, HttpStatusCode status, string type)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        HttpResponseMessage answer = await _client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("nosniff", answer.Headers.GetValues("X-Content-Type-Options"));
    }

    [Fact]
    public async Task A_host_that_cannot_be_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.TryAddWithoutValidation("Host", "a..b");

        HttpResponseMessage answer = await _client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_client_that_hangs_up_is_no_failed_run()
    {
        _storage.Silence = new TaskCompletionSource();
        using var client = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        Task<HttpResponseMessage> request = _client.GetAsync(new Uri("/", UriKind.Relative), client.Token);
        await _storage.Silence.Task.WaitAsync(TestContext.Current.CancellationToken);

        await client.CancelAsync();

        Assert.Null(await _ended.Task.WaitAsync(TestContext.Current.CancellationToken));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
    }

    [Fact]
    public void Its_trigger_takes_every_path_and_method_from_anyone()
    {
        HttpTriggerAttribute trigger = Function.Named("Web").Trigger<HttpTriggerAttribute>()!;

        Assert.Equal("{*path}", trigger.Route);
        Assert.Equal(AuthorizationLevel.Anonymous, trigger.AuthLevel);
        Assert.Null(trigger.Methods);
    }

    // ASP.NET Core integration hands over the request; the worker has no converter for an HttpContext parameter.
    [Fact]
    public void Its_parameter_is_one_that_the_worker_binds() => Assert.Equal(
        typeof(HttpRequest), Function.Named("Web").Method.GetParameters().Single(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>() is not null).ParameterType);
}
