using System.IO.Compression;
using Alerts.Fetch;
using Alerts.Sources;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Tests.Fetch.Http;

/// <summary>Polls a feed at the far side of a wire.</summary>
internal static class FeedPolls
{
    public static byte[] Rss { get; } = "<rss version='2.0'><channel><title>t</title><item><title>News</title><link>/1</link></item></channel></rss>"u8.ToArray();

    public static async Task<SourceFailedException> FailureAsync(WireServer server) =>
        await Assert.ThrowsAsync<SourceFailedException>(() => ReadAsync(server.Address()));

    public static Task<Poll> PollAsync(WireServer server, SourceState? state = null, string path = "/feed") => ReadAsync(server.Address(path), state);

    public static async Task<Poll> ReadAsync(Uri address, SourceState? state = null)
    {
        using ServiceProvider services = FetchWire.Services();
        return await ReadAsync(services, address, state);
    }

    public static Task<Poll> ReadAsync(ServiceProvider services, Uri address, SourceState? state) => services
        .GetServices<ISourceReader>().Single(reader => reader.Kind == SourceKind.Feed)
        .ReadAsync(new Source { Name = "s", Kind = SourceKind.Feed, Location = address.AbsoluteUri }, state ?? new SourceState { Source = "s" }, TestContext.Current.CancellationToken);

    public static byte[] Compress(string encoding, byte[] body)
    {
        var compressed = new MemoryStream();
        using (Stream stream = encoding switch
        {
            "zstd" => new ZstdSharp.CompressionStream(compressed),
            "br" => new BrotliStream(compressed, CompressionLevel.Fastest),
            "deflate" => new ZLibStream(compressed, CompressionLevel.Fastest),
            "deflate without its head" => new DeflateStream(compressed, CompressionLevel.Fastest),
            _ => new GZipStream(compressed, CompressionLevel.Fastest),
        })
        {
            stream.Write(body);
        }

        return compressed.ToArray();
    }
}
