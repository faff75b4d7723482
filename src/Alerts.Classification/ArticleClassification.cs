using System.Text.Json.Serialization;

namespace Alerts.Classification;

/// <summary>
/// What an article says about trade controls and permissions. Written by Classify, read by Stories,
/// Notify and Deliver. All offsets are UTF-16 code units into <see cref="ArticleText.Text"/>.
/// </summary>
public sealed record ArticleClassification
{
    public IReadOnlyList<TagScore> Tags { get; init => field = value ?? []; } = [];
    public Direction Direction { get; init; }
    public Stage Stage { get; init; }
    public Leg Leg { get; init; }

    /// <summary>ISO 3166-1 alpha-2 codes, and <c>EU</c>, of the governments that act; not of their targets.</summary>
    public IReadOnlyList<string> Jurisdictions { get; init => field = value ?? []; } = [];

    public IReadOnlyList<Authority> Authorities { get; init => field = value ?? []; } = [];
    public IReadOnlyList<Company> Companies { get; init => field = value ?? []; } = [];
    public IReadOnlyList<Product> Products { get; init => field = value ?? []; } = [];

    /// <summary>Rule and announcement numbers as written in the text (91 FR 1684, RIN 0694-AK43, ECCN 3A090).</summary>
    public IReadOnlyList<string> Instruments { get; init => field = value ?? []; } = [];

    public IReadOnlyList<Condition> Conditions { get; init => field = value ?? []; } = [];

    /// <summary>When the measure takes effect, where the text says so.</summary>
    public DateOnly? Effective { get; init; }

    /// <summary>When the measure or permission ends, where the text says so.</summary>
    public DateOnly? Expires { get; init; }

    public Sourcing Sourcing { get; init; }

    /// <summary>The outlet whose report is relayed ("Bloomberg reported"), where one is.</summary>
    public string? RelayedOutlet { get; init; }

    /// <summary>Where the text itself says that it contradicts another report.</summary>
    public IReadOnlyList<Span> Contradicts { get; init => field = value ?? []; } = [];

    /// <summary>At least one for each tag and each facet that is not none.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init => field = value ?? []; } = [];

    /// <summary>BCP 47 primary tag as detected: en, zh-Hans, zh-Hant, ja, ko, de, nl, fr, es, or und.</summary>
    public string Language { get; init => field = value ?? "und"; } = "und";

    /// <summary>Azure AI Language looked at it as well.</summary>
    public bool Enriched { get; init; }

    /// <summary>Why it was not enriched, where it was to be.</summary>
    public string? EnrichmentSkipped { get; init; }

    /// <summary>The calibrated confidence of a tag, or 0 where the article does not carry it.</summary>
    public double ConfidenceOf(Tag tag) => Tags.FirstOrDefault(t => t.Tag == tag)?.Confidence ?? 0;

    public bool Has(Tag tag) => Tags.Any(t => t.Tag == tag);
}

/// <summary>What an alert can be about.</summary>
public enum Tag
{
    /// <summary>A control on strategic trade is announced, proposed, changed, enforced, challenged or considered.</summary>
    ExportControl,

    /// <summary>An authority grants, prepares, conditions, delays, denies, suspends or revokes permission for such trade.</summary>
    Approval,
}

/// <summary>A tag with its calibrated confidence, 0 to 1.</summary>
public sealed record TagScore(Tag Tag, double Confidence);

/// <summary>Whether trade becomes harder or easier.</summary>
public enum Direction { None, Tightening, Loosening, Mixed }

/// <summary>How far a permission has come.</summary>
public enum Stage { None, UnderConsideration, Preliminary, Conditional, Final, Delayed, Denied, Suspended, Revoked }

/// <summary>The side of the border on which the acting government stands.</summary>
public enum Leg { None, Import, Export, Both }

/// <summary>Who vouches for the news.</summary>
public enum Sourcing { NamedSource, Official, AnonymousSources, Opinion }

/// <summary>An acting or named authority: <c>bis</c>, "Bureau of Industry and Security", <c>US</c>.</summary>
public sealed record Authority(string Id, string Name, string Jurisdiction);

/// <summary>A company by its canonical name; <see cref="Ticker"/> where listed, written as null where not: reading demands it.</summary>
public sealed record Company(
    string Name, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Ticker, CompanyRole Role)
{
    /// <summary>Null for the knowledge base; <c>azure-language</c> for an entity recognised there only.</summary>
    public string? Source { get; init; }
}

public enum CompanyRole { Mentioned, Seller, Buyer, Competitor }

/// <summary>A product or technology by its canonical name, with its category and control entry where known.</summary>
public sealed record Product(string Name, string Category, string? Control = null);

/// <summary>What a permission depends on. "Encouraged" is not "required", and "no number set" is kept.</summary>
public sealed record Condition(string Text, Modality Modality, int Start, int End)
{
    /// <summary>See <see cref="Alerts.Classification.Evidence.Part"/>.</summary>
    public string? Part { get; init; }
}

public enum Modality { Stated, Encouraged, Required, Unspecified }

/// <summary>A piece of <see cref="ArticleText.Text"/>: <c>Text[Start..End] == Quote</c>.</summary>
public sealed record Span(int Start, int End, string Quote)
{
    /// <summary>See <see cref="Alerts.Classification.Evidence.Part"/>.</summary>
    public string? Part { get; init; }
}

/// <summary>
/// The words that prove a field: <c>Text[Start..End] == Quote</c>. <see cref="Field"/> is the JSON name,
/// with the value behind a colon where a field has several (<c>tags:approval</c>, <c>companies:Nvidia</c>, <c>stage</c>).
/// </summary>
public sealed record Evidence(string Field, int Start, int End, string Quote)
{
    /// <summary><c>title</c> where the title was handed in apart from the text and the words lie in it; null in the pipeline, whose text begins with the title.</summary>
    public string? Part { get; init; }
}
