using System.Buffers;
using System.Text;

namespace Alerts.Feeds;

/// <summary>What stands before the content of a body in UTF-8, and means nothing there.</summary>
internal static class XmlProlog
{
    private static readonly SearchValues<byte> Blanks = SearchValues.Create("\0 \t\r\n"u8);

    /// <summary>The body behind byte order marks and blanks.</summary>
    public static ReadOnlyMemory<byte> SkipBlanks(ReadOnlyMemory<byte> body)
    {
        ReadOnlySpan<byte> rest = body.Span;
        while (!rest.IsEmpty)
        {
            int blanks = rest.IndexOfAnyExcept(Blanks);
            rest = rest[(blanks < 0 ? rest.Length : blanks)..];
            if (!rest.StartsWith(Encoding.UTF8.Preamble))
            {
                break;
            }

            rest = rest[Encoding.UTF8.Preamble.Length..];
        }

        return body[^rest.Length..];
    }

    /// <summary>
    /// The body behind the XML declaration, too. Its encoding no longer holds, and an unknown one, or version 1.1, would
    /// stop the strict reader for nothing.
    /// </summary>
    public static ReadOnlyMemory<byte> SkipDeclaration(ReadOnlyMemory<byte> body)
    {
        body = SkipBlanks(body);
        ReadOnlySpan<byte> start = body.Span;
        bool declared = start.Length > 6 && Ascii.EqualsIgnoreCase(start[..6], "<?xml "u8);
        return declared && start.IndexOf("?>"u8) is > 0 and var end ? SkipBlanks(body[(end + 2)..]) : body;
    }
}
