using Alerts.Classification.Frames;
using Alerts.Classification.Scoring;
using Alerts.Classification.Terms;

namespace Alerts.Classification.Facets;

/// <summary>Concludes every field of the <see cref="ArticleClassification"/> from a reading, each with its evidence.</summary>
internal sealed class FacetReader(KnowledgeBase knowledge)
{
    private readonly EntityFacets _entities = new(knowledge);
    private readonly JurisdictionFacet _jurisdictions = new(knowledge);
    private readonly LegFacet _leg = new(knowledge);
    private readonly TermVote _vote = new(knowledge);

    public ArticleClassification Read(Reading reading, TagScores scores, bool exportControl, bool approval)
    {
        var evidence = new EvidenceList(reading.Readable);
        bool tagged = exportControl || approval;
        var tags = new List<TagScore>(2);
        AddTag(reading, tags, evidence, Tag.ExportControl, "tags:export-control", scores.ExportControl, exportControl);
        AddTag(reading, tags, evidence, Tag.Approval, "tags:approval", scores.Approval, approval);
        (Sourcing sourcing, bool plain, string? outlet) = SourcingFacet.Read(reading, knowledge, evidence);
        if (!reading.Article.Official && !plain)
        {
            sourcing = (Sourcing)_vote.Choose(reading, TermGroup.Sourcings, (int)sourcing, "sourcing", evidence);
        }

        (Stage stage, Direction direction) = tagged ? StageAndDirection(reading, approval, evidence) : default;
        return new ArticleClassification
        {
            Tags = tags,
            Direction = direction,
            Stage = stage,
            Leg = tagged ? _leg.Read(reading, evidence) : Leg.None,
            Jurisdictions = tagged ? _jurisdictions.Read(reading, evidence) : [],
            Authorities = _entities.Authorities(reading, evidence),
            Companies = _entities.Companies(reading, evidence),
            Products = _entities.Products(reading, evidence),
            Instruments = InstrumentFacet.Read(reading, evidence),
            Conditions = approval ? ConditionFacet.Read(reading, evidence) : [],
            Effective = tagged ? DateFacet.Read(reading, Cue.Effective, "effective", evidence) : null,
            Expires = tagged ? DateFacet.Read(reading, Cue.Expires, "expires", evidence) : null,
            Sourcing = sourcing,
            RelayedOutlet = outlet,
            Contradicts = tagged ? ContradictionFacet.Read(reading, evidence) : [],
            Evidence = evidence.Items,
            Language = reading.Language.Tag,
        };
    }

    private (Stage Stage, Direction Direction) StageAndDirection(Reading reading, bool approval, EvidenceList evidence)
    {
        int direction = (int)DirectionFacet.Read(reading, evidence);
        direction = reading.Claims.Length == 0 ? -1 : direction;
        if (!approval)
        {
            return (Stage.None, (Direction)_vote.Choose(reading, TermGroup.Directions, direction, "direction", evidence));
        }

        int stage = StageFacet.Read(reading, evidence) - Stage.UnderConsideration;
        (stage, direction) = _vote.ChooseTogether(reading, stage, direction, evidence);
        return (Stage.UnderConsideration + stage, (Direction)direction);
    }

    private void AddTag(Reading reading, List<TagScore> tags, EvidenceList evidence, Tag tag, string field, double confidence, bool carried)
    {
        if (!carried)
        {
            return;
        }

        tags.Add(new TagScore(tag, Math.Round(confidence, 4)));
        int best = -1;
        for (int i = 0; i < reading.Claims.Length; i++)
        {
            ref readonly Claim claim = ref reading.Claims[i];
            bool fits = tag == Tag.Approval ? claim.Kind is ClaimKind.Permission or ClaimKind.Pending : true;
            if (fits && (best < 0 || claim.Strength > reading.Claims[best].Strength))
            {
                best = i;
            }
        }

        (int start, int end) = best >= 0
            ? (reading.Claims[best].Start, reading.Claims[best].End)
            : _vote.Proof(reading, tag == Tag.Approval ? TermHead.Approval : TermHead.ExportControl);
        evidence.Add(field, start, end);
    }
}
