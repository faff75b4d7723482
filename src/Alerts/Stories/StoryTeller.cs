using System.Globalization;

namespace Alerts.Stories;

/// <summary>
/// Decides to which story an article belongs and what it adds. Pure: the same article and stories give the
/// same answer, whoever asks (the pipeline's table, or a stream in memory).
/// </summary>
internal static class StoryTeller
{
    /// <summary>The decision and the story as it is afterwards; null where nothing is to be written.</summary>
    public readonly record struct Decision(Placement Placement, Story? Written, bool Opens);

    /// <param name="matter">The article.</param>
    /// <param name="story">The story that it belongs to, as <see cref="StorySet.Choose"/> found it; null where it opens one.</param>
    public static Decision Decide(Matter matter, Story? story) =>
        story is null ? Open(matter)
        : story.Recall(matter.EventId) is { } told ? new Decision(told, null, false)
        : Join(story, matter);

    private static Decision Open(Matter matter)
    {
        var story = new Story
        {
            Id = DeterministicId.Of("story", matter.EventId),
            Jurisdiction = matter.Jurisdiction,
            Title = matter.Article.Title,
            OpenedBy = matter.EventId,
            Opened = matter.Article.Published,
            Moved = matter.Article.Published,
            LastSeen = matter.Article.Published,
        };
        return Close(StoryUpdate.Add(story, matter, Novelty.New, []), matter, opens: true);
    }

    private static Decision Join(Story story, Matter told)
    {
        Matter matter = told with { Origin = Origins.Within(story, told) };
        IReadOnlyList<StoryChange> changes = StoryChanges.Between(story, matter);
        return Close(StoryUpdate.Add(story, matter, changes.Count > 0 ? Novelty.Change : Novelty.Repeat, changes), matter, opens: false);
    }

    private static Decision Close(Story story, Matter matter, bool opens) => new(
        story.Recall(matter.EventId) ?? throw new InvalidOperationException(string.Create(
            CultureInfo.InvariantCulture, $"story {story.Id} does not hold event {matter.EventId} that was just added")),
        story,
        opens);
}
