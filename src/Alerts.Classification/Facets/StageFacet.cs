using Alerts.Classification.Frames;
using Alerts.Classification.Text;

namespace Alerts.Classification.Facets;

/// <summary>The stage of the main news: where several are told, the headline's, then the lead's.</summary>
internal static class StageFacet
{
    private const int NegationReach = 24;

    public static Stage Read(Reading reading, EvidenceList evidence)
    {
        Span<float> scores = stackalloc float[(int)Stage.Revoked + 1];
        scores.Clear();
        Span<int> proofs = stackalloc int[(int)Stage.Revoked + 1];
        proofs.Fill(-1);
        for (int i = 0; i < reading.Claims.Length; i++)
        {
            ref readonly Claim claim = ref reading.Claims[i];
            if (claim.Stage == Stage.None)
            {
                continue;
            }

            int stage = (int)claim.Stage;
            scores[stage] += WeightOf(reading, claim);
            proofs[stage] = proofs[stage] < 0 ? i : proofs[stage];
        }

        // A permission that the lead calls one in principle is no final one, however bare the headline's word is.
        if (scores[(int)Stage.Final] > 0 && scores[(int)Stage.Preliminary] > 0 && LeadSaysInPrinciple(reading))
        {
            scores[(int)Stage.Preliminary] += scores[(int)Stage.Final];
            scores[(int)Stage.Final] = 0;
        }

        // A final decision that the same text bounds by conditions is a conditional one.
        if (scores[(int)Stage.Final] > 0 && (scores[(int)Stage.Conditional] * 2 >= scores[(int)Stage.Final] || SpeaksOfConditions(reading)))
        {
            scores[(int)Stage.Conditional] += scores[(int)Stage.Final];
            proofs[(int)Stage.Conditional] = proofs[(int)Stage.Conditional] < 0 ? proofs[(int)Stage.Final] : proofs[(int)Stage.Conditional];
            scores[(int)Stage.Final] = 0;
        }

        int best = 0;
        for (int stage = 1; stage < scores.Length; stage++)
        {
            best = scores[stage] > scores[best] ? stage : best;
        }

        if (best > 0)
        {
            evidence.Add("stage", reading.Claims[proofs[best]].Start, reading.Claims[proofs[best]].End);
        }

        return (Stage)best;
    }

    private static bool LeadSaysInPrinciple(Reading reading)
    {
        foreach (ref readonly Sentence sentence in reading.Sentences)
        {
            if (sentence.Position != Position.Body && sentence.Has(Cue.InPrinciple) && !sentence.Has(Cue.Elsewhere | Cue.Negate))
            {
                return true;
            }
        }

        return false;
    }

    private static bool SpeaksOfConditions(Reading reading)
    {
        foreach (ref readonly Sentence sentence in reading.Sentences)
        {
            bool required = sentence.Has(Cue.Required) && sentence.Has(Cue.Strategic) && sentence.Has(Cue.StrategicCompany | Cue.Government | Cue.Authority);
            if (sentence.Index <= 5 && (SaysCondition(reading, sentence) || required) && !sentence.Has(Cue.Elsewhere | Cue.RuleText | Cue.Consider))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"no quotas are set" bounds nothing.</summary>
    private static bool SaysCondition(Reading reading, in Sentence sentence)
    {
        for (int i = sentence.First; i < sentence.Last; i++)
        {
            bool negated = i > sentence.First && reading.Mentions[i - 1].Has(Cue.Negate) && reading.Mentions[i].Start - reading.Mentions[i - 1].End <= NegationReach;
            if (reading.Mentions[i].Has(Cue.Condition) && !negated)
            {
                return true;
            }
        }

        return false;
    }

    private static float WeightOf(Reading reading, in Claim claim) => claim.Strength
        * (reading.Sentences[claim.Sentence].Position switch { Position.Headline => 4f, Position.Lead => 2f, _ => 1f })
        * (claim.Kind == ClaimKind.Pending ? 0.5f : 1f)
        * (claim.Is(ClaimTraits.Past) ? 0.3f : 1f);
}
