using System.Globalization;
using Alerts.Fetch.Feeds;
using Alerts.Fetch.Pages;
using Alerts.Sources;
using Alerts.Storage;

namespace Alerts.Fetch.Identity;

/// <summary>
/// Decides of each entry whether it is new, a new version of a known article, or known; stores and passes on what is
/// not. Body, message, and the rows that say "known" last: a crash repeats an article rather than loses it.
/// </summary>
public sealed class ArticleIntake(ArticleIndex index, ArticleStore articles, MessageQueues queues, FullText fullText)
{
    private const int MostTexts = 8;

    /// <param name="onlyMark">Mark what is new as known and pass nothing on: the first poll of a source.</param>
    /// <returns>The article or its version that was passed on; null where there was nothing to.</returns>
    public async Task<Article?> TakeAsync(FeedEntry entry, EntryKeys keys, Article article, Source source, bool onlyMark, CancellationToken cancellation)
    {
        Fingerprint fingerprint = Fingerprint.Of(article.Text);
        IReadOnlyList<string> own = keys.Of(entry, article, fingerprint, source);
        KnownArticle? known = await index.FindAsync(own, cancellation) ?? await FindNearAsync(fingerprint, article.Title, source, cancellation);
        string text = fingerprint.Exact.ToString("x16", CultureInfo.InvariantCulture);
        if (known is null)
        {
            if (!onlyMark)
            {
                article = await fullText.CompleteAsync(article, source, cancellation);
                await PassOnAsync(article, cancellation);
            }

            await RememberAsync(article, isStored: !onlyMark, [], text, fingerprint, [.. own, .. EntryKeys.NearOf(fingerprint, source)], cancellation);
            return onlyMark ? null : article;
        }

        if (known.Texts.Contains(text))
        {
            // Known by one key; what it lacks of the others is learnt, so that the next move is followed too.
            await LearnAsync(known, own, cancellation);
            return null;
        }

        return await TakeChangedAsync(known, await fullText.CompleteAsync(article, source, cancellation), own, text, fingerprint, cancellation);
    }

    /// <summary>How many entries of a feed are not known; changes nothing.</summary>
    public async Task<int> CountNewAsync(Feed feed, Source source, DateTimeOffset now, CancellationToken cancellation)
    {
        var keys = new EntryKeys(feed);
        int fresh = 0;
        foreach (FeedEntry entry in feed.Entries)
        {
            Article article = EntryArticle.From(entry, keys.LinkOf(entry), feed, source, now);
            Fingerprint fingerprint = Fingerprint.Of(article.Text);
            bool known = await index.FindAsync(keys.Of(entry, article, fingerprint, source), cancellation) is not null
                || await FindNearAsync(fingerprint, article.Title, source, cancellation) is not null;
            fresh += known ? 0 : 1;
        }

        return fresh;
    }

    private async Task<Article?> TakeChangedAsync(
        KnownArticle known, Article article, IReadOnlyList<string> own, string text, Fingerprint fingerprint, CancellationToken cancellation)
    {
        Article next = article with { Id = known.Id, Version = known.Version, FirstSeen = known.FirstSeen };
        Article? before = known.IsStored ? await BodyAsync(known, cancellation) : null;
        IReadOnlyList<string> changes = before is null ? [] : TextChanges.Between(before, next);
        if (changes.Count > 0)
        {
            next = next with { Version = known.Version + 1, Changes = changes };
            await PassOnAsync(next, cancellation);
        }

        await RememberAsync(next, before is not null, known.Texts, text, fingerprint, own, cancellation);
        return changes.Count > 0 ? next : null;
    }

    // Bodies are deleted after some months, what is known of them is not. One that is gone must not stop the poll of all others.
    private async Task<Article?> BodyAsync(KnownArticle known, CancellationToken cancellation)
    {
        try
        {
            return await articles.ReadAsync(known.Id, known.Version, cancellation);
        }
        catch (MissingArticleException)
        {
            return null;
        }
    }

    // Only under the same title: notices written from one template ("controls on NAND", "controls on DRAM") are near each other
    // and are two articles. One taken twice ends as a repeat of its story; one taken for another would be lost.
    private async Task<KnownArticle?> FindNearAsync(Fingerprint fingerprint, string title, Source source, CancellationToken cancellation)
    {
        IReadOnlyList<KnownArticle> candidates = await index.FindAllAsync(EntryKeys.NearOf(fingerprint, source), cancellation);
        return candidates.FirstOrDefault(known => known.Title == Shortened(title) && fingerprint.IsNear(new Fingerprint(known.SimHash, known.Shingles, 0, known.Numbers)));
    }

    private async Task PassOnAsync(Article article, CancellationToken cancellation)
    {
        await articles.WriteAsync(article, cancellation);
        await queues.SendAsync(new ArticleMessage(article.Id, article.Version), cancellation: cancellation);
    }

    private Task RememberAsync(
        Article article, bool isStored, IReadOnlyList<string> texts, string text, Fingerprint fingerprint, IEnumerable<string> keys, CancellationToken cancellation) =>
        index.WriteAsync(
            new KnownArticle
            {
                Id = article.Id, Source = article.Source, Title = Shortened(article.Title), Url = article.Url,
                Version = article.Version, FirstSeen = article.FirstSeen, IsStored = isStored, Texts = [.. texts.TakeLast(MostTexts - 1), text],
                SimHash = fingerprint.SimHash, Shingles = fingerprint.Shingles, Numbers = fingerprint.Numbers,
            },
            keys,
            cancellation);

    private static string Shortened(string title) => title.Length > 200 ? title[..200] : title;

    private async Task LearnAsync(KnownArticle known, IReadOnlyList<string> own, CancellationToken cancellation)
    {
        if (own.Count > 1)
        {
            await index.WriteAsync(known, own, cancellation);
        }
    }
}
