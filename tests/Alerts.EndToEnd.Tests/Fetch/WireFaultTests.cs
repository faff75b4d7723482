using System.Security.Cryptography.X509Certificates;
using System.Text;
using Alerts.EndToEnd.Tests.Support;
using Alerts.Fetch;
using Alerts.Sources;
using Alerts.Storage;
using Alerts.Tests.Fetch.Http;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.EndToEnd.Tests.Fetch;

/// <summary>Each fault on the wire ends in the state that people see, and the source polled beside it never notices.</summary>
public sealed class WireFaultTests
{
    public static TheoryData<string> Faults => [.. WireFaults.All.Keys];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_fault_is_put_into_words_and_other_sources_do_not_notice(string name)
    {
        WireFault fault = WireFaults.All[name];
        using X509Certificate2? certificate = fault.OwnCertificate ? WireFaults.OwnCertificate(TimeProvider.System) : null;
        await using var server = new WireServer(fault.Answer, certificate);

        SourceState state = await FailAsync(fault.OwnCertificate ? Https(server.Address()) : server.Address());

        Assert.Equal(fault.Sentence, state.Failure);
        Assert.InRange(state.NextPoll!.Value - state.LastPoll!.Value, TimeSpan.FromSeconds(57), TimeSpan.FromSeconds(63));
    }

    [Theory]
    [InlineData("429 Too Many Requests", false, "127.0.0.1 asks for fewer requests (429)")]
    [InlineData("429 Too Many Requests", true, "127.0.0.1 asks for fewer requests (429)")]
    [InlineData("503 Service Unavailable", false, "127.0.0.1 is out of order (503 Service Unavailable)")]
    [InlineData("503 Service Unavailable", true, "127.0.0.1 is out of order (503 Service Unavailable)")]
    public async Task A_source_is_not_asked_again_before_the_time_that_its_server_names(string status, bool asDate, string sentence)
    {
        DateTimeOffset start = TimeProvider.System.GetUtcNow();
        DateTimeOffset wish = DateTimeOffset.FromUnixTimeSeconds(start.AddMinutes(40).ToUnixTimeSeconds());
        await using var server = WireServer.Saying($"{status}\r\nRetry-After: {(asDate ? wish.ToString("R") : "2400")}");

        SourceState state = await FailAsync(server.Address());

        Assert.Equal(sentence, state.Failure);
        Assert.InRange(state.NextPoll!.Value, wish, TimeProvider.System.GetUtcNow().AddMinutes(40));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_server_without_TLS_is_not_blamed_for_its_certificate()
    {
        await using FeedServer server = await FeedServer.StartAsync(TestContext.Current.CancellationToken);

        SourceState state = await FailAsync(Https(server.Address));

        Assert.Equal("no secure connection to 127.0.0.1 can be made: Cannot determine the frame size or a corrupted frame was received", state.Failure);
    }

    private static Uri Https(Uri address) => new UriBuilder(address) { Scheme = Uri.UriSchemeHttps }.Uri;

    /// <summary>Polls the faulty source and a healthy one at the same time; the faulty one's state.</summary>
    private static async Task<SourceState> FailAsync(Uri faulty)
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        await using LocalStorage storage = await LocalStorage.StartAsync(cancellation);
        await using var healthy = WireServer.Saying("200 OK\r\nContent-Type: application/rss+xml", Encoding.UTF8.GetBytes(SampleFeed.Approval));
        using var folder = new TemporaryFolder();
        await using ServiceProvider services = await ServicesAsync(storage, folder, faulty, healthy.Address(), cancellation);
        FetchStage stage = services.GetRequiredService<FetchStage>();

        await Task.WhenAll(stage.RunAsync(new FetchMessage("faulty"), cancellation), stage.RunAsync(new FetchMessage("healthy"), cancellation));

        SourceStateStore states = services.GetRequiredService<SourceStateStore>();
        SourceState good = await states.ReadAsync("healthy", cancellation);
        Assert.Equal((null, 0), (good.Failure, good.ConsecutiveFailures));
        Assert.NotNull(good.LastSuccess);
        Assert.Equal("https://paper.example/h20", Assert.Single(await QueuedAsync(storage, services, cancellation)).Url);

        SourceState bad = await states.ReadAsync("faulty", cancellation);
        Assert.Equal(1, bad.ConsecutiveFailures);
        Assert.Null(bad.LastSuccess);
        Assert.Empty(bad.Seen);
        return bad;
    }

    private static async Task<ServiceProvider> ServicesAsync(LocalStorage storage, TemporaryFolder folder, Uri faulty, Uri healthy, CancellationToken cancellation)
    {
        await File.WriteAllTextAsync(
            folder.File("sources.yaml"),
            $$"""
            sources:
              - {name: faulty, kind: feed, location: "{{faulty}}", every: 1m, backfill: true}
              - {name: healthy, kind: feed, location: "{{healthy}}", every: 1m, backfill: true}
            """,
            cancellation);
        IConfiguration settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["AzureWebJobsStorage"] = storage.ConnectionString,
            ["Sources:Catalogue"] = folder.File("sources.yaml"),
            ["Outbound:AllowedHosts:0"] = "127.0.0.1",
            ["Fetch:AttemptTimeout"] = "00:00:02",
            ["Fetch:TotalTimeout"] = "00:00:10",
            ["Fetch:Retries"] = "1",
            ["Fetch:RetryDelay"] = "00:00:00.010",
            ["Fetch:HostGap"] = "00:00:00",
            ["Fetch:MaxFeedBytes"] = "1048576",
        }).Build();
        return new ServiceCollection().AddLogging().AddAlerts(settings).BuildServiceProvider();
    }

    private static async Task<List<Article>> QueuedAsync(LocalStorage storage, ServiceProvider services, CancellationToken cancellation)
    {
        QueueClient queue = await storage.Clients.QueueAsync(QueueNames.Articles);
        var articles = new List<Article>();
        foreach (QueueMessage message in (await queue.ReceiveMessagesAsync(32, TimeSpan.FromMinutes(5), cancellation)).Value)
        {
            ArticleMessage named = System.Text.Json.JsonSerializer.Deserialize(message.Body.ToStream(), AlertsJson.Default.ArticleMessage)!;
            articles.Add(await services.GetRequiredService<ArticleStore>().ReadAsync(named.ArticleId, named.ArticleVersion, cancellation));
        }

        return articles;
    }
}
