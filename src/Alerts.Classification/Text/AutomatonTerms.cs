namespace Alerts.Classification.Text;

/// <summary>The terms that end in the states of an <see cref="Automaton"/>, in numbered lists; list 0 is empty.</summary>
internal sealed class AutomatonTerms(int[] ends, int[] terms)
{
    public int Lists => ends.Length;

    /// <summary>Indices of terms, the one added last first.</summary>
    public ReadOnlySpan<int> this[int list] => list == 0 ? [] : terms.AsSpan(ends[list - 1], ends[list] - ends[list - 1]);
}
