using System.IO.Compression;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Alerts.EndToEnd.Tests.Support;
using Alerts.Tests.Fetch.Http;

namespace Alerts.EndToEnd.Tests.Fetch;

/// <summary>What a server does wrong, and the sentence that a person then reads in the source's state.</summary>
internal sealed record WireFault(string Sentence, Func<WireRequest, Task> Answer)
{
    /// <summary>The server speaks TLS, with a certificate that nobody vouches for.</summary>
    public bool OwnCertificate { get; init; }
}

internal static class WireFaults
{
    private const string Advice = "Check the address in a browser; a feed's address is often named by <link rel=\"alternate\"> in the page's head.";

    private static readonly byte[] Feed = Encoding.UTF8.GetBytes(SampleFeed.Rss(("https://faulty.example/1", "Never read", "A text that nobody is to get.")));

    public static IReadOnlyDictionary<string, WireFault> All { get; } = new Dictionary<string, WireFault>
    {
        ["slow-loris body"] = new("127.0.0.1 did not answer in full within 2 s", DripAsync),
        ["slow-loris head"] = new("127.0.0.1 did not answer in full within 2 s", DripHeadAsync),
        ["never-ending body"] = new("the answer of 127.0.0.1 is longer than 1 MB", PourAsync),
        ["truncated gzip that the server cut itself"] = new("the answer of 127.0.0.1 ended before it was whole", request => CutGzipAsync(request, honest: true)),
        ["truncated gzip"] = new("the answer of 127.0.0.1 ended before it was whole", request => CutGzipAsync(request, honest: false)),
        ["redirect loop"] = new("127.0.0.1 redirects in a circle, or more than 10 times", request =>
            request.SendAsync($"302 Found\r\nLocation: {(request.Path == "/feed" ? "/other" : "/feed")}", [])),
        ["certificate of its own"] = new(
            "the TLS certificate of 127.0.0.1 cannot be trusted: The remote certificate is invalid according to the validation procedure: RemoteCertificateNameMismatch, RemoteCertificateChainErrors",
            request => request.SendAsync("200 OK", Feed)) { OwnCertificate = true },
        ["503"] = new("127.0.0.1 is out of order (503 Service Unavailable)", request => request.SendAsync("503 Service Unavailable", [])),
        ["HTML page"] = new($"Expected a feed, got an HTML page. {Advice}", request =>
            request.SendAsync("200 OK\r\nContent-Type: text/html; charset=utf-8", "<!DOCTYPE html><html><head><title>Welcome</title></head><body><p>We moved.</p></body></html>"u8.ToArray())),
        ["picture"] = new($"Expected a feed, got a PNG picture. {Advice}", request =>
            request.SendAsync("200 OK\r\nContent-Type: image/png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])),
        ["empty 200"] = new("Expected a feed, got an empty body.", request => request.SendAsync("200 OK\r\nContent-Type: application/rss+xml", [])),
        ["connection that breaks"] = new("the answer of 127.0.0.1 ended before it was whole", request =>
            request.SendAsync($"200 OK\r\nContent-Length: {Feed.Length}", Feed[..^20])),
    };

    public static X509Certificate2 OwnCertificate(TimeProvider time)
    {
        using var key = RSA.Create(2048);
        return new CertificateRequest("CN=wrong.example", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(time.GetUtcNow().AddDays(-1), time.GetUtcNow().AddDays(1));
    }

    private static async Task DripAsync(WireRequest request)
    {
        await request.SendAsync("200 OK\r\nContent-Type: application/rss+xml\r\nContent-Length: 100000", []);
        await DripAsync(request, "<"u8.ToArray());
    }

    private static async Task DripHeadAsync(WireRequest request)
    {
        await request.Stream.WriteAsync("HTTP/1.1 200 OK\r\nX-Slow: "u8.ToArray(), request.Stopped);
        await DripAsync(request, "z"u8.ToArray());
    }

    private static async Task DripAsync(WireRequest request, byte[] drop)
    {
        while (true)
        {
            await request.Stream.WriteAsync(drop, request.Stopped);
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, request.Stopped);
        }
    }

    private static async Task PourAsync(WireRequest request)
    {
        byte[] chunk = [.. "10000\r\n"u8, .. new byte[0x10000], .. "\r\n"u8];
        await request.SendAsync("200 OK\r\nContent-Type: application/rss+xml\r\nTransfer-Encoding: chunked", []);
        while (true)
        {
            await request.Stream.WriteAsync(chunk, request.Stopped);
        }
    }

    // A server that cut the body itself states the length of what is left: only gzip knows that some is missing.
    private static Task CutGzipAsync(WireRequest request, bool honest)
    {
        byte[] body = Encoding.UTF8.GetBytes(SampleFeed.Rss(SampleFeed.Matters));
        using var gzip = new MemoryStream();
        using (var stream = new GZipStream(gzip, CompressionLevel.Fastest))
        {
            stream.Write(body);
        }

        byte[] whole = gzip.ToArray();
        byte[] half = whole[..(whole.Length / 2)];
        return request.SendAsync($"200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {(honest ? half.Length : whole.Length)}", half);
    }
}
