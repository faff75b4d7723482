namespace Alerts.Subscriptions.Filters;

/// <summary>
/// What an event must have, at the least, for a filter to match: one of the <see cref="Entries"/>. The index
/// looks filters up by these entries and evaluates only those that it finds.
/// </summary>
/// <param name="Entries">Any of them.</param>
/// <param name="Share">Roughly the share of events that have one.</param>
internal sealed record FilterAccess(IReadOnlyList<FilterAccess.Entry> Entries, double Share)
{
    private const int MostPairs = 16;

    /// <summary>A facet key, two facet keys that must both be there, or a word of the text.</summary>
    public readonly record struct Entry(string Key, string? And, bool IsWord);

    /// <summary>The cheapest access to a filter; null where an event may match without any key or word (a NOT, a date).</summary>
    public static FilterAccess? Of(FilterNode node) => node switch
    {
        KeyTerm term => new FilterAccess([.. term.Keys.Select(key => new Entry(key, null, false))], term.Keys.Sum(ShareOf)),
        TextTerm text => OfWords(text.Words),
        AndNode and => OfAll(and.Children),
        OrNode or => OfAny(or.Children),
        _ => null,
    };

    private static FilterAccess OfWords(string[] words)
    {
        string longest = words.MaxBy(word => word.Length)!;
        return new FilterAccess([new Entry(longest, null, true)], longest.Length switch { 1 => 0.3, < 5 => 0.05, _ => 0.02 });
    }

    private static FilterAccess? OfAll(IReadOnlyList<FilterNode> children)
    {
        List<FilterAccess> known = [.. children.Select(Of).OfType<FilterAccess>().OrderBy(access => access.Share)];
        if (known.Count == 0)
        {
            return null;
        }

        // Two facets together are far rarer than either: most subscriptions name a government and a product.
        List<FilterAccess> facets = [.. known.Where(access => access.Entries.All(e => !e.IsWord && e.And is null)).Take(2)];
        if (facets.Count == 2 && facets[0].Entries.Count * facets[1].Entries.Count <= MostPairs && facets[0].Share * facets[1].Share < known[0].Share)
        {
            return new FilterAccess(
                [.. facets[0].Entries.SelectMany(_ => facets[1].Entries, (left, right) => new Entry(left.Key, right.Key, false))],
                facets[0].Share * facets[1].Share);
        }

        return known[0];
    }

    private static FilterAccess? OfAny(IReadOnlyList<FilterNode> children)
    {
        var entries = new List<Entry>();
        double share = 0;
        foreach (FilterNode child in children)
        {
            if (Of(child) is not { } access)
            {
                return null;
            }

            entries.AddRange(access.Entries);
            share += access.Share;
        }

        return new FilterAccess(entries, share);
    }

    private static double ShareOf(string key) => FilterFields.Find(key[..key.IndexOf(':', StringComparison.Ordinal)])!.Share;
}
