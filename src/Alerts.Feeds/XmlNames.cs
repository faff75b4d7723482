using System.Text;
using System.Xml;

namespace Alerts.Feeds;

/// <summary>Names and characters as XML 1.0 allows them.</summary>
internal static class XmlNames
{
    private const int LongestName = 256;

    /// <summary>Stands where bytes could not be read; XML would allow it in a name.</summary>
    private const char Lost = '\uFFFD';

    public static bool StartsName(char value) => value == '_' || (value is not (':' or Lost) && XmlConvert.IsStartNCNameChar(value));

    /// <summary>The name at the start, colons included.</summary>
    public static ReadOnlySpan<char> Read(ReadOnlySpan<char> text)
    {
        int length = 0;
        while (length < text.Length && length < LongestName && (text[length] == ':' || (text[length] != Lost && XmlConvert.IsNCNameChar(text[length]))))
        {
            length++;
        }

        return text[..length];
    }

    /// <summary>At most one colon, with a name on either side of it.</summary>
    public static string Clean(ReadOnlySpan<char> name)
    {
        int colon = name.IndexOf(':');
        if (colon < 0)
        {
            return name.ToString();
        }

        string prefix = name[..colon].ToString();
        string local = name[(colon + 1)..].ToString().Replace(':', '_');
        return local.Length == 0 ? prefix : !StartsName(local[0]) ? $"{prefix}_{local}" : prefix.Length == 0 ? local : $"{prefix}:{local}";
    }

    /// <summary>Appends text so that it stands for itself; characters that XML forbids are left out.</summary>
    public static void AppendEscaped(StringBuilder to, ReadOnlySpan<char> text)
    {
        for (int at = 0; at < text.Length; at++)
        {
            char value = text[at];
            switch (value)
            {
                case '<':
                    to.Append("&lt;");
                    break;
                case '>':
                    to.Append("&gt;");
                    break;
                case '&':
                    to.Append("&amp;");
                    break;
                case var _ when char.IsHighSurrogate(value) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]):
                    to.Append(value).Append(text[++at]);
                    break;
                case var _ when XmlConvert.IsXmlChar(value):
                    to.Append(value);
                    break;
            }
        }
    }
}
