using Alerts.Classification;
using Alerts.Classify.Enrich;
using Alerts.Storage;
using Alerts.Stories;

namespace Alerts.Classify;

/// <summary>
/// The third stage: what does the article say, which story does it belong to, what is new? Reads the body,
/// writes the tables <c>stories</c> and <c>events</c>, and the queue <c>events</c> where there is something to tell.
/// </summary>
public sealed class ClassifyStage(
    ArticleStore articles, Classifier classifier, Enricher enricher, StoryStore stories, EventStore events, MessageQueues queues, StageEdge edge, TimeProvider time)
{
    public Task RunAsync(ArticleMessage message, CancellationToken cancellation) =>
        edge.RunAsync(QueueNames.Articles, message, () => ClassifyAsync(message, cancellation), cancellation);

    private async Task ClassifyAsync(ArticleMessage message, CancellationToken cancellation)
    {
        Article article = await articles.ReadAsync(message.ArticleId, message.ArticleVersion, cancellation);

        // The event of an earlier run stands: classifying again could place it against a story that has moved on.
        NewsEvent newsEvent = await RecordedAsync(EventStore.IdOf(article), cancellation)
            ?? await RecordAsync(article, cancellation);

        if (newsEvent.Novelty is Novelty.New or Novelty.Change)
        {
            await queues.SendAsync(new EventMessage(newsEvent.Id), cancellation: cancellation);
        }
    }

    private async Task<NewsEvent?> RecordedAsync(string eventId, CancellationToken cancellation)
    {
        try
        {
            return await events.FindAsync(eventId, cancellation);
        }
        catch (UnreadableRowException)
        {
            // Nobody can read it: it is written again.
            return null;
        }
    }

    private async Task<NewsEvent> RecordAsync(Article article, CancellationToken cancellation)
    {
        ArticleClassification classification = await enricher.EnrichAsync(article, classifier.Classify(article.ToClassify), cancellation);
        Placement placement = await stories.PlaceAsync(article, classification, cancellation);
        var newsEvent = new NewsEvent
        {
            Id = EventStore.IdOf(article),
            ArticleId = article.Id,
            ArticleVersion = article.Version,
            Source = article.Source,
            Publisher = article.Publisher,
            Url = article.Url,
            Title = article.Title,
            Published = article.Published,
            Recorded = time.GetUtcNow(),
            Classification = classification,
            StoryId = placement.StoryId,
            Novelty = placement.Novelty,
            Changes = placement.Changes,
            Ladder = placement.Ladder,
            Origins = placement.Origins,
            StoryOpenedBy = placement.OpenedBy,
        };
        await events.WriteAsync(newsEvent, cancellation);
        return newsEvent;
    }
}
