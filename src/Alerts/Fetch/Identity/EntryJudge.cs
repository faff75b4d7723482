using Alerts.Feeds;
using Alerts.Sources;
using Alerts.Storage;

namespace Alerts.Fetch.Identity;

/// <summary>Says of each entry of a feed what a poll would do with it and why, and changes nothing.</summary>
public sealed class EntryJudge(ArticleIndex index, ArticleStore articles)
{
    private const int AtATime = 8;

    /// <returns>A verdict for each entry, in the feed's order.</returns>
    public async Task<IReadOnlyList<EntryVerdict>> JudgeAsync(Feed feed, Source source, Newcomers newcomers, DateTimeOffset now, CancellationToken cancellation)
    {
        var keys = new EntryKeys(feed);
        var batch = new ArticleBatch(index, articles);
        var judging = new Judging(batch, new Recognition(batch), source, newcomers, now);
        var verdicts = new EntryVerdict[feed.Entries.Count];
        var own = new IReadOnlyList<string>[verdicts.Length];
        await Parallel.ForEachAsync(Enumerable.Range(0, verdicts.Length), new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellation }, async (at, token) =>
        {
            FeedEntry entry = feed.Entries[at];
            EntryMarks marks = keys.MarksOf(entry, feed, source, now);
            own[at] = [.. marks.Own.Select(key => key.Row)];
            (bool queued, string why) = EntryArticle.IsEmpty(entry) ? (false, "has neither a title nor a text") : await JudgeAsync(marks, keys, judging, token);
            verdicts[at] = new EntryVerdict(marks.Article.Title, marks.Article.Url, queued, why);
        });

        var news = new HashSet<string>(StringComparer.Ordinal);
        for (int at = 0; at < verdicts.Length; at++)
        {
            if (verdicts[at].Queued && own[at].Any(news.Contains))
            {
                verdicts[at] = verdicts[at] with { Queued = false, Why = "the same as another entry above" };
            }

            news.UnionWith(verdicts[at].Queued ? own[at] : []);
        }

        return verdicts;
    }

    private static async Task<(bool Queued, string Why)> JudgeAsync(EntryMarks marks, EntryKeys keys, Judging judging, CancellationToken cancellation)
    {
        Article article = marks.Article;
        Recognised found = await judging.Recognition.FindAsync(keys, marks.Own, marks.Fingerprint, article, judging.Source, cancellation);
        bool isOld = judging.Newcomers == Newcomers.TellRecent && Recency.IsPast(article, judging.Now);
        if (found.Known is not { } known)
        {
            return judging.Newcomers == Newcomers.Mark ? (false, "the first poll only marks it as seen")
                : isOld ? (false, $"older than {Recency.NewsFor.Days} days: it is filed and told to nobody")
                : (true, "new");
        }

        string by = found.By switch { KeyKind.Link => "its link", KeyKind.Text => "its text", _ => "its GUID" };
        bool isOwn = judging.Newcomers != Newcomers.Mark && known.Source == judging.Source.Name;
        if (isOwn && known.Filed && !isOld && !article.PublishedIsFirstSeen)
        {
            return (true, "new: the date for which it was filed has been corrected");
        }

        bool isSame = known.Texts.Contains(marks.Fingerprint.Text);
        IReadOnlyList<string> changes = isOwn && !isSame && await judging.Batch.BodyAsync(known, cancellation) is { } before ? TextChanges.Between(before, article) : [];
        return changes is [var change, ..] ? (true, $"a new version: {change}") : (false, $"known by {by}");
    }

    private sealed record Judging(ArticleBatch Batch, Recognition Recognition, Source Source, Newcomers Newcomers, DateTimeOffset Now);
}

/// <summary>What a poll would do with an entry.</summary>
/// <param name="Queued">It would go on to Classify.</param>
/// <param name="Why">Why, or why not, in a few words.</param>
public sealed record EntryVerdict(string Title, string Link, bool Queued, string Why);
