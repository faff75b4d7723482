using System.Globalization;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using System.Xml;

namespace Alerts.Feeds;

/// <summary>
/// Reads a feed of any format from a body that nobody vouches for: strictly first, then repaired. DTDs are not
/// processed, entities of one's own making are bounded, nothing outside the body is ever touched.
/// </summary>
public static class FeedReader
{
    /// <summary>Elements nested deeper than this are left out.</summary>
    public const int MaxDepth = 256;

    /// <summary>Attributes of one element beyond this are left out.</summary>
    public const int MaxAttributes = 128;

    /// <summary>Entries beyond this are left out, and the feed says so.</summary>
    public const int MaxEntries = 1_000_000;

    /// <summary>A longer body is refused, also one that grew to it because it was compressed without saying so.</summary>
    public const int MaxBytes = 64 * 1024 * 1024;

    private const string Advice = "Check the address in a browser; a feed's address is often named by <link rel=\"alternate\"> in the page's head.";

    /// <param name="body">As it came over the wire, after the content encoding of the response was undone.</param>
    /// <param name="contentType">The Content-Type header, for its charset.</param>
    /// <param name="baseUri">Where the body came from; relative links are resolved against it.</param>
    /// <exception cref="FeedFormatException">The body is no feed; the message says what it is instead.</exception>
    public static Feed Read(ReadOnlyMemory<byte> body, string? contentType = null, Uri? baseUri = null)
    {
        // Twice: once by the server's cache, once by the server.
        for (int times = 0; times < 2 && body.Span is [0x1F, 0x8B, ..]; times++)
        {
            body = Inflate(body);
        }

        if (body.Length > MaxBytes)
        {
            throw TooLong();
        }

        if (body.Span.IndexOfAnyExcept("\0 \t\r\n"u8) < 0)
        {
            throw new FeedFormatException("Expected a feed, got an empty body.");
        }

        if (Signature(body.Span) is { } other)
        {
            throw new FeedFormatException($"Expected a feed, got {other}. {Advice}");
        }

        ReadOnlyMemory<byte> text = XmlProlog.SkipBlanks(FeedEncoding.ToUtf8(body, contentType, out string? problem));
        string[] problems = problem is null ? [] : [problem];
        Feed feed = text.Span switch
        {
            [] => throw new FeedFormatException("Expected a feed, got a body of blanks."),
            [(byte)'{', ..] => JsonFeedReader.Read(text, baseUri, problems),
            _ => ReadXml(text, baseUri, problems),
        };
        return feed.Entries.Count < MaxEntries ? feed
            : feed with { Problems = [.. feed.Problems, string.Create(CultureInfo.InvariantCulture, $"only the first {MaxEntries:N0} entries are read")] };
    }

    private static Feed ReadXml(ReadOnlyMemory<byte> text, Uri? baseUri, string[] problems)
    {
        string? problem = XmlShape.Problem(text.Span);
        return problem is null && ReadStrictly(text, baseUri, problems, out problem) is { } feed ? feed : ReadMended(text, baseUri, [.. problems, problem!]);
    }

    private static Feed? ReadStrictly(ReadOnlyMemory<byte> text, Uri? baseUri, string[] problems, out string? problem)
    {
        problem = null;
        try
        {
            return FeedDates.Consistently(dates =>
            {
                using XmlReader strict = Open(new StreamReader(Stream(XmlProlog.SkipDeclaration(text)), Encoding.UTF8), ConformanceLevel.Document);
                var reader = new XmlFeedReader(strict, baseUri, dates);
                reader.Read();
                return reader.IsFeed ? reader.Result(problems.Length > 0, problems) : throw NoFeed(reader.Root, text.Span);
            });
        }
        catch (XmlException exception)
        {
            problem = $"not well-formed XML: {exception.Message}";
            return null;
        }
    }

    private static Feed ReadMended(ReadOnlyMemory<byte> text, Uri? baseUri, string[] problems) =>
        FeedDates.Consistently(dates => ReadMended(text, baseUri, problems, dates));

    private static Feed ReadMended(ReadOnlyMemory<byte> text, Uri? baseUri, string[] problems, FeedDates dates)
    {
        using XmlReader repaired = Open(XmlRepair.Repair(Encoding.UTF8.GetString(text.Span), out bool isCut), ConformanceLevel.Fragment);
        var second = new XmlFeedReader(repaired, baseUri, dates);
        try
        {
            second.Read();
        }
        catch (XmlException exception)
        {
            problems = [.. problems, $"could not be repaired to the end: {exception.Message}"];
        }

        return second.IsFeed ? second.Result(repaired: true, problems) with { IsCut = isCut } : throw NoFeed(second.Root, text.Span);
    }

    private static MemoryStream Stream(ReadOnlyMemory<byte> bytes) => MemoryMarshal.TryGetArray(bytes, out ArraySegment<byte> part)
        ? new MemoryStream(part.Array!, part.Offset, part.Count, writable: false)
        : new MemoryStream(bytes.ToArray(), writable: false);

    private static XmlReader Open(TextReader text, ConformanceLevel level) => XmlReader.Create(text, new XmlReaderSettings
    {
        ConformanceLevel = level,
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    });

    private static FeedFormatException NoFeed(string root, ReadOnlySpan<byte> text) => new(
        text is [(byte)'[', ..] ? "Expected a feed, got a JSON list, which a source of kind 'json' reads."
            : root.Equals("html", StringComparison.OrdinalIgnoreCase) ? $"Expected a feed, got an HTML page. {Advice}"
            : root.Length == 0 ? $"Expected a feed, got text without any element. {Advice}"
            : $"Expected RSS, Atom or JSON Feed, got XML with the root element '{root[..Math.Min(root.Length, 60)]}'. {Advice}");

    private static FeedFormatException TooLong() => new($"Expected a feed, got a body of more than {MaxBytes / 1024 / 1024} MB.");

    private static string? Signature(ReadOnlySpan<byte> body) => body switch
    {
        [0x89, 0x50, 0x4E, 0x47, ..] => "a PNG picture",
        [0xFF, 0xD8, 0xFF, ..] => "a JPEG picture",
        [0x47, 0x49, 0x46, 0x38, ..] => "a GIF picture",
        [0x25, 0x50, 0x44, 0x46, ..] => "a PDF document",
        [0x50, 0x4B, 0x03, 0x04, ..] => "a ZIP archive",
        _ => null,
    };

    private static ReadOnlyMemory<byte> Inflate(ReadOnlyMemory<byte> body)
    {
        var inflated = new MemoryStream();
        try
        {
            using var gzip = new GZipStream(Stream(body), CompressionMode.Decompress);
            byte[] buffer = new byte[81920];
            for (int read; (read = gzip.Read(buffer)) > 0;)
            {
                inflated.Write(buffer, 0, read);
                if (inflated.Length > MaxBytes)
                {
                    throw TooLong();
                }
            }
        }
        catch (InvalidDataException exception)
        {
            // Cut short: what could be read may still be most of a feed.
            if (inflated.Length == 0)
            {
                throw new FeedFormatException("Expected a feed, got a broken gzip body.", exception);
            }
        }

        return inflated.GetBuffer().AsMemory(0, (int)inflated.Length);
    }
}
