using System.Numerics;
using Alerts.Classification.Frames;
using Alerts.Classification.Knowledge;
using Alerts.Classification.Text;

namespace Alerts.Classification.Facets;

/// <summary>The governments whose measure or decision is reported: the actors of the claims.</summary>
internal sealed class JurisdictionFacet(KnowledgeBase knowledge)
{
    /// <summary>An actor needs this share of the leading actor's weight to be one of the article's.</summary>
    private const float Share = 0.3f;

    public IReadOnlyList<string> Read(Reading reading, EvidenceList evidence)
    {
        Span<float> weights = stackalloc float[KnowledgeContent.MostPlaces];
        weights.Clear();
        foreach (ref readonly Claim claim in reading.Claims)
        {
            float weight = claim.Strength * (claim.Is(ClaimTraits.Past) ? 0.3f : 1f) * (claim.Kind == ClaimKind.ControlNamed ? 0.6f : 1f)
                * (reading.Sentences[claim.Sentence].Position switch { Position.Headline => 3f, Position.Lead => 1.6f, _ => 1f });
            for (ulong set = claim.Actors; set != 0; set &= set - 1)
            {
                weights[BitOperations.TrailingZeroCount(set)] += weight;
            }
        }

        float most = Most(weights);
        if (most == 0)
        {
            return Implied(reading, evidence);
        }

        // The government of the main news comes first.
        var found = new List<string>(2);
        for (float threshold = Share * most; most >= threshold;)
        {
            int place = weights.IndexOf(most);
            weights[place] = 0;
            found.Add(knowledge.Places[place]);
            AddEvidence(reading, place, evidence);
            most = Most(weights);
        }

        return found;
    }

    /// <summary>
    /// No government acts by name. Then the office named in passing is meant, else the government that controls the goods, as
    /// everybody knows who licenses dysprosium or lithography, else the exporter's own.
    /// </summary>
    private List<string> Implied(Reading reading, EvidenceList evidence) =>
        FirstOf(reading, evidence, Cue.Authority, entity => entity is AuthorityEntity { Place: >= 0 } authority ? authority.Jurisdiction : null)
        ?? FirstOf(reading, evidence, Cue.Product, entity => (entity as ProductEntity)?.ControlledBy)
        ?? FirstOf(reading, evidence, Cue.StrategicCompany, entity => entity is CompanyEntity { Role: CompanyRole.Seller } company ? company.Home : null)
        ?? [];

    private List<string>? FirstOf(Reading reading, EvidenceList evidence, Cue kind, Func<Entity, string?> placeOf)
    {
        foreach (ref readonly Mention mention in reading.Mentions)
        {
            if (mention.Entity >= 0 && mention.Has(kind) && placeOf(knowledge.Entities[mention.Entity]) is { } place && knowledge.Places.Contains(place))
            {
                evidence.Add(EvidenceFields.Jurisdiction(place), mention);
                return [place];
            }
        }

        return null;
    }

    private static float Most(ReadOnlySpan<float> weights)
    {
        float most = 0;
        foreach (float weight in weights)
        {
            most = MathF.Max(most, weight);
        }

        return most;
    }

    private void AddEvidence(Reading reading, int place, EvidenceList evidence)
    {
        foreach (ref readonly Claim claim in reading.Claims)
        {
            if ((claim.Actors & (1UL << place)) != 0)
            {
                evidence.Add(EvidenceFields.Jurisdiction(knowledge.Places[place]), claim.Start, claim.End);
                return;
            }
        }
    }
}
