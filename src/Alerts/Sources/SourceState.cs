using System.Text.Json.Serialization;

namespace Alerts.Sources;

/// <summary>What is known of a source between polls. Written by Schedule and Fetch, shown to people.</summary>
public sealed record SourceState
{
    public required string Source { get; init; }

    /// <summary>
    /// Mark of what the catalogue said of it at its last poll (address, selectors, query). Validators and redirects of
    /// another address are not its own.
    /// </summary>
    public string? Setup { get; init; }

    /// <summary>Validators of the last body that parsed (RFC 9110 section 8.8), sent back as conditions.</summary>
    public string? ETag { get; init; }

    public string? LastModified { get; init; }

    /// <summary>Where permanent redirects led at the last poll, and at how many polls in a row they led there.</summary>
    public string? MovedTo { get; init; }

    public int MovedSeen { get; init; }

    public DateTimeOffset? LastPoll { get; init; }
    public DateTimeOffset? LastSuccess { get; init; }

    /// <summary>When a body last came, rather than the word that nothing changed.</summary>
    public DateTimeOffset? LastBody { get; init; }

    /// <summary>Of what was there at first only a part has been taken: the next body brings what was there before, too.</summary>
    public bool BegunInPart { get; init; }

    /// <summary>What people should know of it although it works, in one sentence: how much of a long feed is still to be taken.</summary>
    public string? Remark { get; init; }

    /// <summary>When a poll last brought an article that was not known; before the first one the date of the newest that was there.</summary>
    public DateTimeOffset? LastNewArticle { get; init; }

    /// <summary>The longest time that ever lay between two new articles, by their own dates for those that were there at first.</summary>
    public TimeSpan? LongestSilence { get; init; }

    /// <summary>Time between two polls as it has adapted to how often the source really changes.</summary>
    public TimeSpan? Interval { get; init; }

    /// <summary>What the publisher asked for at the last poll that brought a feed: least time between polls, hours and days in UTC without any.</summary>
    public TimeSpan? TimeToLive { get; init; }

    public IReadOnlyList<int> SkipHours { get; init => field = value ?? []; } = [];

    public IReadOnlyList<DayOfWeek> SkipDays { get; init => field = value ?? []; } = [];

    /// <summary>
    /// Short hashes of the entries of the last body that were taken: these need no second look. In columns and rows of
    /// their own, which are written only with a body and read only by Fetch.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyList<string> Seen { get; init => field = value ?? []; } = [];

    /// <summary>Not polled before.</summary>
    public DateTimeOffset? NextPoll { get; init; }

    /// <summary>While in the future a poll is queued or running; past, it was lost and may be queued again.</summary>
    [JsonIgnore]
    public DateTimeOffset? PollPendingUntil { get; init; }

    /// <summary>Why the last poll failed, in one sentence; null while it works.</summary>
    public string? Failure { get; init; }

    public int ConsecutiveFailures { get; init; }

    /// <summary>It answers, but nothing new has come for longer than ever before: it may have moved, or be broken at the publisher's.</summary>
    public bool IsSilent(DateTimeOffset now) =>
        LongestSilence is { } longest && LastNewArticle is { } last && now - last > (longest > ShortestSilence ? longest : ShortestSilence);

    /// <summary>A day without news is a weekend, not a silence.</summary>
    private static readonly TimeSpan ShortestSilence = TimeSpan.FromDays(3);
}
