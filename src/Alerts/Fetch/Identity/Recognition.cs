using Alerts.Sources;
using Alerts.Storage;
using Alerts.Text;

namespace Alerts.Fetch.Identity;

/// <summary>Tells whether an entry is an article that is known, and by what.</summary>
public sealed class Recognition(ArticleBatch batch)
{
    /// <summary>Of two texts that share fewer of their words, one is not an edition of the other.</summary>
    private const double Related = 0.3;

    /// <summary>What a short GUID must be borne out by.</summary>
    private const double Alike = 0.8;

    private const int TellingText = 100;

    /// <summary>What is published daily may come some hours earlier than yesterday.</summary>
    private static readonly TimeSpan AnotherDay = TimeSpan.FromHours(20);

    private const int LongestTitle = 200;

    /// <param name="keys">Of the feed that the entry stands in.</param>
    /// <param name="own">Those of the entry.</param>
    public async Task<Recognised> FindAsync(
        EntryKeys keys, IReadOnlyList<EntryKey> own, Fingerprint fingerprint, Article article, Source source, CancellationToken cancellation)
    {
        IReadOnlyList<string?> names = await batch.NamesAsync([.. own.Select(key => key.Row)], cancellation);
        for (int at = 0; at < own.Count; at++)
        {
            if (names[at] is { } id
                && await batch.ReadAsync(id, cancellation) is { } known
                && !await IsAnotherAsync(keys, own, names, at, known, article, cancellation))
            {
                return new Recognised(known, own[at].Kind) { Unlearnt = [.. own.Where((_, other) => names[other] != id).Select(key => key.Row)] };
            }
        }

        return new Recognised(await FindNearAsync(fingerprint, article, source, cancellation), KeyKind.Text)
        {
            Unlearnt = [.. own.Select(key => key.Row)],
            LinkIsTaken = own is [{ Kind: KeyKind.Link }, ..] && names[0] is not null,
        };
    }

    public static string Shortened(string title) => title.Length > LongestTitle ? title[..LongestTitle] : title;

    // The key that is known may be all that is the same: a GUID of a feed that numbers its items by their place, an address
    // that shows the newest, a sentence that is published every week.
    private async Task<bool> IsAnotherAsync(
        EntryKeys keys, IReadOnlyList<EntryKey> own, IReadOnlyList<string?> names, int at, KnownArticle known, Article article, CancellationToken cancellation)
    {
        bool Denied(KeyKind kind) => own.Where((key, index) => key.Kind == kind && names[index] != known.Id).Any();
        bool linked = own.Any(key => key.Kind == KeyKind.Link);
        bool doubtful = own[at].Kind switch
        {
            KeyKind.Text => Denied(KeyKind.Link) && article.Body.Length < EntryKeys.LongText,
            KeyKind.Link => (Denied(KeyKind.Id) || Denied(KeyKind.ShortId)) && known.Title != Shortened(article.Title),
            KeyKind.ShortId => (Denied(KeyKind.Link) || !linked) && known.Title != Shortened(article.Title),
            _ => Denied(KeyKind.Link) && known.Title != Shortened(article.Title),
        };
        bool standsElsewhere = own[at].Kind switch
        {
            KeyKind.ShortId when !linked => keys.HasTitle(known.Title),
            KeyKind.ShortId or KeyKind.Id => keys.HasLink(known.Url),
            _ => false,
        };
        if (!doubtful || standsElsewhere)
        {
            // In doubt, an article that stands in this very feed under its own link, or title, is that one and not this.
            return doubtful;
        }

        Article? before = await batch.BodyAsync(known, cancellation);
        return own[at].Kind switch
        {
            KeyKind.Text => before is null || (!before.PublishedIsFirstSeen && !article.PublishedIsFirstSeen && (article.Published - before.Published).Duration() >= AnotherDay),
            KeyKind.ShortId => TextLikeness.Of(before?.Text ?? known.Title, before is null ? article.Title : article.Text) < Alike,
            _ => before is not null && Math.Min(before.Body.Length, article.Body.Length) >= TellingText && TextLikeness.Of(before.Text, article.Text) < Related,
        };
    }

    // Notices written from one template ("controls on NAND", "controls on DRAM") are near each other and are two articles: only
    // under the same title, and only where nothing material is different. One taken twice ends as a repeat of its story; one
    // taken for another would be lost.
    private async Task<KnownArticle?> FindNearAsync(Fingerprint fingerprint, Article article, Source source, CancellationToken cancellation)
    {
        IReadOnlyList<string?> names = await batch.NamesAsync([.. EntryKeys.NearOf(fingerprint, source)], cancellation);
        foreach (string id in names.OfType<string>().Distinct(StringComparer.Ordinal))
        {
            if (await batch.ReadAsync(id, cancellation) is { } known
                && known.Title == Shortened(article.Title)
                && fingerprint.IsNear(new Fingerprint(known.SimHash, known.Shingles, 0, known.Numbers))
                && await batch.BodyAsync(known, cancellation) is { } before
                && TextChanges.Between(before, article).Count == 0)
            {
                return known;
            }
        }

        return null;
    }
}

/// <summary>What is known of an entry.</summary>
/// <param name="Known">Null where it is new.</param>
/// <param name="By">What it was recognised by.</param>
public sealed record Recognised(KnownArticle? Known, KeyKind By)
{
    /// <summary>Rows of its keys that do not name the known article yet.</summary>
    public required IReadOnlyList<string> Unlearnt { get; init; }

    /// <summary>It is new, but its link has been another article's.</summary>
    public bool LinkIsTaken { get; init; }
}
