namespace Alerts.Feeds;

/// <summary>One feed as it was read, whatever its format: RSS 0.90–2.0, RDF, Atom 0.3 and 1.0, CDF or JSON Feed 1.x.</summary>
public sealed record Feed
{
    /// <summary>Plain text on one line; empty where the feed has none.</summary>
    public string Title { get; init; } = "";

    /// <summary>The site that it belongs to; absolute where a base was known.</summary>
    public string? Link { get; init; }

    /// <summary>BCP 47 tag as the publisher declares it.</summary>
    public string? Language { get; init; }

    /// <summary>How long the publisher asks to wait between two polls: <c>ttl</c> or <c>sy:updatePeriod</c>.</summary>
    public TimeSpan? TimeToLive { get; init; }

    /// <summary>Hours of the day in UTC, 0–23, in which the publisher asks not to be polled.</summary>
    public IReadOnlyList<int> SkipHours { get; init; } = [];

    /// <summary>Days of the week in UTC on which the publisher asks not to be polled.</summary>
    public IReadOnlyList<DayOfWeek> SkipDays { get; init; } = [];

    /// <summary>In the feed's own order. A missing entry means nothing: the body may have been cut short.</summary>
    public required IReadOnlyList<FeedEntry> Entries { get; init; }

    /// <summary>The body broke the rules of its format and was repaired before it could be read.</summary>
    public bool Repaired { get; init; }

    /// <summary>The body ended before the feed did: the rest has to be asked for again, whatever its validators say.</summary>
    public bool IsCut { get; init; }

    /// <summary>What was wrong with it, a sentence each, for the people who run the source.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];
}
