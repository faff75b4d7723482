using System.Text;
using System.Text.Unicode;
using UtfUnknown;

namespace Alerts.Fetch.Feeds;

/// <summary>
/// Turns a body into text. Order: byte order mark, byte pattern of UTF-16/32, strict UTF-8, the charset of the header,
/// the declaration in the body, detection, windows-1252. Strict UTF-8 comes before any declaration, because feeds
/// in UTF-8 that claim Latin-1 are common and the opposite accident is next to impossible.
/// </summary>
public static class FeedEncoding
{
    /// <summary>Detection looks at no more than this; more does not make it better.</summary>
    private const int DetectionSample = 64 * 1024;

    static FeedEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Never fails; <paramref name="problem"/> says where the declaration lied or bytes were lost.</summary>
    public static string Decode(ReadOnlySpan<byte> body, string? contentType, out string? problem)
    {
        problem = null;
        if (FromPattern(body, out int skip) is { } certain)
        {
            return certain.GetString(body[skip..]);
        }

        string? declared = DeclaredEncoding.InBody(body);
        string? header = DeclaredEncoding.InHeader(contentType);
        if (Utf8.IsValid(body) && !DeclaredEncoding.IsStateful(header ?? declared))
        {
            return Encoding.UTF8.GetString(body);
        }

        foreach (string? name in (ReadOnlySpan<string?>)[header, declared])
        {
            if (name is not null && DeclaredEncoding.Find(name) is { } encoding && TryStrict(encoding, body) is { } text)
            {
                return text;
            }
        }

        return Guess(body, declared, out problem);
    }

    private static string Guess(ReadOnlySpan<byte> body, string? declared, out string problem)
    {
        string claim = declared is null ? "declares no encoding and is not UTF-8" : $"is not in the encoding '{declared}' that it declares";
        DetectionDetail? found = CharsetDetector.DetectFromBytes(body[..Math.Min(body.Length, DetectionSample)].ToArray()).Detected;
        if (found is { Confidence: > 0.5f }
            && DeclaredEncoding.Find(found.EncodingName) is { CodePage: not 20127 } encoding
            && TryStrict(encoding, body) is { } text)
        {
            problem = $"the body {claim}; read as {encoding.WebName}, by its bytes";
            return text;
        }

        // Mostly UTF-8 with a few broken bytes is better read as such than as a Western code page.
        string lossy = Encoding.UTF8.GetString(body);
        if (MostlyUtf8(body, lossy))
        {
            problem = $"the body {claim}; read as UTF-8, broken bytes replaced";
            return lossy;
        }

        problem = $"the body {claim}; read as windows-1252";
        return Encoding.GetEncoding(1252).GetString(body);
    }

    private static bool MostlyUtf8(ReadOnlySpan<byte> body, string text)
    {
        int lost = text.AsSpan().Count('\uFFFD');
        int high = 0;
        foreach (byte value in body)
        {
            high += value >> 7;
        }

        return lost * 4 < high;
    }

    private static string? TryStrict(Encoding encoding, ReadOnlySpan<byte> body)
    {
        try
        {
            return Encoding.GetEncoding(encoding.CodePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback).GetString(body);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>Byte order marks, and <c>&lt;</c> or <c>{</c> beside NUL bytes (https://www.w3.org/TR/xml/#sec-guessing).</summary>
    private static Encoding? FromPattern(ReadOnlySpan<byte> body, out int skip)
    {
        (Encoding? encoding, skip) = body switch
        {
            [0x00, 0x00, 0xFE, 0xFF, ..] => (new UTF32Encoding(bigEndian: true, byteOrderMark: false), 4),
            [0xFF, 0xFE, 0x00, 0x00, ..] => (Encoding.UTF32, 4),
            [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
            [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
            [0xEF, 0xBB, 0xBF, ..] when Utf8.IsValid(body) => (Encoding.UTF8, 3),
            [0x00, 0x00, 0x00, 0x3C or 0x7B, ..] => (new UTF32Encoding(bigEndian: true, byteOrderMark: false), 0),
            [0x3C or 0x7B, 0x00, 0x00, 0x00, ..] => (Encoding.UTF32, 0),
            [0x00, 0x3C or 0x7B, 0x00, not 0x00, ..] => (Encoding.BigEndianUnicode, 0),
            [0x3C or 0x7B, 0x00, not 0x00, 0x00, ..] => (Encoding.Unicode, 0),
            [0x4C, 0x6F, 0xA7, 0x94, ..] => (Encoding.GetEncoding(37), 0), // "<?xm" in EBCDIC
            _ => (null, 0),
        };
        return encoding;
    }
}
