using System.Buffers;

namespace Alerts.Fetch.Feeds;

/// <summary>The part of a document before its content that decoding has made obsolete.</summary>
internal static class XmlProlog
{
    private static readonly SearchValues<char> Blanks = SearchValues.Create("\uFEFF\0 \t\r\n");

    /// <summary>
    /// The text behind byte order marks, blanks and the XML declaration. The declaration's encoding no longer holds,
    /// and an unknown one, or version 1.1, would stop the strict reader for nothing.
    /// </summary>
    public static StringReader Skip(string text)
    {
        int at = text.AsSpan().IndexOfAnyExcept(Blanks);
        at = Math.Max(at, 0);
        if (text.AsSpan(at).StartsWith("<?xml ", StringComparison.OrdinalIgnoreCase) && text.IndexOf("?>", at, StringComparison.Ordinal) is > 0 and var end)
        {
            at = end + 2;
        }

        int content = text.AsSpan(at).IndexOfAnyExcept(" \t\r\n");
        var reader = new StringReader(text);
        reader.Read(new char[at + Math.Max(content, 0)]);
        return reader;
    }
}
