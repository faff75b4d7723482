using System.Runtime.InteropServices;
using Alerts.Classification.Frames;
using Alerts.Classification.Terms;
using Alerts.Classification.Text;

namespace Alerts.Classification;

/// <summary>The buffers of one classification, kept by the thread for the next one, so that a stream of articles allocates only its results.</summary>
internal sealed class Workspace
{
    /// <summary>Above this a buffer is given back to the collector after use: one huge article must not be remembered for ever.</summary>
    private const int Kept = 1 << 14;

    [ThreadStatic]
    private static Workspace? t_current;

    private readonly List<Mention> _mentions = [];
    private readonly List<Sentence> _sentences = [];
    private readonly List<Claim> _claims = [];
    private readonly List<TermUse> _terms = [];
    private int[] _uses = [];
    private int _reading;

    public List<Mention> MentionList => _mentions;
    public List<Sentence> SentenceList => _sentences;
    public List<Claim> ClaimList => _claims;
    public List<TermUse> TermList => _terms;

    /// <summary>Patterns found and not yet judged, in the order of their ends.</summary>
    public List<MentionScanner.Hit> Hits { get; } = [];

    public HashSet<int> Vetoed { get; } = [];

    public ReadOnlySpan<Mention> Mentions => CollectionsMarshal.AsSpan(_mentions);
    public ReadOnlySpan<Sentence> Sentences => CollectionsMarshal.AsSpan(_sentences);
    public ReadOnlySpan<Claim> Claims => CollectionsMarshal.AsSpan(_claims);
    public ReadOnlySpan<TermUse> Terms => CollectionsMarshal.AsSpan(_terms);

    /// <summary>Before the terms of a text are looked up among <paramref name="known"/>.</summary>
    public void BeginTerms(int known)
    {
        _reading++;
        if (_uses.Length < known)
        {
            _uses = new int[known];
        }
    }

    /// <summary>True the first time that a text uses a known term: saying it twice makes nothing truer.</summary>
    public bool FirstUse(int term)
    {
        bool first = _uses[term] != _reading;
        _uses[term] = _reading;
        return first;
    }

    public static Workspace Rent()
    {
        Workspace workspace = t_current ?? new Workspace();
        t_current = null;
        return workspace;
    }

    public void Return()
    {
        if (_mentions.Capacity > Kept || _sentences.Capacity > Kept)
        {
            return;
        }

        _mentions.Clear();
        _sentences.Clear();
        _claims.Clear();
        _terms.Clear();
        Vetoed.Clear();
        t_current = this;
    }
}
