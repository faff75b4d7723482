namespace Alerts.Classify;

/// <summary>Collects evidence; the same words are cut out of the text once.</summary>
internal sealed class EvidenceList(ReadableText text)
{
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

    public Span SpanOf(int start, int end)
    {
        (int from, int to) = (text.ToOriginal(start), text.ToOriginal(end));
        return new Span(from, to, Quote(from, to));
    }

    private string Quote(int from, int to)
    {
        foreach (Evidence item in _items)
        {
            if (item.Start == from && item.End == to)
            {
                return item.Quote;
            }
        }

        return text.Original[from..to];
    }
}
