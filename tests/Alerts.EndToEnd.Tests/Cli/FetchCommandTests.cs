using System.Text;
using System.Text.Json;
using Alerts.EndToEnd.Tests.Support;
using Alerts.Tests.Fetch.Http;

namespace Alerts.EndToEnd.Tests.Cli;

public sealed class FetchCommandTests
{
    private const string Page = """
        <!DOCTYPE html><html lang="en"><head><title>Licences for lathes</title><meta name="author" content="A. Writer"></head><body><nav><a href="/">Home</a></nav>
        <article><h1>Licences for lathes</h1>
        <p>The ministry said on Tuesday that whoever sends lathes with five axes abroad must apply for a licence from the first of March on, whatever the country they go to.</p>
        <p>Applications are decided within thirty days, it said, and those that name a military end user are refused without a further look at the goods themselves.</p>
        </article></body></html>
        """;

    [Fact]
    public async Task A_page_is_shown_as_the_article_on_it()
    {
        await using var server = new WireServer(request => request.Path == "/lathes"
            ? request.SendAsync("200 OK\r\nContent-Type: text/html; charset=utf-8", Encoding.UTF8.GetBytes(Page))
            : request.SendAsync("404 Not Found", []));

        await using AlertsProcess alerts = await FetchAsync(server.Address("/lathes"), "--json");

        Assert.True(alerts.ExitCode == 0, alerts.Errors);
        using var page = JsonDocument.Parse(alerts.Output);
        Assert.Equal("Licences for lathes", page.RootElement.GetProperty("title").GetString());
        Assert.Equal("en", page.RootElement.GetProperty("language").GetString());
        Assert.Contains("lathes with five axes abroad", page.RootElement.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Home", page.RootElement.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains(server.Requests, request => request.StartsWith("GET /robots.txt ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("404 Not Found", "127.0.0.1 has nothing at this address (404); look for a new one")]
    [InlineData("200 OK\r\nContent-Type: application/pdf", "expected a page, 127.0.0.1 sent application/pdf")]
    public async Task A_page_that_cannot_be_read_is_named_with_the_reason(string head, string why)
    {
        await using var server = new WireServer(request => request.SendAsync(request.Path == "/lathes" ? head : "404 Not Found", []));

        await using AlertsProcess alerts = await FetchAsync(server.Address("/lathes"));

        Assert.Equal((1, $"{server.Address("/lathes")}: {why}"), (alerts.ExitCode, alerts.Errors.Trim()));
    }

    [Fact]
    public async Task An_address_inside_is_not_called_unless_it_is_opened()
    {
        await using var server = WireServer.Saying("200 OK", Encoding.UTF8.GetBytes(Page));
        using var folder = new TemporaryFolder();

        await using AlertsProcess alerts = await AlertsProcess.RunAsync(folder.Path, new Dictionary<string, string>(), "fetch", server.Address().AbsoluteUri);

        Assert.Equal(1, alerts.ExitCode);
        Assert.Contains("127.0.0.1 is not a public address", alerts.Errors, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_proxy_of_the_environment_does_not_stand_between_the_guard_and_the_address()
    {
        await using var server = new WireServer(request => request.Path == "/robots.txt" ? request.SendAsync("404 Not Found", []) : request.SendAsync("200 OK\r\nContent-Type: text/html", Encoding.UTF8.GetBytes(Page)));
        await using var proxy = WireServer.Saying("200 OK\r\nContent-Type: text/html", Encoding.UTF8.GetBytes(Page));
        using var folder = new TemporaryFolder();
        string address = proxy.Address("/").AbsoluteUri;
        Dictionary<string, string> settings = new[] { "http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY" }.ToDictionary(name => name, _ => address);

        await using AlertsProcess refused = await AlertsProcess.RunAsync(folder.Path, settings, "fetch", server.Address().AbsoluteUri);
        settings["Outbound__AllowedHosts__0"] = "127.0.0.1";
        await using AlertsProcess direct = await AlertsProcess.RunAsync(folder.Path, settings, "fetch", server.Address().AbsoluteUri);

        Assert.Equal((1, 0), (refused.ExitCode, direct.ExitCode));
        Assert.Equal(2, server.Requests.Count);
        Assert.Empty(proxy.Requests);
    }

    private static async Task<AlertsProcess> FetchAsync(Uri address, params string[] more)
    {
        using var folder = new TemporaryFolder();
        return await AlertsProcess.RunAsync(folder.Path, new Dictionary<string, string> { ["Outbound__AllowedHosts__0"] = "127.0.0.1" }, ["fetch", address.AbsoluteUri, .. more]);
    }
}
