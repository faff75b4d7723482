using Alerts.Classification;

namespace Alerts.Stories;

/// <summary>What an article is about, as far as stories care: the input of every decision.</summary>
/// <param name="Article">The article.</param>
/// <param name="Classification">What it says.</param>
/// <param name="EventId">The event it becomes.</param>
/// <param name="Origin">Whose report it is: the relayed outlet, else the publisher; lower case.</param>
/// <param name="Products">Products by weight: 1 in the headline, less in the lead, little further down.</param>
/// <param name="Categories">Their categories, weighted alike.</param>
/// <param name="Companies">Companies, weighted alike.</param>
/// <param name="Countries">Countries named besides the acting ones, weighted alike.</param>
/// <param name="Topics">Rules and lists with a name of their own (Entity List), weighted alike.</param>
/// <param name="Acts">Enforcement or policy, as shares of one.</param>
/// <param name="Step">How far a case has come that it tells.</param>
/// <param name="Delays">The headline says that something is put off.</param>
/// <param name="Instruments">Numbers that name one rule or announcement, normalised.</param>
/// <param name="Wording">Fingerprint of headline and lead.</param>
internal sealed record Matter(
    Article Article,
    ArticleClassification Classification,
    string EventId,
    string Origin,
    IReadOnlyList<Tally> Products,
    IReadOnlyList<Tally> Categories,
    IReadOnlyList<Tally> Companies,
    IReadOnlyList<Tally> Countries,
    IReadOnlyList<Tally> Topics,
    IReadOnlyList<Tally> Acts,
    CaseStep Step,
    bool Delays,
    IReadOnlyList<string> Instruments,
    Wording Wording)
{
    /// <summary>Who publishes it, as an origin is written.</summary>
    public string Publisher { get; } = Origins.PublisherOf(Article);

    /// <summary>What the headline counts with.</summary>
    public IReadOnlyList<string> Counts { get; } = Numbers.In(Article.Title);

    public bool Approval { get; } = Classification.Has(Tag.Approval);

    /// <summary>Where it would open a story.</summary>
    public string Jurisdiction => Classification.Jurisdictions.Count > 0 ? Classification.Jurisdictions[0] : Story.UnknownJurisdiction;

    /// <summary>An authority's own publication, or a report that rests on its public word.</summary>
    public bool Official => Article.Official || Classification.Sourcing == Sourcing.Official;

    /// <summary>Acting governments: the main news' counts whole.</summary>
    public IReadOnlyList<Tally> Actors { get; } = [.. Classification.Jurisdictions.Select((actor, i) => new Tally(actor, i == 0 ? 1 : 0.4))];

    /// <summary>The headline itself says which government acts, so that it is hardly misread.</summary>
    public bool ActorInHeadline { get; } = Classification.Jurisdictions.Count > 0
        && Classification.Evidence.Any(e => e.Start < Article.Title.Length && e.Field == EvidenceFields.Jurisdiction(Classification.Jurisdictions[0]));

    public Profile Profile => field ??= new Profile(this);

    /// <summary>It looks back or gives an opinion: it belongs to a story, but tells nothing new.</summary>
    public bool Retells { get; } = Classification.Sourcing == Sourcing.Opinion || Retrospective.Is(Article.Title);
}
