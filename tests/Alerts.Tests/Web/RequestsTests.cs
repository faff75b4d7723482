using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Alerts.Tests.Web;

/// <summary>What the site makes of requests that no page of its own sends.</summary>
public sealed class RequestsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/health", HttpStatusCode.OK)]
    [InlineData("/alerts.css", HttpStatusCode.OK)]
    [InlineData("/unsubscribe/s?token=t", HttpStatusCode.Forbidden)]
    [InlineData("/no/such/page", HttpStatusCode.NotFound)]
    public async Task Head_answers_as_get_does_without_the_body(string path, HttpStatusCode status)
    {
        await using Site site = await Site.StartAsync();

        HttpResponseMessage get = await AskAsync(site, HttpMethod.Get, path);
        HttpResponseMessage head = await AskAsync(site, HttpMethod.Head, path);

        Assert.Equal((status, status), (get.StatusCode, head.StatusCode));
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Equal(get.Headers.CacheControl, head.Headers.CacheControl);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(Cancellation));
    }

    [Theory]
    [InlineData("POST", "/", "GET, HEAD")]
    [InlineData("DELETE", "/", "GET, HEAD")]
    [InlineData("OPTIONS", "/health", "GET, HEAD")]
    [InlineData("PUT", "/alerts.css", "GET, HEAD")]
    [InlineData("PATCH", "/unsubscribe/s", "GET, HEAD, POST")]
    public async Task A_method_that_an_address_does_not_have_is_refused_with_those_that_it_has(string method, string path, string allowed)
    {
        await using Site site = await Site.StartAsync();

        HttpResponseMessage answer = await AskAsync(site, new HttpMethod(method), path);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal(allowed, string.Join(", ", answer.Content.Headers.Allow));
        Assert.Equal($"Expected {allowed.Replace(", ", " or ", StringComparison.Ordinal)}, got {method}.", await answer.Content.ReadAsStringAsync(Cancellation));
        Assert.Contains("nosniff", answer.Headers.GetValues("X-Content-Type-Options"));
    }

    [Theory]
    [InlineData("HTTP/1.1", "Host:")]
    [InlineData("HTTP/1.1", "Host: alerts.example:99999")]
    [InlineData("HTTP/1.1", "Host: [::1")]
    [InlineData("HTTP/1.1", "Host: :80")]
    [InlineData("HTTP/1.1", "Host: a..b")]
    [InlineData("HTTP/1.1", "Host: a b")]
    [InlineData("HTTP/1.0", "Accept: */*")]
    public async Task A_request_that_names_no_host_is_refused(string version, string header)
    {
        await using Site site = await Site.StartAsync();

        Assert.Equal(400, await StatusAsync(site, $"GET / {version}\r\n{header}\r\nConnection: close\r\n\r\n"));
    }

    [Theory]
    [InlineData("Host: alerts.example")]
    [InlineData("Host: alerts.example:8443")]
    [InlineData("Host: [::1]:5080")]
    [InlineData("Host: 127.0.0.1")]
    public async Task A_request_that_names_a_host_is_answered(string header)
    {
        await using Site site = await Site.StartAsync();

        Assert.Equal(200, await StatusAsync(site, $"GET / HTTP/1.1\r\n{header}\r\nConnection: close\r\n\r\n"));
    }

    private static async Task<HttpResponseMessage> AskAsync(Site site, HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, path);
        return await site.Client.SendAsync(request, Cancellation);
    }

    /// <summary>Byte for byte: a client of .NET sends no such header.</summary>
    private static async Task<int> StatusAsync(Site site, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(site.Client.BaseAddress!.Host, site.Client.BaseAddress.Port, Cancellation);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request), Cancellation);
        using var reader = new StreamReader(client.GetStream());
        return int.Parse((await reader.ReadLineAsync(Cancellation))!.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
