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
/// <param name="Instruments">Numbers that name one rule or announcement, normalised.</param>
/// <param name="Wording">Fingerprint of headline and lead.</param>
internal sealed record Matter(
    Article Article,
    Classification Classification,
    string EventId,
    string Origin,
    IReadOnlyList<Tally> Products,
    IReadOnlyList<Tally> Categories,
    IReadOnlyList<Tally> Companies,
    IReadOnlyList<Tally> Countries,
    IReadOnlyList<Tally> Topics,
    IReadOnlyList<Tally> Acts,
    IReadOnlyList<string> Instruments,
    Wording Wording)
{
    public bool Approval { get; } = Classification.Has(Tag.Approval);

    /// <summary>Where it would open a story.</summary>
    public string Jurisdiction => Classification.Jurisdictions.Count > 0 ? Classification.Jurisdictions[0] : Story.UnknownJurisdiction;

    /// <summary>An authority's own publication, or a report that rests on its public word.</summary>
    public bool Official => Article.Official || Classification.Sourcing == Sourcing.Official;

    /// <summary>Where its story may be; empty for anywhere, since the article does not say who acts.</summary>
    public static IReadOnlyList<string> Partitions(Classification classification) =>
        classification.Jurisdictions.Count == 0 ? [] : [.. classification.Jurisdictions, Story.UnknownJurisdiction];
}
