using Alerts.Classification.Frames;
using Alerts.Classification.Knowledge;
using Alerts.Classification.Text;

namespace Alerts.Classification.Facets;

/// <summary>The side of the border on which the acting governments stand.</summary>
internal sealed class LegFacet(KnowledgeBase knowledge)
{
    public Leg Read(Reading reading, EvidenceList evidence)
    {
        float import = 0, export = 0;
        int proof = -1;
        for (int i = 0; i < reading.Claims.Length; i++)
        {
            ref readonly Claim claim = ref reading.Claims[i];
            float weight = claim.Strength * (reading.Sentences[claim.Sentence].Position == Position.Body ? 1f : 2f)
                * (claim.Kind == ClaimKind.ControlNamed ? 0.3f : 1f);
            Leg leg = claim.Leg == Leg.Export && IsOnForeignGoods(reading, claim) ? Leg.Import : claim.Leg;
            import += leg is Leg.Import or Leg.Both ? weight : 0;
            export += leg is Leg.Export or Leg.Both ? weight : 0;
            proof = proof < 0 && claim.Leg != Leg.None ? i : proof;
        }

        if (proof < 0)
        {
            return Leg.None;
        }

        evidence.Add("leg", reading.Claims[proof].Start, reading.Claims[proof].End);
        return MathF.Min(import, export) >= 0.6f * MathF.Max(import, export) ? Leg.Both : import > export ? Leg.Import : Leg.Export;
    }

    /// <summary>"China to limit access to the H200": no word of exports, and the goods are another government's to license.</summary>
    private bool IsOnForeignGoods(Reading reading, in Claim claim)
    {
        ref readonly Sentence sentence = ref reading.Sentences[claim.Sentence];
        if (claim.Actors == 0 || claim.Is(ClaimTraits.Enforcement) || sentence.Has(Cue.Export)
            || (sentence.Has(Cue.TradePermit | Cue.Control) && !IsAnothers(reading, claim)))
        {
            return false;
        }

        bool foreign = false;
        for (int i = sentence.First; i < sentence.Last; i++)
        {
            if (reading.Mentions[i] is { Entity: >= 0 } && reading.Mentions[i].Has(Cue.Product) && knowledge.Entities[reading.Mentions[i].Entity] is ProductEntity { ControlledBy: { } government })
            {
                int place = Array.IndexOf(knowledge.Places, government);
                foreign = place >= 0 && (claim.Actors & (1UL << place)) == 0;
            }
        }

        return foreign;
    }

    /// <summary>"Despite Trump's export approval": the permission in the sentence is another government's.</summary>
    private static bool IsAnothers(Reading reading, in Claim claim)
    {
        foreach (ref readonly Claim other in reading.Claims)
        {
            if (other.Sentence == claim.Sentence && other.Kind == ClaimKind.Permission && other.Actors != 0 && (other.Actors & claim.Actors) == 0)
            {
                return true;
            }
        }

        return false;
    }
}
