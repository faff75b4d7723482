namespace Alerts.Classify;

/// <summary>Builds an <see cref="Automaton"/> from folded patterns.</summary>
internal sealed class AutomatonBuilder(CharacterFolding folding)
{
    private sealed class Node
    {
        public SortedList<char, Node> Children { get; } = [];
        public int State { get; set; }
        public int Term { get; set; } = -1;
        public int Length { get; set; }
        public Node? Failure { get; set; }
        public int Output { get; set; }
    }

    private readonly Node _root = new();

    /// <summary>Adds a pattern; answers with the term already there for the same pattern, or -1.</summary>
    public int Add(string folded, int term)
    {
        Node node = _root;
        foreach (char c in folded)
        {
            if (!node.Children.TryGetValue(c, out Node? child))
            {
                child = new Node { Length = node.Length + 1 };
                node.Children.Add(c, child);
            }

            node = child;
        }

        int before = node.Term;
        node.Term = term;
        return before;
    }

    public Automaton Build()
    {
        List<Node> breadthFirst = BreadthFirst();
        ushort[] symbols = Symbols(breadthFirst, out Dictionary<char, ushort> byCharacter);
        Automaton.Cell[] cells = Place(breadthFirst, byCharacter);
        List<Automaton.Output> outputs = [default];
        foreach (Node node in breadthFirst)
        {
            int shorter = node.Failure?.Output ?? 0;
            if (node.Term >= 0)
            {
                outputs.Add(new Automaton.Output(node.Length, node.Term, shorter));
                shorter = outputs.Count - 1;
            }

            node.Output = shorter;
            cells[node.State].Failure = node.Failure?.State ?? Automaton.Root;
            cells[node.State].Output = node.Output;
        }

        return new Automaton(symbols, cells, [.. outputs]);
    }

    /// <summary>Every node after its parent, with the longest proper suffix that is a node too as its failure.</summary>
    private List<Node> BreadthFirst()
    {
        List<Node> nodes = [_root];
        for (int i = 0; i < nodes.Count; i++)
        {
            foreach ((char c, Node child) in nodes[i].Children)
            {
                Node? fallback = nodes[i].Failure;
                Node? step = null;
                while (fallback is not null && !fallback.Children.TryGetValue(c, out step))
                {
                    fallback = fallback.Failure;
                }

                child.Failure = step ?? _root;
                nodes.Add(child);
            }
        }

        return nodes;
    }

    /// <summary>Frequent characters get small symbols, which packs the double array densely.</summary>
    private ushort[] Symbols(List<Node> nodes, out Dictionary<char, ushort> byCharacter)
    {
        byCharacter = nodes.SelectMany(node => node.Children.Keys).CountBy(c => c)
            .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key)
            .Select((pair, index) => (pair.Key, Symbol: (ushort)(index + 1)))
            .ToDictionary(pair => pair.Key, pair => pair.Symbol);
        var symbols = new ushort[char.MaxValue + 1];
        for (int c = 0; c <= char.MaxValue; c++)
        {
            symbols[c] = byCharacter.GetValueOrDefault(folding[(char)c]);
        }

        symbols['\n'] = byCharacter.GetValueOrDefault(' ');
        return symbols;
    }

    private static Automaton.Cell[] Place(List<Node> nodes, Dictionary<char, ushort> symbols)
    {
        var cells = new List<Automaton.Cell> { new(0, -1, 0, 0) };
        int firstFree = 1;
        foreach (Node node in nodes.Where(node => node.Children.Count > 0))
        {
            int[] steps = [.. node.Children.Keys.Select(c => (int)symbols[c]).Order()];
            while (firstFree < cells.Count && cells[firstFree].Owner != -2)
            {
                firstFree++;
            }

            int start = Math.Max(0, firstFree - steps[0]);
            while (!steps.All(step => start + step > 0 && (start + step >= cells.Count || cells[start + step].Owner == -2)))
            {
                start++;
            }

            while (cells.Count <= start + steps[^1])
            {
                cells.Add(new Automaton.Cell(0, -2, 0, 0));
            }

            cells[node.State] = cells[node.State] with { Base = start };
            foreach ((char c, Node child) in node.Children)
            {
                child.State = start + symbols[c];
                cells[child.State] = new Automaton.Cell(0, node.State, 0, 0);
            }
        }

        return [.. cells];
    }
}
