using Alerts.Fetch;
using Microsoft.Extensions.DependencyInjection;
using static Alerts.Tests.Fetch.Http.FeedPolls;

namespace Alerts.Tests.Fetch.Http;

/// <summary>A server that answers only who shows its cookie is read, and cannot follow us from poll to poll.</summary>
public sealed class RedirectCookiesTests
{
    [Fact]
    public async Task A_redirect_to_itself_that_sets_a_cookie_is_followed_with_it()
    {
        await using var server = new WireServer(request => request.Head.Contains("Cookie: sid=1\r\n", StringComparison.Ordinal)
            ? request.SendAsync("200 OK", Rss)
            : request.SendAsync("302 Found\r\nLocation: /feed\r\nSet-Cookie: sid=1; Path=/", []));

        Poll poll = await PollAsync(server);

        Assert.Single(poll.Feed!.Entries);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_page_that_checks_for_cookies_and_leads_back_is_passed()
    {
        await using var server = new WireServer(request => request.Path switch
        {
            "/feed" when request.Head.Contains("checked=yes", StringComparison.Ordinal) => request.SendAsync("200 OK", Rss),
            "/feed" => request.SendAsync("301 Moved Permanently\r\nLocation: /check?back=/feed\r\nSet-Cookie: visit=7; HttpOnly", []),
            _ when request.Head.Contains("visit=7", StringComparison.Ordinal) => request.SendAsync("301 Moved Permanently\r\nLocation: /feed\r\nSet-Cookie: checked=yes; Path=/; Max-Age=60", []),
            _ => request.SendAsync("403 Forbidden", []),
        });

        Poll poll = await PollAsync(server);

        Assert.Single(poll.Feed!.Entries);
        Assert.Null(poll.MovedTo);
    }

    [Fact]
    public async Task Cookies_are_not_kept_for_the_next_poll()
    {
        await using var server = new WireServer(request => request.Head.Contains("Cookie:", StringComparison.Ordinal)
            ? request.SendAsync("200 OK\r\nSet-Cookie: later=1", Rss)
            : request.SendAsync("302 Found\r\nLocation: /feed\r\nSet-Cookie: sid=1; Max-Age=99999999", []));
        using ServiceProvider services = FetchWire.Services();

        await ReadAsync(services, server.Address(), null);
        await ReadAsync(services, server.Address(), null);

        Assert.Equal([false, true, false, true], server.Requests.Select(request => request.Contains("Cookie: sid=1\r\n", StringComparison.Ordinal)));
        Assert.DoesNotContain(server.Requests, request => request.Contains("later", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_cookie_is_shown_to_the_host_that_set_it_alone()
    {
        await using var other = WireServer.Saying("200 OK", Rss);
        await using var server = WireServer.Saying($"302 Found\r\nLocation: http://localhost:{other.Port}/feed\r\nSet-Cookie: sid=1; Path=/");
        using ServiceProvider services = FetchWire.Services(allowed: "127.0.0.1", alsoAllowed: "localhost");

        await ReadAsync(services, server.Address(), null);

        Assert.DoesNotContain("Cookie", Assert.Single(other.Requests));
    }

    [Fact]
    public async Task What_is_no_cookie_is_left()
    {
        await using var server = WireServer.Saying("302 Found\r\nLocation: /feed\r\nSet-Cookie: =;;=,$\r\nSet-Cookie:");

        Assert.Equal("127.0.0.1 redirects in a circle, or more than 10 times", (await FailureAsync(server)).Message);
        Assert.Single(server.Requests);
    }
}
