using System.Text;
using Alerts.Fetch;
using Alerts.Fetch.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Tests.Fetch.Http;

/// <summary>Where a host's rules come from, and what it means when they do not come.</summary>
public sealed class RobotsFileTests
{
    private const string NotNews = "User-agent: *\nDisallow: /news/";

    [Fact]
    public async Task The_rules_of_a_host_are_asked_for_once()
    {
        await using var server = WireServer.Saying("200 OK", Encoding.UTF8.GetBytes(NotNews));
        using ServiceProvider services = FetchWire.Services();
        RobotsRules rules = services.GetRequiredService<RobotsRules>();

        await rules.CheckAsync(server.Address("/other"), TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<SourceFailedException>(() => rules.CheckAsync(server.Address("/news/1"), TestContext.Current.CancellationToken));

        Assert.StartsWith("GET /robots.txt ", Assert.Single(server.Requests));
    }

    [Theory]
    [InlineData("404 Not Found")]
    [InlineData("403 Forbidden")]
    [InlineData("410 Gone")]
    public async Task A_host_without_rules_allows_all(string head)
    {
        await using var server = WireServer.Saying(head);

        await CheckAsync(server, "/news/1");
    }

    [Theory]
    [InlineData("500 Internal Server Error", "127.0.0.1 is out of order (500 Internal Server Error)")]
    [InlineData("503 Service Unavailable", "127.0.0.1 is out of order (503 Service Unavailable)")]
    [InlineData("429 Too Many Requests", "127.0.0.1 asks for fewer requests (429)")]
    [InlineData("301 Moved Permanently\r\nLocation: /robots.txt", "127.0.0.1 redirects in a circle, or more than 10 times")]
    [InlineData("200 OK\r\ncf-mitigated: challenge\r\nContent-Type: text/html", "127.0.0.1 is behind a wall against bots (Cloudflare, status 200); ask the publisher for access or another address")]
    public async Task A_host_whose_rules_cannot_be_had_is_not_read(string head, string why)
    {
        await using var server = WireServer.Saying(head);

        Assert.Equal($"the pages of 127.0.0.1 are not read while its robots.txt cannot be: {why}", (await Assert.ThrowsAsync<SourceFailedException>(() => CheckAsync(server, "/news/1"))).Message);
    }

    [Fact]
    public async Task Of_rules_without_end_the_beginning_counts()
    {
        await using var server = WireServer.Saying("200 OK", Encoding.UTF8.GetBytes($"{NotNews}\n{new string('#', 2 * 1024 * 1024)}"));

        Assert.Equal(
            "127.0.0.1 does not want /news/1 to be read by programs (robots.txt)",
            (await Assert.ThrowsAsync<SourceFailedException>(() => CheckAsync(server, "/news/1"))).Message);
    }

    [Fact]
    public async Task A_redirect_leads_to_no_page_that_its_own_host_does_not_want_to_be_read()
    {
        await using var publisher = new WireServer(request => request.SendAsync("200 OK", request.Path == "/robots.txt" ? Encoding.UTF8.GetBytes(NotNews) : []));
        await using var forwarder = new WireServer(request => request.Path == "/robots.txt"
            ? request.SendAsync("404 Not Found", [])
            : request.SendAsync($"302 Found\r\nLocation: {publisher.Address("/news/1")}", []));
        using ServiceProvider services = FetchWire.Services();

        var refused = await Assert.ThrowsAsync<SourceFailedException>(
            () => services.GetRequiredService<Alerts.Fetch.Pages.PageReader>().ReadAsync(forwarder.Address("/r/1"), "", TestContext.Current.CancellationToken));

        Assert.Equal("127.0.0.1 does not want /news/1 to be read by programs (robots.txt)", refused.Message);
        Assert.StartsWith("GET /robots.txt ", Assert.Single(publisher.Requests));
    }

    private static async Task CheckAsync(WireServer server, string path)
    {
        using ServiceProvider services = FetchWire.Services();
        await services.GetRequiredService<RobotsRules>().CheckAsync(server.Address(path), TestContext.Current.CancellationToken);
    }
}
