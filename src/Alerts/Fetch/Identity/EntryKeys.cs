using System.Globalization;
using Alerts.Feeds;
using Alerts.Sources;

namespace Alerts.Fetch.Identity;

/// <summary>
/// By what an entry is recognised: its canonical link, its GUID, its text. Any one that is known makes it known, so
/// that a moved GUID, an edited title or a new address is no news.
/// </summary>
public sealed class EntryKeys
{
    /// <summary>Characters from which on a GUID is one in the world; "17" is another item in another feed.</summary>
    private const int LongGuid = 16;

    /// <summary>Characters of a text that says more than its title does.</summary>
    private const int TellingText = 40;

    /// <summary>Characters of a text that does not come again under another address ("The list was amended. See our site.").</summary>
    internal const int LongText = 200;

    private readonly string? _site;
    private readonly HashSet<string> _links;
    private readonly HashSet<string> _sharedLinks;
    private readonly HashSet<string> _sharedIds;
    private readonly HashSet<string> _titles;
    private readonly bool _idsArePlaces;

    /// <param name="feed">A link or GUID that several of its entries share tells none of them apart and is left out.</param>
    public EntryKeys(Feed feed)
    {
        _site = CanonicalUrl.Of(feed.Link);
        _sharedLinks = Shared(feed.Entries, entry => CanonicalUrl.Of(entry.Link), entry => entry.Id ?? "");
        _links = [.. feed.Entries.Select(LinkOf).OfType<string>()];
        _sharedIds = Shared(feed.Entries, entry => entry.Id, entry => CanonicalUrl.Of(entry.Link) ?? "");
        _titles = [.. feed.Entries.Select(entry => Recognition.Shortened(entry.Title))];
        _idsArePlaces = PlaceNumbers.Are([.. feed.Entries.Select(entry => entry.Id)]);
    }

    /// <summary>The canonical link where it tells this entry from others; the site's own address and the root of a host tell none.</summary>
    public string? LinkOf(FeedEntry entry) =>
        CanonicalUrl.Of(entry.Link) is { } link && link != _site && link.AsSpan().IndexOfAny("/?#") >= 0 && !_sharedLinks.Contains(link) ? link : null;

    /// <summary>An entry of the feed has this link.</summary>
    public bool HasLink(string link) => CanonicalUrl.Of(link) is { } canonical && _links.Contains(canonical);

    /// <summary>An entry of the feed has this title.</summary>
    public bool HasTitle(string title) => _titles.Contains(title);

    /// <summary>Strongest first. The first is never missing for an entry with a title or a text.</summary>
    public IReadOnlyList<EntryKey> Of(FeedEntry entry, Article article, Fingerprint fingerprint, Source source)
    {
        string publisher = source.Publisher ?? source.Name;
        var keys = new List<EntryKey>();
        string? link = LinkOf(entry);
        if (link is not null)
        {
            keys.Add(EntryKey.OfLink(link));
        }

        if (entry.Id is { Length: > 0 } id && !_sharedIds.Contains(id))
        {
            bool isLong = id.Length >= LongGuid;
            keys.Add(new EntryKey(isLong && !_idsArePlaces ? KeyKind.Id : KeyKind.ShortId, DeterministicId.Of("guid", isLong ? publisher : source.Name, CanonicalUrl.Of(id) ?? id)));
        }

        if (article.Body.Length >= TellingText)
        {
            keys.Add(new EntryKey(KeyKind.Text, DeterministicId.Of("text", publisher, fingerprint.Text)));
        }
        else if (!article.PublishedIsFirstSeen || keys.Count == 0)
        {
            // A title alone comes again ("Notice to exporters"); with its day it does not.
            string day = article.PublishedIsFirstSeen ? "" : article.Published.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
            keys.Add(new EntryKey(KeyKind.Text, DeterministicId.Of("text", publisher, fingerprint.Text, day)));
        }

        if (article.Body.Length >= LongText && link is null)
        {
            // Without a link nothing else is left when GUID and title change. A number in the title makes another notice of the same words.
            string numbers = string.Concat(article.Title.Where(char.IsAsciiDigit));
            keys.Add(new EntryKey(KeyKind.Text, DeterministicId.Of("body", source.Name, Fingerprint.Of(article.Body).Text, numbers)));
        }

        return keys;
    }

    /// <summary>The entry with all by which it is recognised.</summary>
    internal EntryMarks MarksOf(FeedEntry entry, Feed feed, Source source, DateTimeOffset now)
    {
        Article article = EntryArticle.From(entry, LinkOf(entry), feed, source, now);
        Fingerprint fingerprint = Fingerprint.Of(article.Text);
        return new EntryMarks(entry, article, fingerprint, Of(entry, article, fingerprint, source));
    }

    /// <summary>Where texts near this one are to be looked for.</summary>
    public static IEnumerable<string> NearOf(Fingerprint fingerprint, Source source) => fingerprint.IsTelling
        ? fingerprint.Bands().Select(band => DeterministicId.Of("band", source.Publisher ?? source.Name, band))
        : [];

    /// <summary>Keys of entries with other titles; or with the same title, other texts and another mark of their own.</summary>
    private static HashSet<string> Shared(IEnumerable<FeedEntry> entries, Func<FeedEntry, string?> key, Func<FeedEntry, string> other) =>
        [.. entries.Where(entry => key(entry) is not null).GroupBy(entry => key(entry)!, StringComparer.Ordinal)
            .Where(group => Differ(group, entry => entry.Title) || (Differ(group, other) && Differ(group, entry => entry.Content ?? entry.Summary ?? "")))
            .Select(group => group.Key)];

    private static bool Differ(IEnumerable<FeedEntry> entries, Func<FeedEntry, string> part) => entries.Select(part).Distinct(StringComparer.Ordinal).Skip(1).Any();
}

/// <summary>An entry, the article that it makes, and by what it is recognised.</summary>
/// <param name="Own">Strongest first.</param>
internal sealed record EntryMarks(FeedEntry Entry, Article Article, Fingerprint Fingerprint, IReadOnlyList<EntryKey> Own);

/// <summary>What a key was made of.</summary>
public enum KeyKind
{
    Link,
    Id,

    /// <summary>Only known within its feed, where the next item may have it after this one.</summary>
    ShortId,
    Text,
}

/// <summary>One mark by which an entry is recognised.</summary>
/// <param name="Row">Its row in the table <c>articles</c>.</param>
public readonly record struct EntryKey(KeyKind Kind, string Row)
{
    /// <param name="canonical">As <see cref="CanonicalUrl.Of"/> spells it.</param>
    public static EntryKey OfLink(string canonical) => new(KeyKind.Link, DeterministicId.Of("link", canonical));
}
