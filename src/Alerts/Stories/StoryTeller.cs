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

    public static Decision Decide(Matter matter, IEnumerable<Story> candidates)
    {
        Story? best = null;
        double highest = matter.Retells ? StoryMatcher.RetellingThreshold : StoryMatcher.Threshold;
        foreach (Story story in candidates)
        {
            StoryMember? earlier = Earlier(story, matter);
            if (earlier?.EventId == matter.EventId)
            {
                return new Decision(story.Recall(matter.EventId)!, null, false);
            }

            // A new version of an article stays where the one before it is.
            double score = earlier is not null ? double.MaxValue : StoryMatcher.Score(matter, story, highest);
            if (score > highest || (score == highest && (best is null || string.CompareOrdinal(story.Id, best.Id) < 0)))
            {
                (best, highest) = (story, score);
            }
        }

        return best is null ? Open(matter) : Join(best, matter);
    }

    /// <summary>This very event where the story holds it, else another version of its article.</summary>
    private static StoryMember? Earlier(Story story, Matter matter)
    {
        StoryMember? version = null;
        for (int i = 0; i < story.Members.Count; i++)
        {
            StoryMember member = story.Members[i];
            if (member.EventId == matter.EventId)
            {
                return member;
            }

            version = member.ArticleId == matter.Article.Id ? member : version;
        }

        return version;
    }

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
