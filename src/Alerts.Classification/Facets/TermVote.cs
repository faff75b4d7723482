using Alerts.Classification.Terms;
using Alerts.Classification.Text;

namespace Alerts.Classification.Facets;

/// <summary>Chooses one of a group's values: what the terms say, and one vote for what was read from the claims.</summary>
internal sealed class TermVote(KnowledgeBase knowledge)
{
    /// <summary>The longest quote that proves a value, in characters.</summary>
    private const int LongestQuote = 280;

    /// <param name="reading">The text.</param>
    /// <param name="group">The values to choose from.</param>
    /// <param name="read">The one that the claims say, counted from the group's first; -1 where they say nothing.</param>
    /// <param name="field">Of the evidence, which is replaced where the terms decide otherwise.</param>
    /// <param name="evidence">What proves the claims' value.</param>
    public int Choose(Reading reading, TermGroup group, int read, string field, EvidenceList evidence)
    {
        TermScores scores = reading.Terms;
        int chosen = Choose(scores, group, read, Weight(field));
        Prove(reading, group, chosen, read, field, evidence);
        return chosen;
    }

    /// <summary>Chooses the stage and the direction that go together: what is granted loosens, what is denied tightens, and either may be mixed.</summary>
    public (int Stage, int Direction) ChooseTogether(Reading reading, int readStage, int readDirection, EvidenceList evidence)
    {
        TermScores scores = reading.Terms;
        (int Stage, int Direction) best = default;
        float most = float.MinValue;
        // A control that tightens and a permission that is granted are both true only as a mixed report.
        bool opposite = readStage >= 0 && readDirection >= 0 && !GoTogether(Stage.UnderConsideration + readStage, (Direction)readDirection);
        for (int stage = 0; stage < TermGroup.Stages.Count; stage++)
        {
            for (int direction = 0; direction < TermGroup.Directions.Count; direction++)
            {
                float score = scores[TermGroup.Stages.First + stage] + scores[TermGroup.Directions.First + direction]
                    + (stage == readStage ? Weight("stage") : 0) + (direction == readDirection || (opposite && direction == (int)Direction.Mixed) ? Weight("direction") : 0);
                if (score > most && GoTogether(Stage.UnderConsideration + stage, (Direction)direction))
                {
                    (best, most) = ((stage, direction), score);
                }
            }
        }

        Prove(reading, TermGroup.Stages, best.Stage, readStage, "stage", evidence);
        Prove(reading, TermGroup.Directions, best.Direction, readDirection, "direction", evidence);
        return best;
    }

    private static bool GoTogether(Stage stage, Direction direction) => stage switch
    {
        Stage.Preliminary or Stage.Conditional or Stage.Final => direction is Direction.Loosening or Direction.Mixed,
        Stage.Delayed or Stage.Denied or Stage.Suspended or Stage.Revoked => direction is Direction.Tightening or Direction.Mixed,
        _ => true,
    };

    private float Weight(string field) => (float)knowledge.Weights.GetValueOrDefault(WeightOf(field));

    /// <summary>Where the terms decide otherwise than the claims, the claims' evidence goes and theirs stands.</summary>
    private void Prove(Reading reading, TermGroup group, int chosen, int read, string field, EvidenceList evidence)
    {
        if (chosen == read)
        {
            return;
        }

        evidence.Remove(field);
        TermHead head = group.First + chosen;
        if (head != TermHead.Undirected && head != TermHead.NamedSource)
        {
            (int start, int end) = Proof(reading, head);
            evidence.Add(field, start, end);
        }
    }

    public static int Choose(ReadOnlySpan<float> scores, TermGroup group, int read, float weight)
    {
        ReadOnlySpan<float> some = group.Of(scores);
        int best = Math.Max(read, 0);
        float most = float.MinValue;
        for (int i = 0; i < some.Length; i++)
        {
            float score = some[i] + (i == read ? weight : 0);
            (best, most) = score > most || (score == most && i == read) ? (i, score) : (best, most);
        }

        return best;
    }

    /// <summary>In <c>weights.yaml</c>: what the claims' word adds to the log-odds of its value.</summary>
    public static string WeightOf(string field) => field + ".claims";

    /// <summary>The sentence that speaks most for a value, cut to the length of a quote.</summary>
    public (int Start, int End) Proof(Reading reading, TermHead head)
    {
        int strongest = knowledge.Terms.StrongestSentence(reading.Workspace.Terms, head);
        Sentence sentence = strongest >= 0 ? reading.Sentences[strongest] : FirstWithWords(reading);
        ReadOnlySpan<char> text = reading.Text.AsSpan(sentence.Start, sentence.End - sentence.Start).TrimEnd();
        if (text.Length > LongestQuote)
        {
            int space = text[..LongestQuote].LastIndexOf(' ');
            text = text[..(space > 0 ? space : LongestQuote - (char.IsHighSurrogate(text[LongestQuote - 1]) ? 1 : 0))];
        }

        return (sentence.Start, sentence.Start + text.Length);
    }

    /// <summary>A text may begin with empty lines, which prove nothing.</summary>
    private static Sentence FirstWithWords(Reading reading)
    {
        foreach (ref readonly Sentence sentence in reading.Sentences)
        {
            if (!reading.Text.AsSpan(sentence.Start, sentence.End - sentence.Start).IsWhiteSpace())
            {
                return sentence;
            }
        }

        return reading.Sentences[0];
    }
}
