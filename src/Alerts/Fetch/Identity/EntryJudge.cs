using Alerts.Fetch.Feeds;
using Alerts.Sources;

namespace Alerts.Fetch.Identity;

/// <summary>Says of each entry of a feed what a poll would do with it and why, and changes nothing.</summary>
public sealed class EntryJudge(Recognition recognition)
{
    private const int AtATime = 8;

    /// <param name="onlyMark">It would be the first poll of the source.</param>
    /// <returns>A verdict for each entry, in the feed's order.</returns>
    public async Task<IReadOnlyList<EntryVerdict>> JudgeAsync(Feed feed, Source source, bool onlyMark, DateTimeOffset now, CancellationToken cancellation)
    {
        var keys = new EntryKeys(feed);
        var verdicts = new EntryVerdict[feed.Entries.Count];
        var own = new IReadOnlyList<string>[verdicts.Length];
        await Parallel.ForEachAsync(Enumerable.Range(0, verdicts.Length), new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellation }, async (at, token) =>
        {
            FeedEntry entry = feed.Entries[at];
            Article article = EntryArticle.From(entry, keys.LinkOf(entry), feed, source, now);
            Fingerprint fingerprint = Fingerprint.Of(article.Text);
            IReadOnlyList<EntryKey> marks = keys.Of(entry, article, fingerprint, source);
            own[at] = [.. marks.Select(key => key.Row)];
            (bool queued, string why) = EntryArticle.IsEmpty(entry)
                ? (false, "has neither a title nor a text")
                : await JudgeAsync(await recognition.FindAsync(keys, marks, fingerprint, article, source, token), fingerprint, article, source, onlyMark, token);
            verdicts[at] = new EntryVerdict(article.Title, article.Url, queued, why);
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

    private async Task<(bool Queued, string Why)> JudgeAsync(
        Recognised found, Fingerprint fingerprint, Article article, Source source, bool onlyMark, CancellationToken cancellation)
    {
        if (found.Known is not { } known)
        {
            return onlyMark ? (false, "the first poll only marks it as seen") : (true, "new");
        }

        string by = found.By switch { KeyKind.Link => "its link", KeyKind.Text => "its text", _ => "its GUID" };
        bool mayChange = !onlyMark && known.Source == source.Name && !known.Texts.Contains(fingerprint.Text);
        IReadOnlyList<string> changes = mayChange && await recognition.BodyAsync(known, cancellation) is { } before ? TextChanges.Between(before, article) : [];
        return changes is [var change, ..] ? (true, $"a new version: {change}") : (false, $"known by {by}");
    }
}

/// <summary>What a poll would do with an entry.</summary>
/// <param name="Queued">It would go on to Classify.</param>
/// <param name="Why">Why, or why not, in a few words.</param>
public sealed record EntryVerdict(string Title, string Link, bool Queued, string Why);
