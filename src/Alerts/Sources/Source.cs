namespace Alerts.Sources;

/// <summary>One place that is polled, as the catalogue (<c>sources.yaml</c>) names it.</summary>
public sealed record Source
{
    /// <summary>Unique in the catalogue; lower case, digits and hyphens: <c>federal-register-bis</c>.</summary>
    public required string Name { get; init; }

    public required SourceKind Kind { get; init; }

    /// <summary>Absolute http(s) address; for <see cref="SourceKind.File"/> a path, relative to the catalogue.</summary>
    public required string Location { get; init; }

    /// <summary>Who publishes it; the feed's own title where the catalogue is silent.</summary>
    public string? Publisher { get; init; }

    /// <summary>The publisher is a government or authority speaking for itself.</summary>
    public bool Official { get; init; }

    /// <summary>BCP 47 tag of what it publishes.</summary>
    public string? Language { get; init; }

    /// <summary>Time between two polls. Default 15 minutes, at least 1.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// The first poll takes what is there as news. Otherwise it only marks it as seen, so that a new source
    /// does not flood its readers with last month.
    /// </summary>
    public bool Backfill { get; init; }

    /// <summary>Not polled while false.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Whether an article's page is read for its full text. Default off.</summary>
    public FullTextMode FullText { get; init; }

    /// <summary>Kinds page and json: where an item and its parts stand, as CSS selectors or as dotted paths.</summary>
    public ItemSelectors? Select { get; init; }

    /// <summary>Kind federal-register: slugs of agencies, such as <c>industry-and-security-bureau</c>.</summary>
    public IReadOnlyList<string> Agencies { get; init; } = [];

    /// <summary>Kind federal-register: RULE, PRORULE, NOTICE, PRESDOCU; all where empty.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>Kind federal-register: names of fields of the API that are read beside the usual ones, such as <c>docket_ids</c>.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>Kind federal-register: pages of a hundred published documents that a poll reads at most. Default 1, at most 10.</summary>
    public int Pages { get; init; } = 1;

    /// <summary>Kind gdelt: what to search for, in its own query language.</summary>
    public string? Query { get; init; }
}

/// <summary>Where the parts of an item stand; all but <see cref="Items"/> are sought within the item.</summary>
/// <param name="Items">The items; for JSON the path of a list, <c>$</c> where the document itself is one.</param>
/// <param name="Link">An element with <c>href</c>; the item itself where left out.</param>
/// <param name="Title">The link's own text where left out.</param>
/// <param name="Date">No date where left out.</param>
/// <param name="Summary">No summary where left out.</param>
public sealed record ItemSelectors(string Items, string? Link, string? Title, string? Date, string? Summary);

/// <summary>When an article's own page is read.</summary>
public enum FullTextMode
{
    /// <summary>Never: the source has the full text, or its pages may not be read.</summary>
    Off,

    /// <summary>Where the source gives only a summary.</summary>
    WhenShort,

    /// <summary>For each new article.</summary>
    Always,
}

/// <summary>How a source is read.</summary>
public enum SourceKind
{
    /// <summary>RSS, Atom or JSON Feed over HTTP.</summary>
    Feed,

    /// <summary>A feed on disk.</summary>
    File,

    /// <summary>The US Federal Register: documents and public inspection (https://www.federalregister.gov/developers/documentation/api/v1).</summary>
    FederalRegister,

    /// <summary>GDELT DOC 2.0 article list (https://blog.gdeltproject.org/gdelt-doc-2-0-api-debuts/).</summary>
    Gdelt,

    /// <summary>A page that lists items and has no feed.</summary>
    Page,

    /// <summary>A list in JSON.</summary>
    Json,
}
