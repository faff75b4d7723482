using System.Text.Json.Serialization;
using Alerts.Classification;

namespace Alerts;

/// <summary>
/// What one article means for its story: new, a change, a repeat, or nothing. Written by Classify to
/// the table <c>events</c>, read by Notify, Deliver and the pages.
/// </summary>
public sealed record NewsEvent
{
    /// <summary>Deterministic: made from article id and version.</summary>
    public required string Id { get; init; }

    public required string ArticleId { get; init; }
    public int ArticleVersion { get; init => field = Math.Max(1, value); } = 1;
    public required string Source { get; init; }
    public string? Publisher { get; init; }
    public required string Url { get; init; }
    public required string Title { get; init; }
    public required DateTimeOffset Published { get; init; }

    /// <summary>When Classify wrote it.</summary>
    public required DateTimeOffset Recorded { get; init; }

    public required ArticleClassification Classification { get; init; }

    /// <summary>The story it belongs to; null for <see cref="Novelty.None"/>.</summary>
    public string? StoryId { get; init; }

    public Novelty Novelty { get; init; }

    /// <summary>What moved in the story; empty unless <see cref="Novelty.Change"/>.</summary>
    public IReadOnlyList<StoryChange> Changes { get; init => field = value ?? []; } = [];

    /// <summary>The story's stages so far, oldest first, this event's own included.</summary>
    public IReadOnlyList<LadderStep> Ladder { get; init => field = value ?? []; } = [];

    /// <summary>Independent origins that have reported the story so far, this one included.</summary>
    public int Origins { get; init; }

    /// <summary>Message-ID seed of the story's mail thread: the event that opened the story.</summary>
    public string? StoryOpenedBy { get; init; }
}

/// <summary>What an event adds to its story. Only New and Change are alerted.</summary>
public enum Novelty { None, New, Change, Repeat }

/// <summary>One thing that moved: <c>stage</c> from <c>preliminary</c> to <c>conditional</c>.</summary>
public sealed record StoryChange(
    StoryChangeKind Kind, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? From, string To);

public enum StoryChangeKind { Stage, Direction, Sourcing, Contradiction, Instrument, Company, Condition, Date, Leg, Case }

/// <summary>One rung of a story's ladder: which government reached which stage when, and by whose word.</summary>
public sealed record LadderStep(string Jurisdiction, Leg Leg, Stage Stage, DateTimeOffset At, Sourcing Sourcing, string EventId);
