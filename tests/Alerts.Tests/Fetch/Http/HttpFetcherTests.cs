using System.Text;
using Alerts.Fetch;
using Alerts.Sources;
using Microsoft.Extensions.DependencyInjection;
using static Alerts.Tests.Fetch.Http.FeedPolls;

namespace Alerts.Tests.Fetch.Http;

/// <summary>What a server answers ends in a feed, in nothing new, or in the sentence that the user sees.</summary>
public sealed class HttpFetcherTests
{
    [Fact]
    public async Task A_feed_is_read_with_its_validators()
    {
        await using var server = WireServer.Saying("200 OK\r\nContent-Type: application/rss+xml\r\nETag: W/\"v 1\"\r\nLast-Modified: Sat, 24 Jan 2026 07:05:09 GMT\r\nCache-Control: max-age=600\r\nAge: 60", Rss);

        Poll poll = await PollAsync(server);

        Assert.Equal($"http://127.0.0.1:{server.Port}/1", Assert.Single(poll.Feed!.Entries).Link);
        Assert.Equal(("W/\"v 1\"", "Sat, 24 Jan 2026 07:05:09 GMT", TimeSpan.FromMinutes(9)), (poll.ETag, poll.LastModified, poll.FreshFor));
        Assert.Contains("User-Agent: Alerts/", Assert.Single(server.Requests));
        Assert.Contains("(+https://desk.example/contact)", Assert.Single(server.Requests));
    }

    [Fact]
    public async Task Validators_are_sent_back_letter_for_letter_and_304_changes_nothing()
    {
        await using var server = WireServer.Saying("304 Not Modified");

        Poll poll = await PollAsync(server, new SourceState { Source = "s", ETag = "unquoted tag", LastModified = "Sat, 24 Jan 2026 07:05:09 GMT" });

        Assert.Null(poll.Feed);
        Assert.Equal("unquoted tag", poll.ETag);
        Assert.Contains("If-None-Match: unquoted tag\r\nIf-Modified-Since: Sat, 24 Jan 2026 07:05:09 GMT", Assert.Single(server.Requests));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("deflate without its head")]
    [InlineData("zstd")]
    public async Task A_compressed_body_is_read(string encoding)
    {
        await using var server = WireServer.Saying($"200 OK\r\nContent-Encoding: {encoding.Split(' ')[0]}", Compress(encoding, Rss));

        Assert.Single((await PollAsync(server)).Feed!.Entries);
    }

    [Fact]
    public async Task A_body_in_a_coding_that_is_not_read_is_named()
    {
        await using var server = WireServer.Saying("200 OK\r\nContent-Encoding: compress", Rss);

        Assert.Equal("expected an answer in gzip, deflate, br or zstd, 127.0.0.1 sent one in 'compress'", (await FailureAsync(server)).Message);
    }

    [Fact]
    public async Task What_says_that_it_is_zstd_and_is_not_is_named()
    {
        await using var server = WireServer.Saying("200 OK\r\nContent-Encoding: zstd", Rss);

        Assert.Equal("the answer of 127.0.0.1 says that it is compressed with zstd and cannot be read so: Unknown frame descriptor", (await FailureAsync(server)).Message);
    }

    [Fact]
    public async Task A_zstd_body_is_bounded_by_what_comes_out_of_it()
    {
        await using var server = WireServer.Saying("200 OK\r\nContent-Encoding: zstd", Compress("zstd", new byte[2 * 1024 * 1024]));

        Assert.Equal("the answer of 127.0.0.1 is longer than 1 MB", (await FailureAsync(server)).Message);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task What_has_no_value_is_not_sent(string? validator)
    {
        await using var server = WireServer.Saying("200 OK", Rss);

        await PollAsync(server, new SourceState { Source = "s", ETag = validator, LastModified = validator });

        Assert.DoesNotContain(Assert.Single(server.Requests).Split("\r\n"), line => line.StartsWith("If-", StringComparison.Ordinal) || line.TrimEnd().EndsWith(':'));
    }

    [Fact]
    public async Task A_word_that_nothing_changed_means_nothing_where_nothing_was_known()
    {
        await using var server = WireServer.Saying("304 Not Modified");

        Assert.Equal("127.0.0.1 answers that nothing changed (304) although nothing was known", (await FailureAsync(server)).Message);
    }

    [Fact]
    public async Task A_changed_body_under_the_old_validator_is_read()
    {
        await using var server = WireServer.Saying("200 OK\r\nETag: \"same\"", Rss);

        Poll poll = await PollAsync(server, new SourceState { Source = "s", ETag = "\"same\"" });

        Assert.Single(poll.Feed!.Entries);
        Assert.Equal("\"same\"", poll.ETag);
    }

    [Fact]
    public async Task A_validator_without_end_is_not_kept()
    {
        await using var server = WireServer.Saying($"200 OK\r\nETag: \"{new string('x', 3000)}\"", Rss);

        Assert.Null((await PollAsync(server)).ETag);
    }

    public static TheoryData<string, string, string> Refusals => new()
    {
        { "404 Not Found", "", "127.0.0.1 has nothing at this address (404); look for a new one" },
        { "410 Gone", "", "127.0.0.1 has given this address up for good (410); look for a new one" },
        { "403 Forbidden", "", "127.0.0.1 refuses access (403)" },
        { "401 Unauthorized", "", "127.0.0.1 asks for a password (401)" },
        { "503 Service Unavailable", "", "127.0.0.1 is out of order (503 Service Unavailable)" },
        { "403 Forbidden\r\ncf-mitigated: challenge", "", "127.0.0.1 is behind a wall against bots (Cloudflare, status 403); ask the publisher for access or another address" },
        { "403 Forbidden\r\nx-datadome: protected", "", "127.0.0.1 is behind a wall against bots (DataDome, status 403); ask the publisher for access or another address" },
        { "200 OK\r\nContent-Type: text/html", "<!DOCTYPE html><html><head><title>Just a moment...</title></head></html>", "127.0.0.1 is behind a wall against bots (Cloudflare, status 200); ask the publisher for access or another address" },
        { "200 OK\r\nContent-Type: text/html", "<html><body><div class='g-recaptcha'></div></body></html>", "127.0.0.1 is behind a wall against bots (a captcha, status 200); ask the publisher for access or another address" },
        { "200 OK\r\nContent-Type: text/html", "<html><body>Welcome</body></html>", "Expected a feed, got an HTML page. Check the address in a browser; a feed's address is often named by <link rel=\"alternate\"> in the page's head." },
        { "200 OK", "", "Expected a feed, got an empty body." },
        { "302 Found\r\nLocation: /feed\r\nSet-Cookie: sid=1; Domain=bank.example", "", "127.0.0.1 redirects in a circle, or more than 10 times" },
        { "302 Found\r\nLocation: file:///etc/passwd", "", "Expected an http or https address, got 'file:///etc/passwd'" },
        { "302 Found\r\nLocation: http://169.254.169.254/latest/", "", "169.254.169.254 is not a public address. If it is meant to be called, add it to the setting Outbound:AllowedHosts" },
        { "302 Found\r\nLocation: http://[::ffff:10.0.0.1]/", "", "::ffff:10.0.0.1 is not a public address. If it is meant to be called, add it to the setting Outbound:AllowedHosts" },
        { "301 Moved Permanently\r\nLocation: /feed", "", "127.0.0.1 redirects in a circle, or more than 10 times" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_refusal_is_put_into_words(string head, string body, string message)
    {
        await using var server = WireServer.Saying(head, Encoding.UTF8.GetBytes(body));

        Assert.Equal(message, (await FailureAsync(server)).Message);
    }

    [Fact]
    public async Task A_long_circle_of_redirects_ends()
    {
        await using var server = new WireServer(request => request.SendAsync($"302 Found\r\nLocation: /{request.Path.Length}{request.Path}", []));

        Assert.Equal("127.0.0.1 redirects in a circle, or more than 10 times", (await FailureAsync(server)).Message);
        Assert.Equal(11, server.Requests.Count);
    }

    [Fact]
    public async Task Permanent_redirects_are_reported_and_temporary_ones_are_not()
    {
        await using var server = new WireServer(request => request.Path switch
        {
            "/feed" => request.SendAsync("301 Moved Permanently\r\nLocation: /new", []),
            "/308" => request.SendAsync("308 Permanent Redirect\r\nLocation: /feed", []),
            "/temporary" => request.SendAsync("302 Found\r\nLocation: /feed", []),
            _ => request.SendAsync("200 OK", Rss),
        });

        Assert.Equal(server.Address("/new"), (await PollAsync(server)).MovedTo);
        Assert.Equal(server.Address("/new"), (await PollAsync(server, path: "/308")).MovedTo);
        Assert.Null((await PollAsync(server, path: "/temporary")).MovedTo);
    }

    [Theory]
    [InlineData(2, null)]
    [InlineData(3, "/new")]
    public async Task A_source_is_polled_where_it_has_moved_after_three_polls(int seen, string? path)
    {
        await using var server = WireServer.Saying("200 OK", Rss);

        await PollAsync(server, new SourceState { Source = "s", MovedTo = server.Address("/new").AbsoluteUri, MovedSeen = seen });

        Assert.StartsWith($"GET {path ?? "/feed"} ", Assert.Single(server.Requests));
    }

    [Theory]
    [InlineData("Retry-After: 120", 120)]
    [InlineData("Retry-After: 99999999", 86400)]
    [InlineData("Retry-After: 99999999999999999999", 900)]
    [InlineData("Retry-After: Fri, 01 Jan 2100 00:00:00 GMT", 86400)]
    [InlineData("Retry-After: Sat, 01 Jan 2000 00:00:00 GMT", 900)]
    [InlineData("Retry-After: 0", 900)]
    [InlineData("Retry-After: -5", 900)]
    [InlineData("Retry-After: soon", 900)]
    [InlineData("Retry-After:", 900)]
    public async Task Retry_after_is_obeyed_up_to_a_day_and_what_says_nothing_means_a_quarter_of_an_hour(string header, int seconds)
    {
        await using var server = WireServer.Saying($"429 Too Many Requests\r\n{header}");

        SourceFailedException failure = await FailureAsync(server);

        Assert.Equal("127.0.0.1 asks for fewer requests (429)", failure.Message);
        Assert.Equal(seconds, (failure.RetryAt!.Value - DateTimeOffset.UnixEpoch - (TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch)).TotalSeconds, 10.0);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Retry_after_as_a_date_is_obeyed()
    {
        DateTimeOffset at = TimeProvider.System.GetUtcNow().AddMinutes(7);
        await using var server = WireServer.Saying($"503 Service Unavailable\r\nRetry-After: {at:R}");

        Assert.Equal(at.ToUnixTimeSeconds(), (await FailureAsync(server)).RetryAt?.ToUnixTimeSeconds());
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_host_that_asks_for_fewer_requests_is_left_alone_by_all_its_sources()
    {
        await using var server = WireServer.Saying("429 Too Many Requests\r\nRetry-After: 600");
        using ServiceProvider services = FetchWire.Services();

        SourceFailedException first = await Assert.ThrowsAsync<SourceFailedException>(() => ReadAsync(services, server.Address("/one"), null));
        SourceFailedException second = await Assert.ThrowsAsync<SourceFailedException>(() => ReadAsync(services, server.Address("/two"), null));

        Assert.Equal((first.Message, first.RetryAt), (second.Message, second.RetryAt));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_time_that_has_passed_is_no_reason_to_wait()
    {
        int times = 0;
        await using var server = new WireServer(request => ++times == 1
            ? request.SendAsync("503 Service Unavailable\r\nRetry-After: Sat, 01 Jan 2000 00:00:00 GMT", [])
            : request.SendAsync("200 OK", Rss));

        Assert.Single((await PollAsync(server)).Feed!.Entries);
    }

    [Fact]
    public async Task Too_many_requests_without_a_time_waits_long()
    {
        await using var server = WireServer.Saying("429 Too Many Requests");

        Assert.NotNull((await FailureAsync(server)).RetryAt);
        Assert.Single(server.Requests);
    }
}
