using Alerts.Fetch.Feeds;
using Alerts.Fetch.Pages;
using Alerts.Sources;
using Alerts.Storage;

namespace Alerts.Fetch.Identity;

/// <summary>
/// Decides of each entry whether it is new, a new version of a known article, or known; stores and passes on what is
/// not. Body, message, and the rows that say "known" last: a crash repeats an article rather than loses it.
/// </summary>
public sealed class ArticleIntake(Recognition recognition, ArticleIndex index, ArticleStore articles, MessageQueues queues, FullText fullText)
{
    private const int MostTexts = 8;

    /// <param name="onlyMark">Keep what is new, so that later changes of it are seen, and pass nothing on: the first poll of a source.</param>
    /// <returns>The article or its version that was passed on; null where there was nothing to.</returns>
    public async Task<Article?> TakeAsync(FeedEntry entry, EntryKeys keys, Article article, Source source, bool onlyMark, CancellationToken cancellation)
    {
        Fingerprint fingerprint = Fingerprint.Of(article.Text);
        IReadOnlyList<EntryKey> own = keys.Of(entry, article, fingerprint, source);
        Recognised found = await recognition.FindAsync(keys, own, fingerprint, article, source, cancellation);
        if (found.Known is null)
        {
            article = found.LinkIsTaken ? article with { Id = DeterministicId.Of("article", article.Id, entry.Id ?? "", article.Title) } : article;
            return await TakeNewAsync(article, fingerprint, [.. found.Unlearnt, .. EntryKeys.NearOf(fingerprint, source)], source, onlyMark, cancellation);
        }

        if (!found.Known.Texts.Contains(fingerprint.Text))
        {
            return await TakeChangedAsync(found.Known, article, fingerprint, found.Unlearnt, source, onlyMark, cancellation);
        }

        // Known by one key; what it lacks of the others is learnt, so that the next move is followed too.
        await index.LearnAsync(found.Known.Id, found.Unlearnt, cancellation);
        return null;
    }

    private async Task<Article?> TakeNewAsync(
        Article article, Fingerprint fingerprint, IReadOnlyList<string> keys, Source source, bool onlyMark, CancellationToken cancellation)
    {
        if (onlyMark)
        {
            await articles.WriteAsync(article, cancellation);
            await RememberAsync(article, [], fingerprint, keys, cancellation);
            return null;
        }

        Article full = await fullText.CompleteAsync(article, source, cancellation);
        if (full.Url != article.Url && CanonicalUrl.Of(full.Url) is { } link)
        {
            // The feed links to a forwarding address, and the page says what its own is. Where that is the same for all
            // pages of a site, the titles tell them apart.
            string page = EntryKey.OfLink(link).Row;
            if (await index.FindAsync(page, cancellation) is { } known && known.Title == Recognition.Shortened(full.Title))
            {
                await index.LearnAsync(known.Id, keys, cancellation);
                return null;
            }

            keys = [.. keys, page];
        }

        await PassOnAsync(full, cancellation);
        await RememberAsync(article, [], fingerprint, keys, cancellation);
        return full;
    }

    private async Task<Article?> TakeChangedAsync(
        KnownArticle known, Article article, Fingerprint fingerprint, IReadOnlyList<string> unlearnt, Source source, bool onlyMark, CancellationToken cancellation)
    {
        if (onlyMark || known.Source != source.Name)
        {
            // Another feed words its summary differently from the first day on; what really changes, changes in the first feed too.
            await index.WriteAsync(known with { Texts = With(known.Texts, fingerprint) }, unlearnt, cancellation);
            return null;
        }

        article = article with { Id = known.Id, Version = known.Version, FirstSeen = known.FirstSeen };
        Article next = await fullText.CompleteAsync(article, source, cancellation);
        Article? before = await recognition.BodyAsync(known, cancellation);
        IReadOnlyList<string> changes = before is null ? [] : TextChanges.Between(before, next);
        if (changes.Count > 0)
        {
            next = next with { Version = known.Version + 1, Changes = changes };
            await PassOnAsync(next, cancellation);
        }
        else if (before is null)
        {
            // Its body was deleted. This one is what later changes are seen by.
            await articles.WriteAsync(next, cancellation);
        }

        await RememberAsync(article with { Version = next.Version }, known.Texts, fingerprint, unlearnt, cancellation);
        return changes.Count > 0 ? next : null;
    }

    private async Task PassOnAsync(Article article, CancellationToken cancellation)
    {
        await articles.WriteAsync(article, cancellation);
        await queues.SendAsync(new ArticleMessage(article.Id, article.Version), cancellation: cancellation);
    }

    private Task RememberAsync(Article article, IReadOnlyList<string> texts, Fingerprint fingerprint, IEnumerable<string> keys, CancellationToken cancellation) =>
        index.WriteAsync(
            new KnownArticle
            {
                Id = article.Id, Source = article.Source, Title = Recognition.Shortened(article.Title), Url = article.Url,
                Version = article.Version, FirstSeen = article.FirstSeen, Texts = With(texts, fingerprint),
                SimHash = fingerprint.SimHash, Shingles = fingerprint.Shingles, Numbers = fingerprint.Numbers,
            },
            keys,
            cancellation);

    private static string[] With(IReadOnlyList<string> texts, Fingerprint fingerprint) => [.. texts.TakeLast(MostTexts - 1), fingerprint.Text];
}
