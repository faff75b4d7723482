using System.Buffers;

namespace Alerts.Feeds;

/// <summary>A start tag as it was written, however badly.</summary>
internal readonly record struct StartTag(string Name, IReadOnlyList<(string Name, string Value)> Attributes, bool IsEmpty, int Length)
{
    private static readonly SearchValues<char> UnquotedEnds = SearchValues.Create(" \t\r\n<>");

    /// <summary>
    /// False where the text is not a tag after all: no <c>&gt;</c> before the next tag or the end of the text. An element
    /// of feeds is one even so.
    /// </summary>
    public static bool Read(ReadOnlySpan<char> text, out StartTag tag)
    {
        ReadOnlySpan<char> name = XmlNames.Read(text[1..]);
        List<(string, string)>? attributes = null;
        int at = 1 + name.Length;
        int slash = -1;
        while (at < text.Length)
        {
            char next = text[at];
            if (next == '>')
            {
                tag = new StartTag(XmlNames.Clean(name), attributes ?? [], slash == at - 1, at + 1);
                return true;
            }

            if (next == '<')
            {
                if (UnclosedElements.KindOf(name.ToString()) == OpenKind.Other)
                {
                    break;
                }

                tag = new StartTag(XmlNames.Clean(name), attributes ?? [], slash == at - 1, at);
                return true;
            }

            if (XmlNames.StartsName(next))
            {
                at = Attribute(text, at, ref attributes);
            }
            else
            {
                slash = next == '/' ? at : slash;
                at++;
            }
        }

        tag = default;
        return false;
    }

    private static int Attribute(ReadOnlySpan<char> text, int at, ref List<(string Name, string Value)>? attributes)
    {
        ReadOnlySpan<char> name = XmlNames.Read(text[at..]);
        at += Math.Max(1, name.Length);
        int equals = at + SpaceAt(text, at);
        if (equals >= text.Length || text[equals] != '=')
        {
            return at;
        }

        at = equals + 1;
        at += SpaceAt(text, at);
        ReadOnlySpan<char> value = Value(text, at, out int consumed);
        string clean = XmlNames.Clean(name);
        attributes ??= [];
        if (attributes.Count < FeedReader.MaxAttributes && !attributes.Exists(other => other.Name == clean))
        {
            attributes.Add((clean, value.ToString()));
        }

        return at + consumed;
    }

    private static ReadOnlySpan<char> Value(ReadOnlySpan<char> text, int at, out int consumed)
    {
        ReadOnlySpan<char> rest = text[Math.Min(at, text.Length)..];
        if (!rest.IsEmpty && rest[0] is '"' or '\'')
        {
            int close = rest[1..].IndexOf(rest[0]);
            if (close >= 0 && !RunsIntoText(rest[1..], close))
            {
                consumed = close + 2;
                return rest.Slice(1, close);
            }
        }

        int end = rest.IndexOfAny(UnquotedEnds);
        consumed = end < 0 ? rest.Length : end;
        return rest[..consumed].Trim("\"'");
    }

    // <item about="x> … <link href="y">: the quote that seems to close is the next one that opens.
    private static bool RunsIntoText(ReadOnlySpan<char> value, int close) =>
        close + 1 < value.Length && value[close + 1] is not (' ' or '\t' or '\r' or '\n' or '>' or '/' or '?')
        && value[..close].IndexOf('>') is >= 0 and var end && value[end..close].Contains('<');

    private static int SpaceAt(ReadOnlySpan<char> text, int at)
    {
        int end = at < text.Length ? text[at..].IndexOfAnyExcept(" \t\r\n") : 0;
        return end < 0 ? text.Length - at : end;
    }
}
