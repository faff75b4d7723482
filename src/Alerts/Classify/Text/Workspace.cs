using System.Runtime.InteropServices;

namespace Alerts.Classify;

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

    public List<Mention> MentionList => _mentions;
    public List<Sentence> SentenceList => _sentences;
    public List<Claim> ClaimList => _claims;

    /// <summary>Patterns found and not yet judged, in the order of their ends.</summary>
    public List<MentionScanner.Hit> Hits { get; } = [];

    public HashSet<int> Vetoed { get; } = [];

    public ReadOnlySpan<Mention> Mentions => CollectionsMarshal.AsSpan(_mentions);
    public ReadOnlySpan<Sentence> Sentences => CollectionsMarshal.AsSpan(_sentences);
    public ReadOnlySpan<Claim> Claims => CollectionsMarshal.AsSpan(_claims);

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
        Vetoed.Clear();
        t_current = this;
    }
}
