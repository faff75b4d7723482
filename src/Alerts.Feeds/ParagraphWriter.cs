using System.Text;

namespace Alerts.Feeds;

/// <summary>Writes words and holds breaks back until a word follows, so that a text neither begins nor ends with one.</summary>
internal struct ParagraphWriter(StringBuilder text)
{
    private enum Break
    {
        None,
        Blank,
        Line,
        Paragraph,
    }

    private Break _pending;

    public void Blank() => _pending = _pending > Break.Blank ? _pending : Break.Blank;

    public void Line() => _pending = _pending > Break.Line ? _pending : Break.Line;

    public void Paragraph() => _pending = Break.Paragraph;

    public void Write(ReadOnlySpan<char> words)
    {
        if (words.IsEmpty)
        {
            return;
        }

        if (text.Length > 0)
        {
            text.Append(_pending switch { Break.None => "", Break.Blank => " ", Break.Line => "\n", _ => "\n\n" });
        }

        _pending = Break.None;
        text.Append(words);
    }
}
