using System.Runtime.InteropServices;

namespace Alerts.Classification.Text;

/// <summary>
/// All patterns as one graph: an edge for each character, and at the end of a pattern an edge to its term. What follows a group of
/// choices is there once, however many combinations lead to it. Several edges of a node may bear one character; <see cref="AutomatonBuilder"/> parts them.
/// </summary>
internal sealed class PatternGraph(CharacterFolding folding)
{
    /// <summary>Stands on the edge from the end of a pattern to its term; no pattern contains it.</summary>
    public const char End = '\0';

    /// <param name="Target">A node, or a term where <paramref name="Character"/> is <see cref="End"/>.</param>
    /// <param name="Next">The next edge of the same node, or -1.</param>
    internal readonly record struct Edge(char Character, int Target, int Next);

    private readonly List<Edge> _edges = [];
    private readonly List<int> _nodes = [];

    /// <summary>The node from which every pattern begins, and that of those which may begin within a word.</summary>
    public int Start { get; private set; } = -1;

    public int InnerStart { get; private set; } = -1;

    public int Nodes => _nodes.Count;

    public ReadOnlySpan<Edge> Edges => CollectionsMarshal.AsSpan(_edges);

    /// <summary>The first edge of a node, or -1.</summary>
    public int FirstEdge(int node) => _nodes[node];

    public void Add(PatternSyntax pattern, int term)
    {
        int node = Node(new Edge(End, term, -1));
        int position = pattern.Text.Length - 1;
        node = pattern.Choices ? Alternatives(pattern.Text, ref position, node) : Literal(pattern.Text, node);
        node = WithoutSpace(node);
        Start = Either(Start, node);
        InnerStart = pattern.OpenStart ? Either(InnerStart, node) : InnerStart;
    }

    private int Literal(string text, int next)
    {
        for (int i = text.Length - 1; i >= 0; i--)
        {
            next = Before(text[i], next);
        }

        return next;
    }

    /// <summary>Reads backwards, so that what follows a group is there before the group itself.</summary>
    private int Alternatives(string text, ref int position, int next)
    {
        int all = -1, node = next;
        for (; position >= 0 && text[position] != '('; position--)
        {
            switch (text[position])
            {
                case '|':
                    all = Either(all, node);
                    node = next;
                    break;
                case ')':
                    position--;
                    node = Alternatives(text, ref position, node);
                    break;
                default:
                    node = Before(text[position], node);
                    break;
            }
        }

        return Either(all, node);
    }

    /// <summary>A space at the end of a pattern is none: "exports (of |)".</summary>
    private int Before(char c, int next)
    {
        if (c != ' ')
        {
            return Node(new Edge(folding[c], next, -1));
        }

        int ends = -1, rest = -1;
        for (int edge = _nodes[next]; edge >= 0; edge = _edges[edge].Next)
        {
            if (_edges[edge].Character == End)
            {
                ends = Append(_edges[edge] with { Next = ends });
            }
            else
            {
                rest = Append(_edges[edge] with { Next = rest });
            }
        }

        return ends < 0 ? Node(new Edge(' ', next, -1)) : Node(rest < 0 ? ends : Append(new Edge(' ', Node(rest), ends)));
    }

    /// <summary>A space at the begin of a pattern is none either: "(new|) rules".</summary>
    private int WithoutSpace(int node)
    {
        int result = -1;
        bool spaces = false;
        for (int edge = _nodes[node]; edge >= 0; edge = _edges[edge].Next)
        {
            bool space = _edges[edge].Character == ' ';
            spaces |= space;
            result = Either(result, space ? WithoutSpace(_edges[edge].Target) : Node(_edges[edge] with { Next = -1 }));
        }

        return spaces ? result : node;
    }

    /// <summary>A node with the edges of both. It is a new one: others may lead to <paramref name="one"/> alone.</summary>
    private int Either(int one, int other)
    {
        if (one < 0)
        {
            return other;
        }

        int first = _nodes[one];
        for (int edge = _nodes[other]; edge >= 0; edge = _edges[edge].Next)
        {
            first = Append(_edges[edge] with { Next = first });
        }

        return Node(first);
    }

    private int Node(Edge edge) => Node(Append(edge));

    private int Node(int first)
    {
        _nodes.Add(first);
        return _nodes.Count - 1;
    }

    private int Append(Edge edge)
    {
        _edges.Add(edge);
        return _edges.Count - 1;
    }
}
