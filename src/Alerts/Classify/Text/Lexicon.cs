namespace Alerts.Classify;

/// <summary>Every pattern of the knowledge base in one automaton. Immutable.</summary>
internal sealed class Lexicon(Automaton automaton, Term[] terms, Languages inner, int entities)
{
    public Automaton Automaton => automaton;

    /// <summary>Languages with patterns that may begin within a word.</summary>
    public Languages Inner => inner;

    public int Entities => entities;

    public ref readonly Term this[int index] => ref terms[index];
}

/// <summary>Collects patterns and builds the <see cref="Lexicon"/>.</summary>
internal sealed class LexiconBuilder(CharacterFolding folding)
{
    private readonly PatternGraph _graph = new(folding);
    private readonly List<Term> _terms = [];
    private Languages _inner;

    public void Add(PatternSyntax pattern, Cue cues, Languages languages, int entity = -1, int vetoes = -1)
    {
        _inner |= pattern.OpenStart ? languages : Languages.None;
        _graph.Add(pattern, _terms.Count);
        _terms.Add(new Term(cues, entity, languages, pattern.Exact ? pattern.Text : null, pattern.OpenStart, pattern.OpenEnd, vetoes));
    }

    public Lexicon Build(int entities) => new(AutomatonBuilder.Build(_graph, folding), [.. _terms], _inner, entities);
}
