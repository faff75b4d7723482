using Alerts.Classification.Text;

namespace Alerts.Classification.Facets;

/// <summary>Collects evidence; the same words are cut out of the text once.</summary>
internal sealed class EvidenceList(ReadableText text)
{
    private const int LookBack = 16;

    private readonly List<Evidence> _items = new(12);

    public IReadOnlyList<Evidence> Items => _items;

    public void Add(string field, int start, int end)
    {
        (int from, int to) = (text.ToOriginal(start), text.ToOriginal(end));
        if (to > from)
        {
            _items.Add(new Evidence(field, from, to, Quote(from, to)));
        }
    }

    public void Add(string field, in Mention mention) => Add(field, mention.Start, mention.End);

    /// <summary>Where another reading than the first is taken.</summary>
    public void Replace(string field, int start, int end)
    {
        Remove(field);
        Add(field, start, end);
    }

    public void Remove(string field) => _items.RemoveAll(item => item.Field == field);

    public Span SpanOf(int start, int end)
    {
        (int from, int to) = (text.ToOriginal(start), text.ToOriginal(end));
        return new Span(from, to, Quote(from, to));
    }

    private string Quote(int from, int to)
    {
        // Looking back a little finds nearly all, and does not grow with the text.
        for (int i = _items.Count - 1; i >= 0 && i >= _items.Count - LookBack; i--)
        {
            if (_items[i].Start == from && _items[i].End == to)
            {
                return _items[i].Quote;
            }
        }

        return text.Original[from..to];
    }
}
