using System.Text;

namespace Alerts.Feeds;

/// <summary>The elements that are open while XML is repaired, so that each is closed once and in order.</summary>
internal sealed class OpenElements(StringBuilder to)
{
    private readonly List<OpenElement> _open = [];
    private readonly DeclaredPrefixes _prefixes = new(to);
    private int _dropped;

    public bool IsEmpty => _open.Count == 0;

    /// <summary>The name of the element that text belongs to now; empty outside all.</summary>
    public string Innermost => _open.Count > 0 ? _open[^1].Name : "";

    public void Open(StartTag tag, Func<string, string> attributeValue)
    {
        OpenKind kind = UnclosedElements.KindOf(tag.Name);
        if (UnclosedElements.Before(tag.Name, kind, _open) is >= 0 and var unclosed)
        {
            CloseDownTo(unclosed);
        }

        int depth = _open.Count;
        if (depth >= FeedReader.MaxDepth)
        {
            _dropped += tag.IsEmpty ? 0 : 1;
            return;
        }

        to.Append('<').Append(tag.Name);
        foreach ((string name, string value) in tag.Attributes)
        {
            _prefixes.Enter(name, value, depth);
        }

        _prefixes.Declare(tag.Name, depth);
        foreach ((string name, string value) in tag.Attributes)
        {
            if (!DeclaredPrefixes.IsVoid(name, value))
            {
                _prefixes.Declare(name, depth);
                to.Append(' ').Append(name).Append("=\"").Append(attributeValue(value)).Append('"');
            }
        }

        to.Append(tag.IsEmpty ? "/>" : ">");
        if (tag.IsEmpty)
        {
            _prefixes.Leave(depth);
        }
        else
        {
            _open.Add(new OpenElement(tag.Name, kind, to.Length));
        }
    }

    public void Close(string name)
    {
        if (_dropped > 0)
        {
            _dropped--;
            return;
        }

        int index = _open.FindLastIndex(open => open.Name == name);
        if (index < 0)
        {
            index = _open.FindLastIndex(open => open.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        }

        if (index >= 0)
        {
            CloseDownTo(index);
        }
    }

    /// <summary>Closes what a body that was cut short left open. A line it was cut in is emptied: half a link leads to another page.</summary>
    public void CloseAll()
    {
        if (_open.Count > 0 && _open[^1] is { Kind: OpenKind.Line } cut)
        {
            to.Length = cut.Content;
        }

        CloseDownTo(0);
    }

    private void CloseDownTo(int index)
    {
        while (_open.Count > index)
        {
            to.Append("</").Append(_open[^1].Name).Append('>');
            _open.RemoveAt(_open.Count - 1);
            _prefixes.Leave(_open.Count);
        }
    }
}

/// <param name="Name">As it was written.</param>
/// <param name="Kind">What may not stand in it.</param>
/// <param name="Content">Where its content begins in what was written.</param>
internal readonly record struct OpenElement(string Name, OpenKind Kind, int Content);
