using System.Runtime.InteropServices;
using Alerts.Classification.Text;

namespace Alerts.Classification.Frames;

/// <summary>Reads each sentence for claims: who does what to which trade, how surely, and when.</summary>
internal sealed class FrameReader(KnowledgeBase knowledge)
{
    private readonly ActorReader _actors = new(knowledge);

    /// <summary>Headline and lead tell one thing between them: so many sentences after the headline are read with it.</summary>
    private const int LeadSentences = 2;

    /// <summary>What only headline and lead together say is less sure than what one sentence says.</summary>
    private const float TogetherStrength = 0.8f;

    /// <summary>An opinion speaks of controls without reporting any.</summary>
    private const float OpinionStrength = 0.7f;

    public void Read(ReadOnlySpan<char> text, int year, Languages languages, Workspace workspace)
    {
        ReadOnlySpan<Sentence> sentences = workspace.Sentences;
        bool verbLast = (languages & ~(Languages.Japanese | Languages.Korean)) == 0;
        ulong before = 0;
        ulong headline = sentences.Length == 0 ? 0 : _actors.Read(text, workspace.Mentions, sentences[0], sentences[0].End).Before;
        for (int i = 0; i < sentences.Length; i++)
        {
            ref readonly Sentence sentence = ref sentences[i];
            if (!sentence.Has(Cue.Control | Cue.Act | Cue.Permit | Cue.TradePermit | Cue.WeakControl | Cue.Pending | Cue.Directive | Cue.RuleText))
            {
                continue;
            }

            var frame = new Frame(text, workspace.Mentions, sentence, _actors, before, TopicOf(sentences, i), YearReader.IsPast(text[sentence.Start..sentence.End], year), verbLast, sentences[0].Has(Cue.Denial), headline);
            int first = workspace.ClaimList.Count;
            PermissionFrames.Read(frame, workspace.ClaimList);
            ControlFrames.Read(frame, workspace.ClaimList);
            for (int c = first; c < workspace.ClaimList.Count; c++)
            {
                before = workspace.ClaimList[c].Actors != 0 ? workspace.ClaimList[c].Actors : before;
            }
        }

        ReadTogether(text, year, verbLast, workspace);
        if (sentences.Length > 0 && sentences[0].Has(Cue.Opinion))
        {
            Weaken(CollectionsMarshal.AsSpan(workspace.ClaimList), OpinionStrength);
        }
    }

    private static void Weaken(Span<Claim> claims, float share)
    {
        foreach (ref Claim claim in claims)
        {
            claim = claim with { Strength = share * claim.Strength };
        }
    }

    /// <summary>
    /// A headline leaves out what its lead says: "Crews stand down as permits run out" and then whose, for what.
    /// What neither says by itself is looked for in both.
    /// </summary>
    private void ReadTogether(ReadOnlySpan<char> text, int year, bool verbLast, Workspace workspace)
    {
        ReadOnlySpan<Sentence> sentences = workspace.Sentences;
        int last = Math.Min(LeadSentences, sentences.Length - 1);
        if (last < 1)
        {
            return;
        }

        Cue cues = Cue.None;
        for (int i = 0; i <= last; i++)
        {
            cues |= sentences[i].Cues;
        }

        var both = new Sentence(1, sentences[0].Start, sentences[last].End, sentences[0].First, sentences[last].Last, cues);
        var frame = new Frame(text, workspace.Mentions, both, _actors, 0, Cue.None, YearReader.IsPast(text[both.Start..both.End], year), verbLast, both.Has(Cue.Denial), 0);
        bool permission = false, control = false;
        foreach (ref readonly Claim claim in workspace.Claims)
        {
            permission |= claim.Sentence <= last && claim.Kind is ClaimKind.Permission or ClaimKind.Pending;
            control |= claim.Sentence <= last && claim.Kind is ClaimKind.Control or ClaimKind.ControlNamed;
        }

        int first = workspace.ClaimList.Count;
        if (!permission)
        {
            PermissionFrames.Read(frame, workspace.ClaimList);
        }

        if (!control)
        {
            ControlFrames.Read(frame, workspace.ClaimList);
        }

        Weaken(CollectionsMarshal.AsSpan(workspace.ClaimList)[first..], TogetherStrength);
    }

    /// <summary>What is being talked about around the sentence: the headline and the sentence before; for the headline itself, its lead.</summary>
    private static Cue TopicOf(ReadOnlySpan<Sentence> sentences, int index) =>
        index > 0 ? sentences[0].Cues | sentences[index - 1].Cues : sentences.Length > 1 ? sentences[1].Cues : Cue.None;
}
