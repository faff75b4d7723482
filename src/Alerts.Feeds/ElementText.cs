using System.Text;
using System.Xml;

namespace Alerts.Feeds;

/// <summary>Reads what an element holds, without recursion, and leaves the reader on its end.</summary>
internal sealed class ElementText(XmlReader reader)
{
    private readonly StringBuilder _text = new();

    /// <summary>The text of the element and of all within it.</summary>
    public string Read() => Read(keepMarkup: false, out _);

    /// <summary>The same with elements within kept as HTML, where there are any.</summary>
    public string Read(out bool markup) => Read(keepMarkup: true, out markup);

    private string Read(bool keepMarkup, out bool markup)
    {
        markup = false;
        if (reader.IsEmptyElement)
        {
            return "";
        }

        int depth = reader.Depth;
        string? only = null;
        _text.Clear();
        while (reader.Read() && reader.Depth > depth)
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                    // Most elements hold one node, which then needs no copy.
                    if (only is null && _text.Length == 0)
                    {
                        only = reader.Value;
                        break;
                    }

                    Flush(ref only);
                    Append(reader.Value, markup);
                    break;
                case XmlNodeType.Element when keepMarkup:
                    Flush(ref only);
                    if (!markup)
                    {
                        markup = true;
                        string before = _text.ToString();
                        _text.Clear();
                        Append(before, escaped: true);
                    }

                    OpenTag();
                    break;
                case XmlNodeType.EndElement when keepMarkup:
                    _text.Append("</").Append(reader.LocalName).Append('>');
                    break;
            }
        }

        return only ?? _text.ToString();
    }

    private void OpenTag()
    {
        bool empty = reader.IsEmptyElement;
        _text.Append('<').Append(reader.LocalName);
        Attribute("href");
        Attribute("datetime");
        _text.Append(empty ? "/>" : ">");
    }

    private void Attribute(string name)
    {
        if (reader.GetAttribute(name) is { } value)
        {
            _text.Append(' ').Append(name).Append("=\"").Append(HtmlText.Encode(value).Replace("\"", "&quot;", StringComparison.Ordinal)).Append('"');
        }
    }

    private void Flush(ref string? only)
    {
        if (only is not null)
        {
            _text.Append(only);
            only = null;
        }
    }

    private void Append(string text, bool escaped) => _text.Append(escaped ? HtmlText.Encode(text) : text);
}
