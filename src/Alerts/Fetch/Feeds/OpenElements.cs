using System.Text;

namespace Alerts.Fetch.Feeds;

/// <summary>The elements that are open while XML is mended, so that each is closed once and in order.</summary>
internal sealed class OpenElements(StringBuilder to)
{
    private readonly List<string> _names = [];
    private readonly List<(string Prefix, int Depth)> _prefixes = [("xml", 0)];
    private int _dropped;

    public bool IsEmpty => _names.Count == 0;

    /// <summary>The name of the element that text belongs to now; empty outside all.</summary>
    public string Innermost => _names.Count > 0 ? _names[^1] : "";

    public void Open(StartTag tag, Func<string, string> attributeValue)
    {
        if (UnclosedElements.Before(tag.Name, _names) is >= 0 and var unclosed)
        {
            CloseDownTo(unclosed);
        }

        if (_names.Count >= FeedReader.MaxDepth)
        {
            _dropped += tag.IsEmpty ? 0 : 1;
            return;
        }

        to.Append('<').Append(tag.Name);
        int depth = _names.Count;
        foreach ((string name, string value) in tag.Attributes)
        {
            if (name.StartsWith("xmlns:", StringComparison.Ordinal))
            {
                if (value.Length == 0 || name is "xmlns:xml" or "xmlns:xmlns" || _prefixes.Contains((name[6..], depth)))
                {
                    continue;
                }

                _prefixes.Add((name[6..], depth));
            }
        }

        Declare(tag.Name, depth);
        foreach ((string name, string value) in tag.Attributes)
        {
            if (name is "xmlns:xml" or "xmlns:xmlns" || (value.Length == 0 && name.StartsWith("xmlns:", StringComparison.Ordinal)))
            {
                continue;
            }

            Declare(name, depth);
            to.Append(' ').Append(name).Append("=\"").Append(attributeValue(value)).Append('"');
        }

        to.Append(tag.IsEmpty ? "/>" : ">");
        if (tag.IsEmpty)
        {
            Forget(depth);
        }
        else
        {
            _names.Add(tag.Name);
        }
    }

    public void Close(string name)
    {
        if (_dropped > 0)
        {
            _dropped--;
            return;
        }

        int index = _names.LastIndexOf(name);
        if (index < 0)
        {
            index = _names.FindLastIndex(open => open.Equals(name, StringComparison.OrdinalIgnoreCase));
        }

        if (index >= 0)
        {
            CloseDownTo(index);
        }
    }

    public void CloseAll() => CloseDownTo(0);

    private void CloseDownTo(int index)
    {
        while (_names.Count > index)
        {
            to.Append("</").Append(_names[^1]).Append('>');
            _names.RemoveAt(_names.Count - 1);
            Forget(_names.Count);
        }
    }

    private void Declare(string name, int depth)
    {
        int colon = name.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0 && name[..colon] is not "xmlns" and var prefix && !_prefixes.Exists(known => known.Prefix == prefix))
        {
            _prefixes.Add((prefix, depth));
            to.Append(" xmlns:").Append(prefix).Append("=\"urn:undeclared:").Append(prefix).Append('"');
        }
    }

    private void Forget(int depth)
    {
        while (_prefixes.Count > 1 && _prefixes[^1].Depth >= depth)
        {
            _prefixes.RemoveAt(_prefixes.Count - 1);
        }
    }
}
