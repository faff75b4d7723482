using System.Collections.Frozen;
using System.Text;
using AngleSharp.Dom;
using Alerts.Feeds;

namespace Alerts.Fetch.Pages;

/// <summary>Writes a part of a page again with its text, blocks and links only: one pass, whatever the page is made of.</summary>
internal sealed class LeanPage
{
    private static readonly FrozenSet<string> Kept = (
        "a p div section article main header ul ol li dl dt dd h1 h2 h3 h4 h5 h6 table thead tbody tfoot tr td th caption "
        + "blockquote pre br hr form fieldset center address figure details summary").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] Attributes = ["class", "id", "itemprop", "rel", "role", "summary"];

    /// <summary>Links that make a list where there is nothing between them.</summary>
    private const int ShortestList = 3;

    private readonly StringBuilder _html = new();
    private readonly bool _inside;
    private readonly int _large;
    private Tally _tally;

    private LeanPage(IElement root, bool inside)
    {
        _inside = inside;

        // What has most of the text is no box beside the article, whatever it is called.
        _large = Letters(root) * 3 / 4;
        Write(root);
    }

    /// <summary>HTML without what stands around articles.</summary>
    public string Html => _html.ToString();

    /// <summary>It leads elsewhere rather than tell something.</summary>
    public bool IsMostlyLinks => _tally.Linked * 2 > _tally.Letters;

    /// <summary>
    /// Steps of a reader that counts the links and lines of its tree again for each of them, and siblings from the first. Links cost
    /// it ten times what the others do.
    /// </summary>
    public long Steps => ((long)_tally.Links * _tally.Elements) + ((((long)_tally.Breaks * _tally.Elements) + _tally.Siblings) / 10);

    /// <param name="inside">The root is the article's own block, of which boxes and captions are to be left out too.</param>
    public static LeanPage Of(IElement root, bool inside) => new(root, inside);

    private static int Letters(IElement element)
    {
        int letters = 0;
        foreach (INode child in element.ChildNodes)
        {
            letters += child switch
            {
                IText text => Letters(text.Data),
                IElement inner when !PageNoise.IsAround(inner) => Letters(inner),
                _ => 0,
            };
        }

        return letters;
    }

    private static int Letters(string text)
    {
        int letters = 0;
        foreach (char value in text)
        {
            letters += char.IsWhiteSpace(value) ? 0 : 1;
        }

        return letters;
    }

    private void Write(IElement element)
    {
        (int start, Tally before) = (_html.Length, _tally);
        bool kept = Kept.Contains(element.LocalName);
        if (kept)
        {
            Open(element);
        }

        int children = 0;
        foreach (INode child in element.ChildNodes)
        {
            if (child is IText text)
            {
                string data = text.Data;
                _tally.Letters += Letters(data);
                _html.Append(HtmlText.Encode(data));
            }
            else if (child is IElement inner && !PageNoise.IsAround(inner))
            {
                int elements = _tally.Elements;
                Write(inner);
                children += _tally.Elements > elements ? 1 : 0;
            }
        }

        if (element.LocalName == "a")
        {
            _tally.Linked += _tally.Letters - before.Letters;
        }

        bool empty = _tally.Letters == before.Letters && element.LocalName is not ("br" or "hr");
        bool mayBeNoise = before.Elements > 0 && element.LocalName is not ("article" or "main");
        if (empty || (mayBeNoise && IsNoise(element, before)))
        {
            _html.Length = start;
            _tally = before;
        }
        else if (kept)
        {
            _tally.Siblings += (long)children * children;
            Close(element);
        }
    }

    private bool IsNoise(IElement element, Tally before)
    {
        int letters = _tally.Letters - before.Letters;
        bool list = _tally.Links - before.Links >= ShortestList && (_tally.Linked - before.Linked) * 10 >= letters * 9;
        return letters < _large && _tally.Headlines == before.Headlines && (list || PageNoise.IsNamed(element, _inside));
    }

    private void Open(IElement element)
    {
        _tally.Elements++;
        _tally.Links += element.LocalName == "a" ? 1 : 0;
        _tally.Headlines += element.LocalName == "h1" ? 1 : 0;
        _tally.Breaks += element.LocalName == "br" ? 1 : 0;
        _html.Append('<').Append(element.LocalName);
        foreach (string name in Attributes)
        {
            if (element.GetAttribute(name) is { Length: > 0 } value)
            {
                string quoted = value.Replace("&", "&amp;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);
                _html.Append(' ').Append(name).Append("=\"").Append(quoted).Append('"');
            }
        }

        // Where a link leads is nothing to the reader but whether it stays on the page.
        string? target = element.LocalName == "a" ? element.GetAttribute("href") : null;
        _html.Append(target is null ? "" : target.StartsWith('#') ? " href=\"#n\"" : " href=\"/\"").Append('>');
    }

    private void Close(IElement element)
    {
        if (element.LocalName is not ("br" or "hr"))
        {
            _html.Append("</").Append(element.LocalName).Append('>');
        }
    }

    private struct Tally
    {
        public int Elements;
        public int Links;
        public int Breaks;
        public int Headlines;
        public int Letters;
        public int Linked;
        public long Siblings;
    }
}
