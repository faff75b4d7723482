using System.Text;
using System.Text.Unicode;
using UtfUnknown;

namespace Alerts.Feeds;

/// <summary>
/// Turns a body into text. Order: byte order mark, byte pattern of UTF-16/32, strict UTF-8, the charset of the header,
/// the declaration in the body, detection, windows-1252. Strict UTF-8 comes before any declaration, because feeds
/// in UTF-8 that claim Latin-1 are common and the opposite accident is next to impossible.
/// </summary>
public static class FeedEncoding
{
    /// <summary>Detection looks at no more than this; more does not make it better.</summary>
    private const int DetectionSample = 64 * 1024;

    /// <summary>Non-ASCII bytes that it takes to tell another Latin code page from windows-1252.</summary>
    private const int EnoughForLatin = 24;

    private static readonly int[] OtherLatin = [852, 1250, 1254, 1257, 1258, 28592, 28593, 28594, 28599, 28603, 28605];

    static FeedEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Never fails; <paramref name="problem"/> says where the declaration lied or bytes were lost.</summary>
    public static string Decode(ReadOnlySpan<byte> body, string? contentType, out string? problem)
    {
        problem = null;
        if (FromPattern(body, out int skip) is { } certain)
        {
            return certain.GetString(body[skip..]);
        }

        if (IsUtf8(body, contentType))
        {
            return Encoding.UTF8.GetString(body);
        }

        string? declared = DeclaredEncoding.InBody(body);
        string? header = DeclaredEncoding.InHeader(contentType);
        if (HasShifts(body) && !DeclaredEncoding.IsStateful(header ?? declared))
        {
            declared = "iso-2022-jp";
            header = null;
        }

        foreach (string? name in (ReadOnlySpan<string?>)[header, declared])
        {
            if (name is not null && DeclaredEncoding.Find(name) is { } encoding && Try(encoding, body, ref problem) is { } text
                && !(encoding.CodePage == 1252 && IsNoLatin(body)))
            {
                return text;
            }
        }

        return Guess(body, declared, out problem);
    }

    /// <summary>The same as UTF-8: mostly the very bytes that came.</summary>
    internal static ReadOnlyMemory<byte> ToUtf8(ReadOnlyMemory<byte> body, string? contentType, out string? problem)
    {
        problem = null;
        return IsUtf8(body.Span, contentType) ? body : Encoding.UTF8.GetBytes(Decode(body.Span, contentType, out problem));
    }

    // Seven-bit encodings with shift sequences look like ASCII, and mean something else.
    private static bool IsUtf8(ReadOnlySpan<byte> body, string? contentType) =>
        FromPattern(body, out _) is { } certain ? certain.CodePage == Encoding.UTF8.CodePage
            : Utf8.IsValid(body)
                && !(Ascii.IsValid(body)
                    && (HasShifts(body) || DeclaredEncoding.IsStateful(DeclaredEncoding.InHeader(contentType) ?? DeclaredEncoding.InBody(body))));

    private static bool HasShifts(ReadOnlySpan<byte> body) => body.IndexOf("\u001B$"u8) >= 0;

    private static string Guess(ReadOnlySpan<byte> body, string? declared, out string problem)
    {
        string claim = declared is null ? "declares no encoding and is not UTF-8" : $"is not in the encoding '{declared}' that it declares";

        // A body that was cut within a character, or has a few broken bytes, is UTF-8 all the same.
        string lossy = Encoding.UTF8.GetString(body);
        int high = High(body);
        if (lossy.AsSpan().Count('\uFFFD') * 4 < high)
        {
            problem = $"the body {claim}; read as UTF-8, its broken bytes as windows-1252";
            return Encoding.GetEncoding("utf-8", EncoderFallback.ReplacementFallback, new BrokenBytes()).GetString(body);
        }

        string? lost = null;
        DetectionDetail? found = CharsetDetector.DetectFromBytes(body[..Math.Min(body.Length, DetectionSample)].ToArray()).Detected;
        if (found is { Confidence: > 0.5f }
            && DeclaredEncoding.Find(found.EncodingName) is { CodePage: not 20127 } encoding
            && (high >= EnoughForLatin || !OtherLatin.Contains(encoding.CodePage))
            && Try(encoding, body, ref lost) is { } text)
        {
            problem = $"the body {claim}; read as {encoding.WebName}, by its bytes";
            return text;
        }

        problem = $"the body {claim}; read as windows-1252";
        return Encoding.GetEncoding(1252).GetString(body);
    }

    private static int High(ReadOnlySpan<byte> body)
    {
        int count = 0;
        foreach (byte value in body)
        {
            count += value >> 7;
        }

        return count;
    }

    // Latin letters with accents stand among plain ones; where they only come in rows, the text is Cyrillic, Greek or CJK.
    private static bool IsNoLatin(ReadOnlySpan<byte> body)
    {
        (int high, int rows) = (0, 0);
        for (int i = 1; i < body.Length; i++)
        {
            high += body[i] >> 7;
            rows += (body[i] & body[i - 1]) >> 7;
        }

        return high >= 8 && rows * 3 > high * 2;
    }

    /// <summary>Null where more than a few bytes are not in the encoding: a body that was cut within a character is.</summary>
    private static string? Try(Encoding encoding, ReadOnlySpan<byte> body, ref string? problem)
    {
        string text = Encoding.GetEncoding(encoding.CodePage, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD")).GetString(body);
        int lost = text.AsSpan().Count('\uFFFD');
        if (lost == 0)
        {
            return text;
        }

        if (encoding.CodePage == Encoding.UTF8.CodePage || (lost * 20 >= High(body) && !(lost == 1 && text[^1] == '\uFFFD')))
        {
            return null;
        }

        problem = $"some bytes of the body are not in the encoding '{encoding.WebName}'; they are replaced";
        return text;
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
            [0x00, 0x00, 0x00, 0x3C or 0x7B, 0x00, 0x00, 0x00, ..] => (new UTF32Encoding(bigEndian: true, byteOrderMark: false), 0),
            [0x3C or 0x7B, 0x00, 0x00, 0x00, not 0x00, 0x00, 0x00, 0x00, ..] => (Encoding.UTF32, 0),
            [0x00, 0x3C or 0x7B, 0x00, not 0x00, ..] => (Encoding.BigEndianUnicode, 0),
            [0x3C or 0x7B, 0x00, not 0x00, 0x00, ..] => (Encoding.Unicode, 0),
            [0x4C, 0x6F, 0xA7, 0x94, ..] => (Encoding.GetEncoding(37), 0), // "<?xm" in EBCDIC
            _ => (FromNulls(body[..Math.Min(body.Length, 512)]), 0),
        };
        return encoding;
    }

    // Markup is ASCII, so its other bytes are NUL, whatever stands first.
    private static Encoding? FromNulls(ReadOnlySpan<byte> start)
    {
        Span<int> nulls = stackalloc int[4];
        nulls.Clear();
        for (int i = 0; i < start.Length; i++)
        {
            nulls[i % 4] += start[i] == 0 ? 1 : 0;
        }

        int most = start.Length / 4 * 3 / 4;
        return start.Length < 16 ? null
            : (nulls[0] > most, nulls[1] > most, nulls[2] > most, nulls[3] > most) switch
            {
                (true, true, true, false) => new UTF32Encoding(bigEndian: true, byteOrderMark: false),
                (false, true, true, true) => Encoding.UTF32,
                (true, false, true, false) => Encoding.BigEndianUnicode,
                (false, true, false, true) => Encoding.Unicode,
                _ => null,
            };
    }
}
