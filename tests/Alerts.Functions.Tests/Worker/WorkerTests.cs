using System.Net;
using Alerts.EndToEnd.Tests.Support;
using Alerts.Functions.Tests.Support;
using Alerts.Storage;

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

    // As on the local host: it is done with at once, instead of failing five times, and a person finds it with its cause.
    [Theory]
    [InlineData("Deliver", QueueNames.Deliveries, """{"schema":3,"deliveryId":"d"}""")]
    [InlineData("Classify", QueueNames.Articles, """{"schema":1,"articleId":"a"}""")]
    [InlineData("Notify", QueueNames.Events, """{"schema":1,"eventId":"e"}""")]
    [InlineData("Fetch", QueueNames.Fetches, "not JSON")]
    public async Task A_message_that_it_does_not_understand_is_set_aside_at_once(string function, string queue, string message)
    {
        Assert.Null(await app.Host.InvokeAsync(function, "message", message, TestContext.Current.CancellationToken));

        Assert.Contains((queue + QueueNames.PoisonSuffix, message), app.Storage.SentTo);
    }

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

/// <summary>What the app says of settings and a catalogue that are wrong, before the host has asked it for anything.</summary>
public sealed class WorkerStartTests
{
    [Fact]
    public async Task Wrong_settings_and_a_bad_catalogue_end_it_at_its_start_all_at_once_without_a_stack_trace()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("sources.yaml"), "sources:\n  - name: one\n    kind: carrier-pigeon\n    location: https://example.org/\n", TestContext.Current.CancellationToken);
        string app = typeof(WebFunction).Assembly.Location;

        await using var process = new ChildProcess("env",
        [
            "AzureWebJobsStorage=nonsense", $"Sources__Catalogue={folder.File("sources.yaml")}", "Smtp__Security=Tls", "Smtp__Hots=mail.example.org", "Smtp__Port=0",
            "dotnet", app, "--functions-uri", "http://127.0.0.1:1", "--functions-request-id", "1", "--functions-worker-id", "1", "--functions-grpc-max-message-length", "2147483647",
        ], Path.GetDirectoryName(app));

        Assert.Equal(2, await process.WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken));
        Assert.Contains("4 settings are wrong:", process.Output, StringComparison.Ordinal);
        Assert.Contains("AzureWebJobsStorage: expected a storage connection string", process.Output, StringComparison.Ordinal);
        Assert.Contains("sources.yaml:3: kind: expected one of ", process.Output, StringComparison.Ordinal);
        Assert.Contains("Smtp:Security: expected one of None, Auto, SslOnConnect, StartTls, StartTlsWhenAvailable, got 'Tls'.", process.Output, StringComparison.Ordinal);
        Assert.Contains("Smtp:Port: must be between 1 and 65535.", process.Output, StringComparison.Ordinal);
        Assert.Contains("Smtp:Hots: there is no such setting; did you mean Smtp:Host?", process.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", process.Output, StringComparison.Ordinal);
    }
}
