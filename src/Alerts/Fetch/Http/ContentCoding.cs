using ZstdSharp;
using ZstdSharp.Unsafe;

namespace Alerts.Fetch.Http;

/// <summary>Undoes the content codings (RFC 9110 section 8.4.1) that the HTTP client does not, which has undone gzip, deflate and br by then.</summary>
internal static class ContentCoding
{
    /// <summary>2^23 bytes: no more memory than this may a body of HTTP ask for (RFC 9659).</summary>
    private const int LargestWindow = 23;

    /// <exception cref="SourceFailedException">It is in a coding that is not read.</exception>
    public static Stream Decoded(Stream stream, HttpContent content, string host) =>
        content.Headers.ContentEncoding.Select(coding => coding.ToLowerInvariant()).LastOrDefault() switch
        {
            "zstd" => Zstd(stream),
            "compress" or "x-compress" or "dcb" or "dcz" or "exi" or "pack200-gzip" or "bzip2" or "xz" or "lzma" => throw new SourceFailedException(
                $"expected an answer in gzip, deflate, br or zstd, {host} sent one in '{content.Headers.ContentEncoding.Last()}'"),
            // Servers also put there what is no coding, such as "utf-8" or "none".
            _ => stream,
        };

    private static DecompressionStream Zstd(Stream stream)
    {
        var zstd = new DecompressionStream(stream, leaveOpen: false);
        zstd.SetParameter(ZSTD_dParameter.ZSTD_d_windowLogMax, LargestWindow);
        return zstd;
    }
}
