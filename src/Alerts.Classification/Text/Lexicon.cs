namespace Alerts.Classification.Text;

/// <summary>Every pattern of the knowledge base in one automaton, and what its ends mean. Immutable.</summary>
internal sealed class Lexicon
{
    /// <summary>Languages in which some term of a list can be meant, and those in which it can be where the word goes on.</summary>
    private readonly record struct Reach(Languages Languages, Languages WithinWord);

    private readonly Term[] _terms;
    private readonly AutomatonTerms _lists;
    private readonly Reach[] _reach;

    public Lexicon(Automaton automaton, AutomatonTerms lists, Term[] terms, Languages compounds)
    {
        (Automaton, Compounds, _terms, _lists) = (automaton, compounds, terms, lists);
        _reach = new Reach[lists.Lists];
        for (int list = 0; list < _reach.Length; list++)
        {
            foreach (int index in lists[list])
            {
                Languages open = terms[index].OpenEnd ? terms[index].Languages : Languages.None;
                _reach[list] = new Reach(_reach[list].Languages | terms[index].Languages, _reach[list].WithinWord | open);
            }
        }
    }

    public Automaton Automaton { get; }

    /// <summary>Languages with patterns that may begin within a word.</summary>
    public Languages Compounds { get; }

    public ref readonly Term this[int index] => ref _terms[index];

    public ReadOnlySpan<int> TermsOf(int list) => _lists[list];

    /// <summary>Whether the terms of a list are worth a look: most ends are those of a longer word, or of another language's pattern.</summary>
    public bool MayMean(int list, Languages languages, bool wordGoesOn) =>
        ((wordGoesOn ? _reach[list].WithinWord : _reach[list].Languages) & languages) != 0;
}

/// <summary>Collects patterns and builds the <see cref="Lexicon"/>.</summary>
internal sealed class LexiconBuilder(CharacterFolding folding)
{
    private readonly PatternGraph _graph = new(folding);
    private readonly List<Term> _terms = [];
    private Languages _compounds;

    public void Add(PatternSyntax pattern, Cue cues, Languages languages, int entity = -1, int vetoes = -1)
    {
        _compounds |= pattern.OpenStart ? languages : Languages.None;
        _graph.Add(pattern, _terms.Count);
        _terms.Add(new Term(cues, entity, languages, pattern.Exact ? pattern.Text : null, pattern.OpenEnd, vetoes));
    }

    public Lexicon Build()
    {
        (Automaton automaton, AutomatonTerms lists) = AutomatonBuilder.Build(_graph, folding);
        return new Lexicon(automaton, lists, [.. _terms], _compounds);
    }
}
