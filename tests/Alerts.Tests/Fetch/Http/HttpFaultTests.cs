using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Alerts.Fetch;
using Microsoft.Extensions.DependencyInjection;
using static Alerts.Tests.Fetch.Http.FeedPolls;

namespace Alerts.Tests.Fetch.Http;

/// <summary>Everything that goes wrong on the wire ends in the sentence that the user sees, and in time.</summary>
public sealed class HttpFaultTests
{
    [Fact]
    public async Task What_may_pass_is_tried_again()
    {
        int times = 0;
        await using var server = new WireServer(request => ++times < 3 ? request.SendAsync("502 Bad Gateway", []) : request.SendAsync("200 OK", Rss));

        Assert.Single((await PollAsync(server)).Feed!.Entries);
        Assert.Equal(3, times);
    }

    [Fact]
    public async Task What_will_not_pass_is_not_tried_again()
    {
        await using var server = WireServer.Saying("404 Not Found");

        await FailureAsync(server);

        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task A_compressed_body_that_was_cut_is_reported(string encoding)
    {
        byte[] whole = Compress(encoding, Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 20_000).Select(i => $"{i * 7919}"))));
        await using var server = WireServer.Saying($"200 OK\r\nContent-Encoding: {encoding}", whole[..(whole.Length / 2)]);

        Assert.Equal("the answer of 127.0.0.1 ended before it was whole", (await FailureAsync(server)).Message);
    }

    [Fact]
    public async Task A_slow_body_ends_in_time()
    {
        await using var server = new WireServer(async request =>
        {
            await request.SendAsync("200 OK\r\nContent-Length: 100000", []);
            while (true)
            {
                await request.Stream.WriteAsync("<"u8.ToArray(), request.Stopped);
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, request.Stopped);
            }
        });

        using ServiceProvider services = FetchWire.Services(attempt: "00:00:01");

        Assert.Equal(
            "127.0.0.1 did not answer in full within 1 s",
            (await Assert.ThrowsAsync<SourceFailedException>(() => ReadAsync(services, server.Address(), null))).Message);
    }

    [Fact]
    public async Task An_endless_body_ends_at_the_limit()
    {
        byte[] chunk = [.. "10000\r\n"u8, .. new byte[0x10000], .. "\r\n"u8];
        await using var server = new WireServer(async request =>
        {
            await request.SendAsync("200 OK\r\nTransfer-Encoding: chunked", []);
            while (true)
            {
                await request.Stream.WriteAsync(chunk, request.Stopped);
            }
        });

        Assert.Equal("the answer of 127.0.0.1 is longer than 1 MB", (await FailureAsync(server)).Message);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task A_compressed_bomb_ends_at_the_limit(string encoding)
    {
        await using var server = WireServer.Saying($"200 OK\r\nContent-Encoding: {encoding}", Compress(encoding, new byte[100 * 1024 * 1024]));

        Assert.Equal("the answer of 127.0.0.1 is longer than 1 MB", (await FailureAsync(server)).Message);
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_named()
    {
        using var key = RSA.Create(2048);
        using X509Certificate2 certificate = new CertificateRequest("CN=wrong.example", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        await using var server = new WireServer(request => request.SendAsync("200 OK", Rss), certificate);

        SourceFailedException failure = await Assert.ThrowsAsync<SourceFailedException>(() => ReadAsync(new Uri($"https://127.0.0.1:{server.Port}/")));

        Assert.StartsWith("the TLS certificate of 127.0.0.1 cannot be trusted: ", failure.Message);
    }

    [Fact]
    public async Task A_closed_port_is_named()
    {
        Uri address;
        await using (var server = WireServer.Saying("200 OK"))
        {
            address = server.Address();
        }

        Assert.Equal("127.0.0.1 refuses connections", (await Assert.ThrowsAsync<SourceFailedException>(() => ReadAsync(address))).Message);
    }

    [Fact]
    public async Task An_unknown_host_is_named() => Assert.Equal(
        "DNS knows no host nowhere.example",
        (await Assert.ThrowsAsync<SourceFailedException>(() => ReadAsync(new Uri("http://nowhere.example/")))).Message);

    [Fact]
    public async Task A_name_that_leads_inside_is_refused() => Assert.Equal(
        "inside.example has the address 10.0.0.1, which is not public. If it is meant to be called, add it to the setting Outbound:AllowedHosts",
        (await Assert.ThrowsAsync<SourceFailedException>(() => ReadAsync(new Uri("http://inside.example/")))).Message);

    [Fact]
    public async Task A_host_that_keeps_failing_is_left_alone_and_others_do_not_notice()
    {
        await using var broken = WireServer.Saying("500 Internal Server Error");
        await using var sound = WireServer.Saying("200 OK", Rss);
        using ServiceProvider services = FetchWire.Services();
        SourceFailedException? last = null;
        for (int poll = 0; poll < 6; poll++)
        {
            last = await Assert.ThrowsAsync<SourceFailedException>(() => ReadAsync(services, broken.Address(), null));
        }

        Assert.Equal("127.0.0.1 failed again and again in the last minutes and is left alone for a while", last!.Message);
        Assert.NotNull(last.RetryAt);
        Assert.True(broken.Requests.Count <= 12, $"{broken.Requests.Count} requests");
        Assert.Single((await ReadAsync(services, sound.Address(), null)).Feed!.Entries);
    }

    [Fact]
    public async Task Two_requests_at_most_run_at_one_host()
    {
        int running = 0;
        int most = 0;
        await using var server = new WireServer(async request =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, request.Stopped);
            Interlocked.Decrement(ref running);
            await request.SendAsync("200 OK", Rss);
        });
        using ServiceProvider services = FetchWire.Services();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ReadAsync(services, server.Address(), null)));

        Assert.Equal(2, most);
    }
}
