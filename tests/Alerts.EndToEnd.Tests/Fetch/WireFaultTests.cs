using System.Security.Cryptography.X509Certificates;
using System.Text;
using Alerts.EndToEnd.Tests.Support;
using Alerts.Sources;
using Alerts.Tests.Fetch.Http;

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
        await using var healthy = WireServer.Saying("200 OK\r\nContent-Type: application/rss+xml", Encoding.UTF8.GetBytes(SampleFeed.Approval));
        await using FetchRun run = await FetchRun.StartAsync(
            $$"""
            sources:
              - {name: faulty, kind: feed, location: "{{faulty}}", every: 1m, backfill: true}
              - {name: healthy, kind: feed, location: "{{healthy.Address()}}", every: 1m, backfill: true}
            """,
            ("Outbound:AllowedHosts:0", "127.0.0.1"), ("Fetch:AttemptTimeout", "00:00:02"), ("Fetch:TotalTimeout", "00:00:10"), ("Fetch:Retries", "1"),
            ("Fetch:RetryDelay", "00:00:00.010"), ("Fetch:HostGap", "00:00:00"), ("Fetch:MaxFeedBytes", "1048576"));

        await Task.WhenAll(run.PollAsync("faulty"), run.PollAsync("healthy"));

        SourceState good = await run.StateAsync("healthy");
        Assert.Equal((null, 0), (good.Failure, good.ConsecutiveFailures));
        Assert.NotNull(good.LastSuccess);
        Assert.Equal("https://paper.example/h20", Assert.Single(await run.PassedOnAsync()).Url);

        SourceState bad = await run.StateAsync("faulty");
        Assert.Equal(1, bad.ConsecutiveFailures);
        Assert.Null(bad.LastSuccess);
        Assert.Empty(bad.Seen);
        return bad;
    }
}
