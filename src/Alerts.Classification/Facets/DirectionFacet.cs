using Alerts.Classification.Frames;
using Alerts.Classification.Text;

namespace Alerts.Classification.Facets;

/// <summary>Harder, easier, or both at once.</summary>
internal static class DirectionFacet
{
    /// <summary>The weaker side must have this share of the stronger before the news is called mixed.</summary>
    private const float MixedShare = 0.55f;

    public static Direction Read(Reading reading, EvidenceList evidence)
    {
        float tightening = 0, loosening = 0;
        int tightest = -1, loosest = -1;
        for (int i = 0; i < reading.Claims.Length; i++)
        {
            ref readonly Claim claim = ref reading.Claims[i];
            float weight = claim.Strength
                * (reading.Sentences[claim.Sentence].Position switch { Position.Headline => 3f, Position.Lead => 1.5f, _ => 0.7f })
                * (claim.Is(ClaimTraits.Past) ? 0.3f : 1f) * (claim.Kind == ClaimKind.ControlNamed ? 0.4f : 1f);
            if (claim.Direction is Direction.Tightening or Direction.Mixed)
            {
                tightening += weight;
                tightest = tightest < 0 ? i : tightest;
            }

            if (claim.Direction is Direction.Loosening or Direction.Mixed)
            {
                loosening += weight;
                loosest = loosest < 0 ? i : loosest;
            }
        }

        if (tightening == 0 && loosening == 0)
        {
            return WithoutAct(reading, evidence);
        }

        bool mixed = MathF.Min(tightening, loosening) >= MixedShare * MathF.Max(tightening, loosening);
        int proof = tightening >= loosening ? tightest : loosest;
        evidence.Add("direction", reading.Claims[proof].Start, reading.Claims[proof].End);
        if (mixed)
        {
            int other = proof == tightest ? loosest : tightest;
            evidence.Add("direction", reading.Claims[other].Start, reading.Claims[other].End);
            return Direction.Mixed;
        }

        return tightening > loosening ? Direction.Tightening : Direction.Loosening;
    }

    /// <summary>A control that is only named is in force: it tightens. A permission that is only awaited does neither.</summary>
    private static Direction WithoutAct(Reading reading, EvidenceList evidence)
    {
        foreach (ref readonly Claim claim in reading.Claims)
        {
            if (claim.Kind is ClaimKind.Control or ClaimKind.ControlNamed)
            {
                evidence.Add("direction", claim.Start, claim.End);
                return Direction.Tightening;
            }
        }

        return Direction.None;
    }
}
