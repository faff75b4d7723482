using System.Buffers;
using System.Globalization;
using ZstdSharp;

namespace Alerts.Fetch.Http;

/// <summary>Reads a body up to a limit, which counts what comes out of decompression.</summary>
internal static class BoundedBody
{
    /// <exception cref="SourceFailedException">It is longer, or ended before it was whole.</exception>
    public static async Task<byte[]> ReadAsync(HttpContent content, HttpGet get, string host, CancellationToken cancellation)
    {
        if (content.Headers.ContentLength > get.MaxBytes && !get.MayBeCut)
        {
            throw TooLong(host, get.MaxBytes);
        }

        using var body = new MemoryStream();
        byte[] buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            await using Stream stream = ContentCoding.Decoded(await content.ReadAsStreamAsync(cancellation), content, host);
            for (int read; (read = await stream.ReadAsync(buffer, cancellation)) > 0;)
            {
                body.Write(buffer, 0, read);
                if (body.Length > get.MaxBytes)
                {
                    return get.MayBeCut ? body.GetBuffer()[..get.MaxBytes] : throw TooLong(host, get.MaxBytes);
                }
            }
        }
        catch (ZstdException exception)
        {
            throw new SourceFailedException($"the answer of {host} says that it is compressed with zstd and cannot be read so: {exception.Message}", exception);
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException or InvalidDataException)
        {
            throw new SourceFailedException($"the answer of {host} ended before it was whole", exception) { IsTransient = true };
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return body.ToArray();
    }

    private static SourceFailedException TooLong(string host, int maxBytes) => new(string.Create(
        CultureInfo.InvariantCulture, $"the answer of {host} is longer than {maxBytes / 1024.0 / 1024.0:0.#} MB"));
}
