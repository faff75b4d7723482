namespace Alerts.Classify;

/// <summary>Every pattern of the knowledge base in one automaton. Immutable.</summary>
internal sealed class Lexicon(Automaton automaton, Term[] terms, int entities)
{
    public Automaton Automaton => automaton;

    public int Terms => terms.Length;

    public int Entities => entities;

    public ref readonly Term this[int index] => ref terms[index];
}

/// <summary>Collects patterns and builds the <see cref="Lexicon"/>.</summary>
internal sealed class LexiconBuilder(CharacterFolding folding)
{
    private readonly AutomatonBuilder _automaton = new(folding);
    private readonly List<Term> _terms = [];

    public void Add(PatternSyntax pattern, Cue cues, Languages languages, int entity = -1, int vetoes = -1)
    {
        var term = new Term(cues, entity, languages, pattern.Exact ? pattern.Text : null,
            pattern.OpenStart, pattern.OpenEnd, vetoes, Next: -1);
        int before = _automaton.Add(folding.Fold(pattern.Text), _terms.Count);
        _terms.Add(term with { Next = before });
    }

    public Lexicon Build(int entities) => new(_automaton.Build(), [.. _terms], entities);
}
