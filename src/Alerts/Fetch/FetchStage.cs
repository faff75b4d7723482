using Alerts.Fetch.Feeds;
using Alerts.Sources;
using Alerts.Storage;
using Microsoft.Extensions.Logging;

namespace Alerts.Fetch;

/// <summary>
/// The second stage: polls one source and passes on the articles that were not known. Reads the source,
/// writes the blob and the row of each new article, the queue <c>articles</c>, and the source's state.
/// </summary>
/// <remarks>A source that fails is not a message that fails: why is kept in its state, and Schedule asks again.</remarks>
public sealed partial class FetchStage(
    SourceCatalogue catalogue, SourceStateStore states, IEnumerable<ISourceReader> readers, ArticleStore articles,
    MessageQueues queues, StageEdge edge, TimeProvider time, ILogger<FetchStage> logger)
{
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromHours(12);

    public Task RunAsync(FetchMessage message, CancellationToken cancellation) =>
        edge.RunAsync(QueueNames.Fetches, message, () => FetchAsync(message, cancellation), cancellation);

    private async Task FetchAsync(FetchMessage message, CancellationToken cancellation)
    {
        if (catalogue.Find(message.Source) is not { } source)
        {
            LogUnknown(logger, message.Source);
            return;
        }

        SourceState state = await states.ReadAsync(source.Name, cancellation);
        DateTimeOffset now = time.GetUtcNow();
        try
        {
            Poll poll = await readers.Single(reader => reader.Kind == source.Kind).ReadAsync(source, state, cancellation);
            int fresh = poll.Feed is null ? 0 : await TakeAsync(source, state, poll.Feed, now, cancellation);
            await states.WriteAsync(
                state with
                {
                    ETag = poll.ETag, LastModified = poll.LastModified,
                    MovedTo = poll.MovedTo?.AbsoluteUri ?? state.MovedTo,
                    MovedSeen = poll.MovedTo is null ? state.MovedSeen : poll.MovedTo.AbsoluteUri == state.MovedTo ? state.MovedSeen + 1 : 1,
                    LastPoll = now, LastSuccess = now, NextPoll = now + source.Every,
                    LastNewArticle = fresh > 0 ? now : state.LastNewArticle, Failure = null, ConsecutiveFailures = 0,
                },
                cancellation);
            LogPolled(logger, source.Name, poll.Feed?.Entries.Count ?? 0, fresh);
        }
        catch (SourceFailedException exception)
        {
            int failures = state.ConsecutiveFailures + 1;
            TimeSpan backoff = source.Every * Math.Pow(2, Math.Min(failures - 1, 10));
            await states.WriteAsync(
                state with
                {
                    LastPoll = now, Failure = exception.Message, ConsecutiveFailures = failures,
                    // A place that it has moved to and that fails is forgotten: the next poll asks at the old one again.
                    MovedSeen = 0,
                    NextPoll = exception.RetryAt ?? now + (backoff < LongestBackoff ? backoff : LongestBackoff),
                },
                cancellation);
            LogFailed(logger, source.Name, failures, exception.Message);
        }
    }

    private async Task<int> TakeAsync(Source source, SourceState state, Feed feed, DateTimeOffset now, CancellationToken cancellation)
    {
        bool onlyMark = state.LastSuccess is null && !source.Backfill;
        int fresh = 0;
        foreach (FeedEntry entry in feed.Entries)
        {
            Article article = EntryArticle.From(entry, feed, source, now);
            if (await articles.IsKnownAsync(article.Id, cancellation))
            {
                continue;
            }

            if (!onlyMark)
            {
                // Body, message, and the row that says "known" last: a crash repeats an article rather than loses it.
                await articles.WriteAsync(article, cancellation);
                await queues.SendAsync(new ArticleMessage(article.Id, article.Version), cancellation: cancellation);
                fresh++;
            }

            await articles.MarkKnownAsync(article, cancellation);
        }

        return fresh;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The source {Source} is no longer in the catalogue; its poll is dropped")]
    private static partial void LogUnknown(ILogger logger, string source);

    [LoggerMessage(Level = LogLevel.Information, Message = "Source {Source}: {Entries} entries, {Fresh} new")]
    private static partial void LogPolled(ILogger logger, string source, int entries, int fresh);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Source {Source} failed {Failures} times in a row: {Why}")]
    private static partial void LogFailed(ILogger logger, string source, int failures, string why);
}
