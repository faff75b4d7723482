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
}

/// <summary>How a source is read.</summary>
public enum SourceKind
{
    /// <summary>RSS, Atom or JSON Feed over HTTP.</summary>
    Feed,

    /// <summary>A feed on disk.</summary>
    File,
}
