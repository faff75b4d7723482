using System.Buffers;
using System.Text;

namespace Alerts.Feeds;

/// <summary>Names of encodings: where a body or a header declares one, and what the name means.</summary>
internal static class DeclaredEncoding
{
    private const int DeclarationReach = 1024;

    private static readonly SearchValues<char> ValueEnds = SearchValues.Create(" \t\r\n\"';?>/");

    /// <summary>The encoding that <c>&lt;?xml … encoding="…"?&gt;</c> names, or an HTML page's <c>&lt;meta charset&gt;</c>.</summary>
    public static string? InBody(ReadOnlySpan<byte> body)
    {
        string start = Encoding.Latin1.GetString(body[..Math.Min(body.Length, DeclarationReach)]);
        int declaration = start.IndexOf("<?xml", StringComparison.OrdinalIgnoreCase);
        int end = declaration < 0 ? -1 : start.IndexOf('>', declaration);
        return end > 0 ? ValueAfter(start.AsSpan(declaration, end - declaration), "encoding")
            : start.Contains("<meta", StringComparison.OrdinalIgnoreCase) ? ValueAfter(start, "charset")
            : null;
    }

    /// <summary>The <c>charset</c> of a Content-Type header.</summary>
    public static string? InHeader(string? contentType) => contentType is null ? null : ValueAfter(contentType, "charset");

    /// <summary>Seven-bit encodings with shift sequences: their bytes are valid UTF-8 and mean something else.</summary>
    public static bool IsStateful(string? name) => name is not null
        && (name.StartsWith("iso-2022", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("hz", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("csiso2022", StringComparison.OrdinalIgnoreCase));

    /// <summary>Null where the name is unknown here. Superset encodings stand in for their subsets, as browsers do.</summary>
    public static Encoding? Find(string name)
    {
        try
        {
            return Encoding.GetEncoding(name.ToLowerInvariant() switch
            {
                "iso-8859-1" or "latin1" or "latin-1" or "l1" or "us-ascii" or "ascii" => "windows-1252",
                "iso-8859-9" or "latin5" => "windows-1254",
                "iso-8859-11" or "tis-620" => "windows-874",
                "gb2312" or "gbk" or "gb_2312-80" or "cp936" or "x-gbk" or "windows-936" => "gb18030",
                "big5-hkscs" or "cp950" or "x-x-big5" => "big5",
                "sjis" or "x-sjis" or "ms_kanji" or "cp932" or "windows-31j" or "ms932" or "shift-jis" => "shift_jis",
                "ks_c_5601-1987" or "ksc5601" or "cp949" or "uhc" or "windows-949" => "euc-kr",
                "utf8" => "utf-8",
                // UTF-7 is refused: its only living use is to smuggle markup past filters.
                "utf-7" or "unicode-1-1-utf-7" => "windows-1252",
                var other => other,
            });
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static string? ValueAfter(ReadOnlySpan<char> text, ReadOnlySpan<char> key)
    {
        int at = text.IndexOf(key, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return null;
        }

        ReadOnlySpan<char> rest = text[(at + key.Length)..].TrimStart();
        if (rest.IsEmpty || rest[0] != '=')
        {
            return null;
        }

        rest = rest[1..].TrimStart(" \t\r\n\"'");
        int end = rest.IndexOfAny(ValueEnds);
        string value = (end < 0 ? rest : rest[..end]).ToString();
        return value.Length is > 0 and <= 40 ? value : null;
    }
}
