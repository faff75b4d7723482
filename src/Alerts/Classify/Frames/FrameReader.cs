namespace Alerts.Classify;

/// <summary>Reads each sentence for claims: who does what to which trade, how surely, and when.</summary>
internal sealed class FrameReader(KnowledgeBase knowledge)
{
    private readonly ActorReader _actors = new(knowledge);

    public void Read(ReadOnlySpan<char> text, int year, Workspace workspace)
    {
        ReadOnlySpan<Sentence> sentences = workspace.Sentences;
        ulong before = 0;
        for (int i = 0; i < sentences.Length; i++)
        {
            ref readonly Sentence sentence = ref sentences[i];
            if (!sentence.Has(Cue.Control | Cue.Act | Cue.Permit | Cue.TradePermit | Cue.WeakControl | Cue.Pending | Cue.Directive))
            {
                continue;
            }

            var frame = new Frame(text, workspace.Mentions, sentence, _actors, before, TopicOf(sentences, i), IsPast(text, sentence, year));
            int first = workspace.ClaimList.Count;
            PermissionFrames.Read(frame, workspace.ClaimList);
            ControlFrames.Read(frame, workspace.ClaimList);
            for (int c = first; c < workspace.ClaimList.Count; c++)
            {
                before = workspace.ClaimList[c].Actors != 0 ? workspace.ClaimList[c].Actors : before;
            }
        }
    }

    private static Cue TopicOf(ReadOnlySpan<Sentence> sentences, int index) =>
        index == 0 ? Cue.None : sentences[0].Cues | sentences[index - 1].Cues;

    /// <summary>A year before the last one dates the sentence to the past.</summary>
    private static bool IsPast(ReadOnlySpan<char> text, in Sentence sentence, int year)
    {
        ReadOnlySpan<char> span = text[sentence.Start..sentence.End];
        bool past = false;
        for (int i = 0; i + 4 <= span.Length; i++)
        {
            if (span[i] is not ('1' or '2') || (i > 0 && char.IsAsciiDigit(span[i - 1])) || !char.IsAsciiDigit(span[i + 3]))
            {
                continue;
            }

            bool isYear = (i + 4 == span.Length || !(char.IsAsciiDigit(span[i + 4]) || span[i + 4] is ',' or '.' && i + 5 < span.Length && char.IsAsciiDigit(span[i + 5])))
                && int.TryParse(span.Slice(i, 4), out int found) && found is >= 1950 and <= 2100
                && (past |= found < year - 1) | found >= year - 1;
            if (isYear && !past)
            {
                return false;
            }
        }

        return past;
    }
}
