using Alerts.Classification;

namespace Alerts.Deliver.Content;

/// <summary>Puts the events of one digest into words for one subscriber. Pure: the same input gives the same words.</summary>
internal static class DigestComposer
{
    /// <param name="events">What happened, at least one event.</param>
    /// <param name="subscription">Whom it is told: zone, language, filter.</param>
    /// <param name="site">The page of the latest alerts; null without a public address.</param>
    /// <param name="unsubscribe">The link that ends the subscription; null without a public address.</param>
    /// <param name="made">When the digest was made: decides what "today" is, so that a repeat says the same.</param>
    public static DigestContent Compose(
        IEnumerable<NewsEvent> events, Subscription subscription, Uri? site, Uri? unsubscribe, DateTimeOffset made)
    {
        AlertContent[] stories = [.. events
            .GroupBy(newsEvent => newsEvent.StoryId ?? newsEvent.Id)
            .Select(Latest)
            .OrderBy(Rank).ThenByDescending(story => story.Recorded).ThenBy(story => story.Id, StringComparer.Ordinal)
            .Select(story => AlertComposer.Compose(story, subscription, because: "", unsubscribe, made))];
        string count = stories.Length == 1 ? "1 story" : $"{stories.Length} stories";
        return new DigestContent
        {
            Subject = $"{count}: {stories[0].Subject}",
            Headline = $"{Wording.Of(subscription.Cadence)}: {count}",
            Made = new LocalTime(subscription, made).Full(made),
            Stories = stories,
            Site = site,
            Because = stories[0].Because,
            Unsubscribe = unsubscribe,
            HowToEnd = stories[0].HowToEnd,
        };
    }

    /// <summary>The story as it stands after its last event; what each of them changed is told with it.</summary>
    private static NewsEvent Latest(IEnumerable<NewsEvent> story)
    {
        NewsEvent[] inOrder = [.. story.OrderBy(newsEvent => newsEvent.Recorded).ThenBy(newsEvent => newsEvent.Id, StringComparer.Ordinal)];
        return inOrder[^1] with { Changes = [.. inOrder.SelectMany(newsEvent => newsEvent.Changes).Distinct()] };
    }

    /// <summary>Lowest first: what is decided before what is on its way before what is talked of, and of those the official word first.</summary>
    private static (int Stage, int Sourcing) Rank(NewsEvent story) => (
        story.Classification.Stage switch
        {
            Stage.Final or Stage.Denied or Stage.Suspended or Stage.Revoked => 0,
            Stage.Conditional or Stage.Preliminary or Stage.Delayed => 1,
            Stage.UnderConsideration => 2,
            _ => 3,
        },
        story.Classification.Sourcing switch
        {
            Sourcing.Official => 0,
            Sourcing.Opinion => 2,
            _ => 1,
        });
}
