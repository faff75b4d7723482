namespace Alerts.Stories;

/// <summary>
/// Names of one kind, each with how much of an article or story it is and how much it says: two common names together say
/// as much as one rare name.
/// </summary>
internal sealed class WeighedNames
{
    private readonly Entry[] _entries;
    private readonly double _norm;

    /// <param name="names">The names, summed over the articles.</param>
    /// <param name="articles">How many those are.</param>
    /// <param name="weight">How much a name says, 0 to 1.</param>
    public WeighedNames(IReadOnlyList<Tally> names, int articles, Func<string, double> weight)
    {
        _entries = new Entry[names.Count];
        double sum = 0;
        for (int i = 0; i < _entries.Length; i++)
        {
            double says = weight(names[i].Name);
            double value = names[i].Weight / articles * says;
            _entries[i] = new Entry(names[i].Name, value, says);
            sum += value * value;
        }

        _norm = Math.Sqrt(sum);
    }

    public IEnumerable<string> Names => _entries.Select(entry => entry.Name);

    /// <summary>Cosine, 0 to 1; −1 where one side names none. <paramref name="shared"/> is how much the names that both have say.</summary>
    public double Cosine(WeighedNames other, out double shared)
    {
        shared = 0;
        if (_norm == 0 || other._norm == 0)
        {
            return -1;
        }

        double product = 0;
        foreach (ref readonly Entry mine in _entries.AsSpan())
        {
            foreach (ref readonly Entry theirs in other._entries.AsSpan())
            {
                if (mine.Name == theirs.Name)
                {
                    product += mine.Value * theirs.Value;
                    shared += mine.Says;
                }
            }
        }

        return product / (_norm * other._norm);
    }

    private readonly record struct Entry(string Name, double Value, double Says);
}
