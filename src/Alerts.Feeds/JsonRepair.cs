using System.Buffers;

namespace Alerts.Feeds;

/// <summary>
/// Makes JSON of what programs that paste it together take for it: line breaks and other control characters within strings,
/// <c>NaN</c> and <c>Infinity</c>, escapes that JSON does not know, values nested too deep. One pass.
/// </summary>
internal static class JsonRepair
{
    private static readonly SearchValues<byte> HexDigits = SearchValues.Create("0123456789abcdefABCDEF"u8);

    private static readonly byte[][] NoValues = [.. ((string[])["-Infinity", "Infinity", "-NaN", "NaN", "undefined"]).Select(System.Text.Encoding.ASCII.GetBytes)];

    /// <param name="json">In UTF-8.</param>
    /// <param name="maxDepth">What is nested deeper becomes null.</param>
    public static ReadOnlyMemory<byte> Repair(ReadOnlySpan<byte> json, int maxDepth)
    {
        var repaired = new MemoryStream(json.Length + 64);
        int depth = 0;
        for (int at = 0; at < json.Length;)
        {
            byte next = json[at];
            bool kept = depth <= maxDepth;
            depth += next is (byte)'{' or (byte)'[' ? 1 : 0;
            if (kept && depth > maxDepth)
            {
                repaired.Write("null"u8);
            }

            kept = depth <= maxDepth;
            depth -= next is (byte)'}' or (byte)']' ? 1 : 0;
            at += next == '"' ? Text(json[at..], kept ? repaired : Stream.Null)
                : kept && NoValue(json[at..]) is > 0 and var length ? Null(repaired, length)
                : Byte(kept ? repaired : Stream.Null, next);
        }

        return repaired.GetBuffer().AsMemory(0, (int)repaired.Length);
    }

    private static int Text(ReadOnlySpan<byte> json, Stream to)
    {
        to.WriteByte((byte)'"');
        int at = 1;
        while (at < json.Length && json[at] != '"')
        {
            switch (json[at])
            {
                case < 0x20:
                    to.Write(Escape(json[at]));
                    break;
                case (byte)'\\' when at + 1 < json.Length:
                    at++;
                    bool known = json[at] == 'u' ? IsHex(json[(at + 1)..]) : "\"\\/bfnrt"u8.Contains(json[at]);
                    to.Write(known ? "\\"u8 : []);
                    to.Write(json[at] < 0x20 ? Escape(json[at]) : json.Slice(at, 1));
                    break;
                default:
                    to.WriteByte(json[at]);
                    break;
            }

            at++;
        }

        if (at < json.Length)
        {
            to.WriteByte((byte)'"');
        }

        return Math.Min(at + 1, json.Length);
    }

    private static ReadOnlySpan<byte> Escape(byte control) => control switch
    {
        (byte)'\n' => "\\n"u8,
        (byte)'\r' => "\\r"u8,
        (byte)'\t' => "\\t"u8,
        _ => " "u8,
    };

    private static bool IsHex(ReadOnlySpan<byte> digits) => digits.Length >= 4 && !digits[..4].ContainsAnyExcept(HexDigits);

    private static int NoValue(ReadOnlySpan<byte> json)
    {
        if (json[0] is (byte)'-' or (byte)'I' or (byte)'N' or (byte)'u')
        {
            foreach (byte[] value in NoValues)
            {
                if (json.StartsWith(value))
                {
                    return value.Length;
                }
            }
        }

        return 0;
    }

    private static int Null(MemoryStream to, int length)
    {
        to.Write("null"u8);
        return length;
    }

    private static int Byte(Stream to, byte value)
    {
        to.WriteByte(value);
        return 1;
    }
}
