namespace Alerts.Classification.Knowledge;

/// <summary>A named thing of the knowledge base.</summary>
internal abstract record Entity(string Name);

/// <summary>A company; <c>Home</c> is the ISO 3166 code of its seat, or null; <c>Chips</c> the product that its chips are, or null.</summary>
internal sealed record CompanyEntity(string Name, string? Ticker, CompanyRole Role, string? Home, string? Chips) : Entity(Name);

/// <summary>
/// A product or technology. <c>Strategic</c>: governments control trade in it; false for what is only to be named right
/// ("iPhone"). <c>Listed</c>: named among the products of an article; false for words that only tell strategic goods ("chips").
/// <c>Generic</c>: a class of goods that is left out where one of its kind is named ("AI chips" beside "H200").
/// <c>ControlledBy</c>: the government that is meant where a text on its control names none, or null.
/// </summary>
internal sealed record ProductEntity(
    string Name, string Category, string? Control, bool Strategic, bool Generic, bool Listed, string? ControlledBy) : Entity(Name)
{
    /// <summary>How an article's classification names it; the same for all.</summary>
    public Product Record { get; } = new(Name, Category, Control);
}

/// <summary>An office; <c>Namesake</c> is the id of another country's office that is called the same, or null.</summary>
internal sealed record AuthorityEntity(string Name, string Id, string Jurisdiction, int Place, string? Namesake) : Entity(Name);

/// <summary>A jurisdiction by its ISO 3166-1 alpha-2 code, or EU, and its bit in a set of places.</summary>
internal sealed record PlaceEntity(string Name, ulong Bit) : Entity(Name);

internal sealed record OutletEntity(string Name) : Entity(Name);

/// <summary>
/// A control or permission with a name of its own, the set of places that it belongs to, and the goods that it is about without
/// their being named, or null.
/// </summary>
internal sealed record InstrumentEntity(string Name, ulong Place, ProductEntity? Goods) : Entity(Name);
