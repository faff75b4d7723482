using System.Buffers;
using System.Text;

namespace Alerts.Feeds;

/// <summary>
/// Makes well-formed XML of what nearly is. One pass, linear in the length whatever comes: bare ampersands and
/// angle brackets are escaped, HTML's character references resolved, characters that XML forbids dropped,
/// unquoted and repeated attributes repaired, undeclared prefixes declared, DOCTYPE and comments removed, elements
/// closed where their parent closes. Nesting beyond <see cref="FeedReader.MaxDepth"/> is dropped. What comes out may have
/// several roots: warnings that a server printed first, and a second document behind the first.
/// </summary>
internal sealed class XmlRepair
{
    private static readonly SearchValues<char> TextSpecial = SearchValues.Create(
        [.. "<>&\uFFFE\uFFFF", .. Enumerable.Range(0, 32).Where(code => code is not (9 or 10 or 13)).Select(code => (char)code),
            .. Enumerable.Range(0xD800, 0x800).Select(code => (char)code)]);

    /// <summary>A tag that has not ended by here is no tag.</summary>
    private const int LongestTag = 4 * 1024 * 1024;

    private readonly string _xml;
    private readonly StringBuilder _out;
    private readonly OpenElements _open;
    private readonly DeclaredEntities _entities = new();
    private readonly CharacterSections _sections;
    private readonly int _lastBracket;
    private bool _noCommentEnd;
    private long _wasted;
    private int _at;

    private XmlRepair(string xml)
    {
        _xml = xml;
        _out = new StringBuilder(xml.Length + (xml.Length / 16));
        _open = new OpenElements(_out);
        _sections = new CharacterSections(xml);
        _lastBracket = xml.LastIndexOf('>');
    }

    /// <param name="xml">The text as it came.</param>
    /// <param name="isCut">It ends within its root element.</param>
    public static TextReader Repair(string xml, out bool isCut)
    {
        var repair = new XmlRepair(xml);
        repair.Run();
        isCut = !repair._open.IsEmpty;
        repair._open.CloseAll();
        return new ChunkReader(repair._out);
    }

    private void Run()
    {
        int root = FirstElement();
        _entities.Collect(_xml.AsSpan(0, root));
        _at = root;
        while (_at < _xml.Length)
        {
            ReadOnlySpan<char> rest = _xml.AsSpan(_at);
            int run = rest.IndexOfAny(TextSpecial);
            run = run < 0 ? rest.Length : run;
            Text(rest[..run]);
            _at += run;
            if (_at < _xml.Length)
            {
                Special(_xml[_at]);
            }
        }
    }

    /// <summary>Where the first start tag stands; what is before it (junk, declaration, DOCTYPE) is not part of the feed.</summary>
    private int FirstElement()
    {
        for (int at = 0; (at = _xml.IndexOf('<', at)) >= 0; at++)
        {
            if (at + 1 < _xml.Length && XmlNames.StartsName(_xml[at + 1]))
            {
                return at;
            }

            if (string.CompareOrdinal(_xml, at, "<!--", 0, 4) == 0)
            {
                int end = _xml.IndexOf("-->", at + 4, StringComparison.Ordinal);
                at = end < 0 ? at : end;
            }
        }

        return _xml.Length;
    }

    private void Special(char special)
    {
        switch (special)
        {
            case '<':
                Markup();
                break;
            case '>':
                Text("&gt;");
                _at++;
                break;
            case '&':
                _at += Reference(_xml.AsSpan(_at), _out, _open.IsEmpty);
                break;
            default:
                bool pair = char.IsHighSurrogate(special) && _at + 1 < _xml.Length && char.IsLowSurrogate(_xml[_at + 1]);
                if (pair)
                {
                    Text(_xml.AsSpan(_at, 2));
                }

                _at += pair ? 2 : 1;
                break;
        }
    }

    private void Text(ReadOnlySpan<char> text)
    {
        // No text stands outside the root element.
        if (!_open.IsEmpty)
        {
            _out.Append(text);
        }
    }

    private void Markup()
    {
        ReadOnlySpan<char> rest = _xml.AsSpan(_at);
        if (_at > _lastBracket && rest.Length > 1 && (rest[1] is '!' or '?' or '/' || XmlNames.StartsName(rest[1])) && !rest.StartsWith("<![CDATA["))
        {
            // A tag that the body was cut in says nothing.
            _at = _xml.Length;
        }
        else if (rest.StartsWith("<![CDATA[", StringComparison.OrdinalIgnoreCase))
        {
            ReadOnlySpan<char> text = _sections.Read(_at, _open.Innermost, out _at);
            if (!_open.IsEmpty)
            {
                XmlNames.AppendEscaped(_out, text);
            }
        }
        else if (rest.StartsWith("<!--"))
        {
            // Searched at most once in vain: a body of comment openers must not cost its square.
            int end = _noCommentEnd ? -1 : _xml.IndexOf("-->", _at + 4, StringComparison.Ordinal);
            _noCommentEnd |= end < 0;
            _at = end < 0 ? _at + 4 : end + 3;
        }
        else if (rest.StartsWith("<!") || rest.StartsWith("<?"))
        {
            int end = rest[..Math.Min(rest.Length, 4096)].IndexOf('>');
            _at += end < 0 ? 2 : end + 1;
        }
        else if (rest.Length > 2 && rest[1] == '/' && XmlNames.StartsName(rest[2]))
        {
            ReadOnlySpan<char> name = XmlNames.Read(rest[2..]);
            int end = rest[1..Math.Min(rest.Length, 4096)].IndexOfAny('>', '<') + 1;
            _at += end > 0 && rest[end] == '>' ? end + 1 : name.Length + 2;
            _open.Close(XmlNames.Clean(name));
        }
        else if (rest.Length > 1 && XmlNames.StartsName(rest[1]))
        {
            Start(rest);
        }
        else
        {
            Text("&lt;");
            _at++;
        }
    }

    private void Start(ReadOnlySpan<char> rest)
    {
        // A body of tags that never end is searched again from each of them; after a while only nearby.
        int reach = Math.Min(rest.Length, _wasted > 4L * _xml.Length ? 512 : LongestTag);
        if (StartTag.Read(rest[..reach], out StartTag tag))
        {
            _at += tag.Length;
            if (!tag.IsEmpty && HtmlElements.IsScript(tag.Name))
            {
                _at = HtmlElements.EndOfHidden(_xml, _at, tag.Name);
                return;
            }

            _open.Open(tag, AttributeValue);
        }
        else
        {
            _wasted += reach;
            Text("&lt;");
            _at++;
        }
    }

    private string AttributeValue(string raw)
    {
        if (raw.AsSpan().IndexOfAny(TextSpecial) < 0 && !raw.Contains('"', StringComparison.Ordinal))
        {
            return raw;
        }

        var value = new StringBuilder(raw.Length + 16);
        for (int at = 0; at < raw.Length;)
        {
            if (raw[at] == '&')
            {
                at += Reference(raw.AsSpan(at), value, dropped: false);
            }
            else
            {
                int run = raw.AsSpan(at + 1).IndexOf('&');
                run = run < 0 ? raw.Length - at : run + 1;
                XmlNames.AppendEscaped(value, raw.AsSpan(at, run));
                at += run;
            }
        }

        return value.Replace("\"", "&quot;").ToString();
    }

    private int Reference(ReadOnlySpan<char> text, StringBuilder to, bool dropped)
    {
        int consumed = CharacterReference.Read(text, out string? value);
        if (consumed == 0)
        {
            consumed = _entities.Read(text, out value);
        }

        if (!dropped)
        {
            XmlNames.AppendEscaped(to, consumed == 0 ? "&" : value);
        }

        return Math.Max(1, consumed);
    }
}
