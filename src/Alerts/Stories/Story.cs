using Alerts.Classification;

namespace Alerts.Stories;

/// <summary>
/// One matter in one jurisdiction, as far as it has been told: what its articles name, how far the
/// permission has come, and who reported it. Written by Classify to the table <c>stories</c>; pages read it.
/// </summary>
public sealed record Story
{
    /// <summary>Jurisdiction of stories whose articles do not say who acts (user-assigned in ISO 3166-1).</summary>
    public const string UnknownJurisdiction = "ZZ";

    /// <summary>Deterministic: made from the event that opened it.</summary>
    public required string Id { get; init; }

    /// <summary>ISO 3166-1 alpha-2, <c>EU</c>, or <see cref="UnknownJurisdiction"/>; the partition of its row.</summary>
    public required string Jurisdiction { get; init; }

    /// <summary>Headline of the article that opened it.</summary>
    public required string Title { get; init; }

    /// <summary>The event that opened it: seed of its mail thread.</summary>
    public required string OpenedBy { get; init; }

    public required DateTimeOffset Opened { get; init; }

    /// <summary>When it last was worth telling: its newest new or change.</summary>
    public required DateTimeOffset Moved { get; init; }

    /// <summary>Publication of its newest article, a repeat included; a story long unseen is closed.</summary>
    public required DateTimeOffset LastSeen { get; init; }

    /// <summary>Articles that belong to it, those beyond <see cref="StoryLimits.Members"/> included.</summary>
    public int Articles { get; init; }

    /// <summary>How many of them carry the tag approval.</summary>
    public int Approvals { get; init; }

    public Direction Direction { get; init; }
    public Stage Stage { get; init; }
    public Leg Leg { get; init; }

    /// <summary>The best word for <see cref="Stage"/> so far.</summary>
    public Sourcing Sourcing { get; init; }

    /// <summary>An article has said that it contradicts another report, since the stage last moved.</summary>
    public bool Contradicted { get; init; }

    /// <summary>Strictest modality of a condition so far; null where none was named.</summary>
    public Modality? Condition { get; init; }

    /// <summary>Effective dates seen.</summary>
    public IReadOnlyList<DateOnly> Effective { get; init => field = value ?? []; } = [];

    /// <summary>Dates of expiry seen.</summary>
    public IReadOnlyList<DateOnly> Expires { get; init => field = value ?? []; } = [];

    /// <summary>Acting governments, by how far they are those of the main news.</summary>
    public IReadOnlyList<Tally> Actors { get; init => field = value ?? []; } = [];

    /// <summary>Named things by kind, with how much of the story they are.</summary>
    public IReadOnlyList<Tally> Products { get; init => field = value ?? []; } = [];
    public IReadOnlyList<Tally> Categories { get; init => field = value ?? []; } = [];
    public IReadOnlyList<Tally> Companies { get; init => field = value ?? []; } = [];
    public IReadOnlyList<Tally> Countries { get; init => field = value ?? []; } = [];
    public IReadOnlyList<Tally> Topics { get; init => field = value ?? []; } = [];
    public IReadOnlyList<Tally> Acts { get; init => field = value ?? []; } = [];

    /// <summary>Numbers that its headlines count with.</summary>
    public IReadOnlyList<string> Counts { get; init => field = value ?? []; } = [];

    /// <summary>How far the case that it tells of has come.</summary>
    public CaseStep Step { get; init; }

    public IReadOnlyList<string> Instruments { get; init => field = value ?? []; } = [];

    /// <summary>Fingerprints of the wordings that differ most, the opening one first.</summary>
    public IReadOnlyList<Wording> Wordings { get; init => field = value ?? []; } = [];

    /// <summary>Independent origins in the order of their first report.</summary>
    public IReadOnlyList<string> Origins { get; init => field = value ?? []; } = [];

    public IReadOnlyList<LadderStep> Ladder { get; init => field = value ?? []; } = [];

    /// <summary>Its newest articles, oldest first.</summary>
    public IReadOnlyList<StoryMember> Members { get; init => field = value ?? []; } = [];

    /// <summary>What an article was told to be when it joined; null where it is not among <see cref="Members"/>.</summary>
    public Placement? Recall(string eventId)
    {
        StoryMember? member = Members.FirstOrDefault(m => m.EventId == eventId);
        return member is null ? null
            : new Placement(Id, member.Novelty, member.Changes, [.. Ladder.Take(member.Rungs)], member.Origins, OpenedBy);
    }
}

/// <summary>A name and the sum of its weight (0–1) over the story's articles.</summary>
public sealed record Tally(string Name, double Weight);

/// <summary>
/// An article of a story, with what it was told to be, so that a second run says the same.
/// <see cref="Rungs"/> and <see cref="Origins"/> are the ladder's length and the origins counted then.
/// </summary>
public sealed record StoryMember(
    string EventId, string ArticleId, string Origin, DateTimeOffset Published, Novelty Novelty, IReadOnlyList<StoryChange> Changes, int Rungs, int Origins);

/// <summary>Where an article belongs and what it adds. <see cref="StoryId"/> is null for <see cref="Novelty.None"/>.</summary>
public sealed record Placement(
    string? StoryId, Novelty Novelty, IReadOnlyList<StoryChange> Changes, IReadOnlyList<LadderStep> Ladder, int Origins, string? OpenedBy)
{
    /// <summary>An article without a tag belongs to no story.</summary>
    public static Placement None { get; } = new(null, Novelty.None, [], [], 0, null);
}

/// <summary>Bounds that keep a story's row far below the 1 MiB of a table row.</summary>
internal static class StoryLimits
{
    public const int Members = 200;
    public const int Wordings = 8;
    public const int Names = 40;
    public const int Origins = 100;
    public const int Rungs = 60;
    public const int Dates = 20;

    /// <summary>A story unseen for this long is closed: what comes later is another one.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromDays(200);
}
