using Alerts.Classify;

namespace Alerts.Stories;

/// <summary>
/// Stories in memory, for a stream of articles in one process (<c>alerts stories</c>, benchmarks). Decides by
/// the same code as <see cref="StoryStore"/>. Not for several threads.
/// </summary>
public sealed class StoryBook(KnowledgeBase knowledge)
{
    private readonly Dictionary<string, Dictionary<string, Story>> _stories = new(StringComparer.Ordinal);
    private readonly MatterReader _reader = new(knowledge);

    public IEnumerable<Story> Stories => _stories.Values.SelectMany(partition => partition.Values);

    /// <param name="article">The article; <see cref="Article.Published"/> is the time that counts.</param>
    /// <param name="classification">What it says.</param>
    /// <param name="eventId">The event that it becomes; the same id again gets the same answer.</param>
    public Placement Place(Article article, Classification classification, string eventId)
    {
        if (classification.Tags.Count == 0)
        {
            return Placement.None;
        }

        Matter matter = _reader.Read(article, classification, eventId);
        StoryTeller.Decision decision = StoryTeller.Decide(matter, Candidates(classification));
        if (decision.Written is { } story)
        {
            Partition(story.Jurisdiction)[story.Id] = story;
        }

        return decision.Placement;
    }

    private IEnumerable<Story> Candidates(Classification classification)
    {
        IReadOnlyList<string> partitions = Matter.Partitions(classification);
        return partitions.Count == 0 ? Stories : partitions.Distinct().SelectMany(p => Partition(p).Values);
    }

    private Dictionary<string, Story> Partition(string jurisdiction)
    {
        if (!_stories.TryGetValue(jurisdiction, out Dictionary<string, Story>? partition))
        {
            _stories[jurisdiction] = partition = new Dictionary<string, Story>(StringComparer.Ordinal);
        }

        return partition;
    }
}
