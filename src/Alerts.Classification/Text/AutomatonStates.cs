using System.Runtime.InteropServices;

namespace Alerts.Classification.Text;

/// <summary>
/// The states of the automaton: sets of nodes of the <see cref="PatternGraph"/> that the same text leads to (subset construction). Each is told
/// apart by the characters that lead to it, so there are never more of them than beginnings of patterns.
/// </summary>
internal sealed class AutomatonStates
{
    internal readonly record struct Step(int Symbol, int Target);

    /// <summary>A state: its nodes, its steps and the list of terms that end in it.</summary>
    private record struct State(int FirstNode, int NodeCount, int FirstStep, int StepCount, int Terms, int SameHash);

    private readonly PatternGraph _graph;
    private readonly ushort[] _symbols;
    private readonly List<State> _states = [];
    private readonly List<int> _nodes = [];
    private readonly List<Step> _steps = [];
    private readonly List<int> _terms = [];
    private readonly List<int> _listEnds = [0];
    private readonly Dictionary<int, int> _byHash = [];
    private readonly List<long> _out = [];
    private readonly int[] _single;

    public AutomatonStates(PatternGraph graph, ushort[] symbols)
    {
        _graph = graph;
        _symbols = symbols;
        _single = new int[graph.Nodes];
        Root = graph.Start < 0 ? Find([]) : Find([graph.Start]);
        InnerRoot = graph.InnerStart < 0 ? Find([]) : Find([graph.InnerStart]);
        for (int state = 0; state < _states.Count; state++)
        {
            Follow(state);
        }
    }

    public int Root { get; }

    public int InnerRoot { get; }

    public int Count => _states.Count;

    public AutomatonTerms Terms => new([.. _listEnds], [.. _terms]);

    /// <summary>The number of the list of terms that end in a state; 0 is the empty one.</summary>
    public int TermsAt(int state) => _states[state].Terms;

    public ReadOnlySpan<Step> StepsOf(int state) => CollectionsMarshal.AsSpan(_steps).Slice(_states[state].FirstStep, _states[state].StepCount);

    /// <summary>Finds where each character leads from a state, and what ends in it.</summary>
    private void Follow(int index)
    {
        State state = _states[index];
        ReadOnlySpan<PatternGraph.Edge> edges = _graph.Edges;
        _out.Clear();
        for (int i = 0; i < state.NodeCount; i++)
        {
            for (int edge = _graph.FirstEdge(_nodes[state.FirstNode + i]); edge >= 0; edge = edges[edge].Next)
            {
                _out.Add(((long)_symbols[edges[edge].Character] << 32) | (uint)edges[edge].Target);
            }
        }

        Span<long> sorted = CollectionsMarshal.AsSpan(_out);
        sorted.Sort();
        int ends = 0;
        while (ends < sorted.Length && sorted[ends] >> 32 == 0)
        {
            ends++;
        }

        state.Terms = AddTerms(sorted[..ends]);
        state.FirstStep = _steps.Count;
        Span<int> targets = sorted.Length <= 256 ? stackalloc int[sorted.Length] : new int[sorted.Length];
        for (int i = ends; i < sorted.Length;)
        {
            int symbol = (int)(sorted[i] >> 32), count = 0;
            for (; i < sorted.Length && sorted[i] >> 32 == symbol; i++)
            {
                int target = (int)sorted[i];
                if (count == 0 || targets[count - 1] != target)
                {
                    targets[count++] = target;
                }
            }

            _steps.Add(new Step(symbol, Find(targets[..count])));
        }

        state.StepCount = _steps.Count - state.FirstStep;
        _states[index] = state with { SameHash = _states[index].SameHash };
    }

    /// <summary>The state of these nodes, which are in order and each once; a new one if there is none yet.</summary>
    private int Find(ReadOnlySpan<int> nodes)
    {
        if (nodes.Length == 1)
        {
            ref int known = ref _single[nodes[0]];
            known = known == 0 ? Create(nodes, -1) + 1 : known;
            return known - 1;
        }

        var hash = new HashCode();
        hash.AddBytes(MemoryMarshal.AsBytes(nodes));
        ref int first = ref CollectionsMarshal.GetValueRefOrAddDefault(_byHash, hash.ToHashCode(), out bool exists);
        for (int state = exists ? first : -1; state >= 0; state = _states[state].SameHash)
        {
            if (CollectionsMarshal.AsSpan(_nodes).Slice(_states[state].FirstNode, _states[state].NodeCount).SequenceEqual(nodes))
            {
                return state;
            }
        }

        first = Create(nodes, exists ? first : -1);
        return first;
    }

    private int Create(ReadOnlySpan<int> nodes, int sameHash)
    {
        _states.Add(new State(_nodes.Count, nodes.Length, 0, 0, 0, sameHash));
        _nodes.AddRange(nodes);
        return _states.Count - 1;
    }

    private int AddTerms(ReadOnlySpan<long> ends)
    {
        if (ends.IsEmpty)
        {
            return 0;
        }

        for (int i = ends.Length - 1; i >= 0; i--)
        {
            if (i == ends.Length - 1 || ends[i] != ends[i + 1])
            {
                _terms.Add((int)ends[i]);
            }
        }

        _listEnds.Add(_terms.Count);
        return _listEnds.Count - 1;
    }
}
