using System.Net;
using Alerts.Functions.Tests.Support;

namespace Alerts.Functions.Tests.Worker;

/// <summary>The app itself, with the real worker: what it says to the host, and what it does when the host runs its functions.</summary>
public sealed class WorkerTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public void It_starts_and_names_its_functions_to_the_host() =>
        Assert.Equal(Function.All.Select(function => function.Name), app.Functions.Order(StringComparer.Ordinal));

    // The worker exports its telemetry itself; a host that did not know would send each line again.
    [Fact]
    public void It_tells_the_host_that_it_exports_its_own_telemetry() =>
        Assert.Equal(bool.TrueString, app.Capabilities["WorkerOpenTelemetryEnabled"]);

    [Fact]
    public async Task The_host_runs_a_timer() => Assert.Null(await app.Host.InvokeAsync(
        "Watch", "timer", """{"Schedule":{"AdjustForDST":true},"ScheduleStatus":null,"IsPastDue":false}""", TestContext.Current.CancellationToken));

    [Theory]
    [InlineData("Deliver", """{"schema":2,"deliveryId":"d"}""", "DeliveryMessage has schema 2; this version reads 1 to 1. Upgrade this host, then replay the message.")]
    [InlineData("Classify", """{"schema":1,"articleId":"a"}""", "missing required properties including: 'articleVersion'")]
    public async Task A_message_that_it_does_not_understand_fails_whole_and_in_words(string function, string message, string why) =>
        Assert.Contains(why, await app.Host.InvokeAsync(function, "message", message, TestContext.Current.CancellationToken), StringComparison.Ordinal);

    [Theory]
    [InlineData("/", HttpStatusCode.OK, "text/html")]
    [InlineData("/health", HttpStatusCode.OK, "application/json")]
    [InlineData("/no/such/page", HttpStatusCode.NotFound, "text/html")]
    public async Task It_serves_the_site_through_its_catch_all(string path, HttpStatusCode status, string type)
    {
        HttpResponseMessage answer = await app.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal((status, type), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }
}

/// <summary>Apart, because it takes the app away.</summary>
public sealed class WorkerEndTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task It_ends_when_the_host_asks_it_to()
    {
        // It answers, so it has started: what is told to end while it starts ends by its exception.
        await app.GetAsync("/health", TestContext.Current.CancellationToken);

        app.Host.EndWorker();

        int exit = await app.Process.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        Assert.True(exit == 0, $"It ended with {exit}, and wrote:\n{app.Process.Output}");
    }
}
