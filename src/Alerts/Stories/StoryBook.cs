using Alerts.Classification;

namespace Alerts.Stories;

/// <summary>
/// Stories in memory, for a stream of articles in one process (<c>alerts stories</c>, benchmarks). Decides by
/// the same code as <see cref="StoryStore"/>. Not for several threads.
/// </summary>
public sealed class StoryBook(KnowledgeBase knowledge)
{
    private readonly Dictionary<string, Story> _stories = new(StringComparer.Ordinal);
    private readonly StorySet _open = new();
    private readonly MatterReader _reader = new(knowledge);

    public IReadOnlyCollection<Story> Stories => _stories.Values;

    /// <param name="article">The article; <see cref="Article.Published"/> is the time that counts.</param>
    /// <param name="classification">What it says.</param>
    /// <param name="eventId">The event that it becomes; the same id again gets the same answer.</param>
    public Placement Place(Article article, ArticleClassification classification, string eventId)
    {
        if (classification.Tags.Count == 0)
        {
            return Placement.None;
        }

        Matter matter = _reader.Read(article, classification, eventId);
        StoryTeller.Decision decision = StoryTeller.Decide(matter, _open.Choose(matter) is { } chosen ? _stories[chosen.Id] : null);
        if (decision.Written is { } story)
        {
            _stories[story.Id] = story;
            _open.Put(new OpenStory(story));
        }

        return decision.Placement;
    }
}
