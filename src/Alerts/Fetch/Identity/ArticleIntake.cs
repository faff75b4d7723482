using Alerts.Feeds;
using Alerts.Fetch.Pages;
using Alerts.Sources;
using Alerts.Storage;

namespace Alerts.Fetch.Identity;

/// <summary>
/// Decides of each entry whether it is new, a new version of a known article, or known; stores and passes on what is
/// not.
/// </summary>
public sealed class ArticleIntake(ArticleIndex index, ArticleStore articles, MessageQueues queues, FullText fullText)
{
    private const int MostTexts = 8;

    private const int ManyEntries = 200;

    /// <summary>Takes some entries of a feed as one batch: all that becomes of them is written at its end.</summary>
    /// <param name="keys">Of the whole feed.</param>
    /// <returns>How many articles, or versions of them, were passed on.</returns>
    public async Task<int> TakeAsync(
        IReadOnlyList<FeedEntry> entries, EntryKeys keys, Feed feed, Source source, Newcomers newcomers, DateTimeOffset now, CancellationToken cancellation)
    {
        var batch = new ArticleBatch(index, articles);
        var taking = new Taking(batch, new Recognition(batch), source, newcomers, now);
        EntryMarks[] marks = [.. entries.Select(entry => keys.MarksOf(entry, feed, source, now))];

        // All keys are read together. Those of near texts are wanted only of an entry that nothing else is known by; of many entries
        // they lie between the others and cost nothing more.
        IEnumerable<string> rows = marks.SelectMany(mark => mark.Own).Select(key => key.Row);
        IEnumerable<string> near = marks.Length < ManyEntries ? [] : marks.SelectMany(mark => EntryKeys.NearOf(mark.Fingerprint, source));
        await batch.NamesAsync([.. rows, .. near], cancellation);
        int passedOn = 0;
        foreach (EntryMarks mark in marks)
        {
            passedOn += await TakeAsync(mark, keys, taking, cancellation) ? 1 : 0;
        }

        await batch.SaveAsync(queues, cancellation);
        return passedOn;
    }

    /// <returns>It was passed on.</returns>
    private async Task<bool> TakeAsync(EntryMarks entry, EntryKeys keys, Taking taking, CancellationToken cancellation)
    {
        Article article = entry.Article;
        Recognised found = await taking.Recognition.FindAsync(keys, entry.Own, entry.Fingerprint, article, taking.Source, cancellation);
        if (found.Known is null)
        {
            article = found.LinkIsTaken ? article with { Id = DeterministicId.Of("article", article.Id, entry.Entry.Id ?? "", article.Title) } : article;
            return await TakeNewAsync(article, entry.Fingerprint, [.. found.Unlearnt, .. EntryKeys.NearOf(entry.Fingerprint, taking.Source)], taking, cancellation);
        }

        if (taking.IsCorrected(found.Known, article))
        {
            article = article with { Id = found.Known.Id, Version = found.Known.Version, FirstSeen = found.Known.FirstSeen };
            taking.Batch.PassOn(await fullText.CompleteAsync(article, taking.Source, cancellation));
            Remember(article, found.Known.Texts, entry.Fingerprint, found.Unlearnt, taking);
            return true;
        }

        if (!found.Known.Texts.Contains(entry.Fingerprint.Text))
        {
            return await TakeChangedAsync(found.Known, article, entry.Fingerprint, found.Unlearnt, taking, cancellation);
        }

        // Known by one key; what it lacks of the others is learnt, so that the next move is followed too.
        taking.Batch.Learn(found.Known.Id, found.Unlearnt);
        return false;
    }

    private async Task<bool> TakeNewAsync(Article article, Fingerprint fingerprint, IReadOnlyList<string> keys, Taking taking, CancellationToken cancellation)
    {
        if (taking.Newcomers == Newcomers.Mark || !taking.IsNews(article))
        {
            taking.Batch.Keep(article);
            Remember(article, [], fingerprint, keys, taking);
            return false;
        }

        Article full = await fullText.CompleteAsync(article, taking.Source, cancellation);
        if (full.Url != article.Url && CanonicalUrl.Of(full.Url) is { } link)
        {
            // The feed links to a forwarding address, and the page says what its own is. Where that is the same for all
            // pages of a site, the titles tell them apart.
            string page = EntryKey.OfLink(link).Row;
            if (await taking.Batch.FindAsync(page, cancellation) is { } known && known.Title == Recognition.Shortened(full.Title))
            {
                taking.Batch.Learn(known.Id, keys);
                return false;
            }

            keys = [.. keys, page];
        }

        // The feed gave no date, and its page may have told one.
        bool isNews = taking.IsNews(full);
        if (isNews)
        {
            taking.Batch.PassOn(full);
        }
        else
        {
            taking.Batch.Keep(full);
        }

        Remember(isNews ? article : article with { Published = full.Published, PublishedIsFirstSeen = false }, [], fingerprint, keys, taking);
        return isNews;
    }

    private async Task<bool> TakeChangedAsync(
        KnownArticle known, Article article, Fingerprint fingerprint, IReadOnlyList<string> unlearnt, Taking taking, CancellationToken cancellation)
    {
        if (taking.Newcomers == Newcomers.Mark || known.Source != taking.Source.Name)
        {
            // Another feed words its summary differently from the first day on; what really changes, changes in the first feed too.
            taking.Batch.Remember(known with { Texts = With(known.Texts, fingerprint) }, unlearnt);
            return false;
        }

        article = article with { Id = known.Id, Version = known.Version, FirstSeen = known.FirstSeen };
        Article next = await fullText.CompleteAsync(article, taking.Source, cancellation);
        Article? before = await taking.Batch.BodyAsync(known, cancellation);
        IReadOnlyList<string> changes = before is null ? [] : TextChanges.Between(before, next);
        if (changes.Count > 0)
        {
            next = next with { Version = known.Version + 1, Changes = changes };
            taking.Batch.PassOn(next);
        }
        else if (before is null)
        {
            // Its body was deleted. This one is what later changes are seen by.
            taking.Batch.Keep(next);
        }

        Remember(article with { Version = next.Version }, known.Texts, fingerprint, unlearnt, taking);
        return changes.Count > 0;
    }

    private static void Remember(Article article, IReadOnlyList<string> texts, Fingerprint fingerprint, IEnumerable<string> keys, Taking taking) =>
        taking.Batch.Remember(
            new KnownArticle
            {
                Id = article.Id, Source = article.Source, Title = Recognition.Shortened(article.Title), Url = article.Url,
                Version = article.Version, FirstSeen = article.FirstSeen, Filed = article.Version == 1 && !taking.IsNews(article), Texts = With(texts, fingerprint),
                SimHash = fingerprint.SimHash, Shingles = fingerprint.Shingles, Numbers = fingerprint.Numbers,
            },
            keys);

    private static string[] With(IReadOnlyList<string> texts, Fingerprint fingerprint) => [.. texts.TakeLast(MostTexts - 1), fingerprint.Text];

    /// <summary>What all entries of a batch have in common.</summary>
    private sealed record Taking(ArticleBatch Batch, Recognition Recognition, Source Source, Newcomers Newcomers, DateTimeOffset Now)
    {
        public bool IsNews(Article article) => Newcomers != Newcomers.TellRecent || !Recency.IsPast(article, Now);

        /// <summary>It was filed for a date that has been corrected since.</summary>
        public bool IsCorrected(KnownArticle known, Article article) =>
            known.Filed && known.Source == Source.Name && Newcomers != Newcomers.Mark && !article.PublishedIsFirstSeen && IsNews(article);
    }
}
