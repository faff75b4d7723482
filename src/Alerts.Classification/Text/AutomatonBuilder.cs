namespace Alerts.Classification.Text;

/// <summary>Builds an <see cref="Automaton"/> from the states of a graph: each gets its place in the double array.</summary>
internal static class AutomatonBuilder
{
    public static (Automaton Automaton, AutomatonTerms Terms) Build(PatternGraph graph, CharacterFolding folding)
    {
        ushort[] symbols = Symbols(graph, out int count);
        var states = new AutomatonStates(graph, symbols);
        var array = new DoubleArray(count);
        var bases = new int[states.Count];
        for (int state = 0; state < states.Count; state++)
        {
            ReadOnlySpan<AutomatonStates.Step> steps = states.StepsOf(state);
            bases[state] = steps.IsEmpty ? DoubleArray.NoBase : array.Add(steps);
        }

        Automaton.Cell[] cells = array.Finish(states, bases);
        return (new Automaton(Fold(symbols, folding), cells, bases[states.Root], bases[states.InnerRoot]), states.Terms);
    }

    /// <summary>A number for each character that some pattern has, from 1; frequent ones get small numbers, which packs the double array densely.</summary>
    private static ushort[] Symbols(PatternGraph graph, out int count)
    {
        var uses = new int[char.MaxValue + 1];
        foreach (ref readonly PatternGraph.Edge edge in graph.Edges)
        {
            uses[edge.Character]++;
        }

        uses[PatternGraph.End] = 0;
        var symbols = new ushort[char.MaxValue + 1];
        count = 0;
        foreach (int c in Enumerable.Range(0, uses.Length).Where(c => uses[c] > 0).OrderByDescending(c => uses[c]).ThenBy(c => c))
        {
            symbols[c] = (ushort)++count;
        }

        return symbols;
    }

    /// <summary>The symbol of every character that is read as one of them, and whether it belongs to a word.</summary>
    private static ushort[] Fold(ushort[] symbols, CharacterFolding folding)
    {
        var folded = new ushort[char.MaxValue + 1];
        for (int c = 0; c < folded.Length; c++)
        {
            folded[c] = (ushort)(symbols[folding[(char)c]] | (WordShape.IsWordCharacter((char)c) ? Automaton.WordBit : 0));
        }

        folded['\n'] = symbols[' '];
        return folded;
    }
}
