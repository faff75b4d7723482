namespace Alerts.Feeds;

/// <summary>
/// Tells a long body that would take <see cref="System.Xml.XmlReader"/> hundreds of megabytes or many seconds from one of
/// a feed: it keeps a record of each open element, and of each attribute of one tag, and knows no limit to either.
/// </summary>
internal static class XmlShape
{
    /// <summary>What fits into as many bytes is soon read, whatever it is.</summary>
    private const int Harmless = 1 << 20;

    private const int MostOpen = 10_000;
    private const int LongestTag = 256 * 1024;

    /// <summary>What is wrong with the body; null where nothing is.</summary>
    public static string? Problem(ReadOnlySpan<byte> xml)
    {
        if (xml.Length <= Harmless)
        {
            return null;
        }

        int open = 0;
        while (xml.IndexOf((byte)'<') is >= 0 and var found)
        {
            xml = xml[found..];
            if (xml.StartsWith("<![CDATA["u8) || xml.StartsWith("<!--"u8))
            {
                int end = xml.IndexOf(xml[2] == '[' ? "]]>"u8 : "-->"u8);
                xml = xml[(end < 0 ? xml.Length : end)..];
                continue;
            }

            int length = TagLength(xml[..Math.Min(xml.Length, LongestTag)]);
            if (length == 0)
            {
                return $"a tag is longer than {LongestTag / 1024} KB";
            }

            open += xml[1] switch
            {
                (byte)'/' => -1,
                (byte)'!' or (byte)'?' => 0,
                _ => xml[length - 2] == '/' ? 0 : 1,
            };
            if (open > MostOpen)
            {
                return $"more than {MostOpen} elements are open at once";
            }

            xml = xml[length..];
        }

        return null;
    }

    /// <summary>With its brackets; 0 where it does not end.</summary>
    private static int TagLength(ReadOnlySpan<byte> tag)
    {
        for (int at = 1; at < tag.Length; at++)
        {
            int found = tag[at..].IndexOfAny((byte)'>', (byte)'"', (byte)'\'');
            at += found;
            if (found < 0)
            {
                break;
            }

            if (tag[at] == '>')
            {
                return at + 1;
            }

            int close = tag[(at + 1)..].IndexOf(tag[at]);
            at += close + 1;
            if (close < 0)
            {
                break;
            }
        }

        return 0;
    }
}
