using System.Globalization;
using Alerts.Fetch.Feeds;
using Alerts.Sources;

namespace Alerts.Fetch.Identity;

/// <summary>
/// By what an entry is recognised: its canonical link, its GUID, its text. Any one that is known makes it known, so
/// that a moved GUID, an edited title or a new address is no news.
/// </summary>
public sealed class EntryKeys
{
    private const int LongGuid = 16;
    private const int TellingText = 40;

    private readonly HashSet<string> _sharedLinks;
    private readonly HashSet<string> _sharedIds;

    /// <param name="feed">A link or GUID that several of its entries share tells none of them apart and is left out.</param>
    public EntryKeys(Feed feed)
    {
        _sharedLinks = Shared(feed.Entries, entry => CanonicalUrl.Of(entry.Link));
        _sharedIds = Shared(feed.Entries, entry => entry.Id);
    }

    /// <summary>The canonical link where it tells this entry from the others.</summary>
    public string? LinkOf(FeedEntry entry) => CanonicalUrl.Of(entry.Link) is { } link && !_sharedLinks.Contains(link) ? link : null;

    /// <summary>Strongest first. The first is never missing for an entry with a title or a text.</summary>
    public IReadOnlyList<string> Of(FeedEntry entry, Article article, Fingerprint fingerprint, Source source)
    {
        string publisher = source.Publisher ?? source.Name;
        var keys = new List<string>();
        if (LinkOf(entry) is { } link)
        {
            keys.Add(DeterministicId.Of("link", link));
        }

        if (entry.Id is { Length: > 0 } id && !_sharedIds.Contains(id))
        {
            // "17" is another item in another feed of the same publisher; a UUID or an address is the same one.
            keys.Add(DeterministicId.Of("guid", id.Length >= LongGuid ? publisher : source.Name, id));
        }

        // A title alone comes again ("Notice to exporters"); with its day it does not.
        string exact = fingerprint.Exact.ToString("x16", CultureInfo.InvariantCulture);
        if (article.Text.Length - article.Title.Length >= TellingText)
        {
            keys.Add(DeterministicId.Of("text", publisher, exact));
        }
        else if (!article.PublishedIsFirstSeen || keys.Count == 0)
        {
            string day = article.PublishedIsFirstSeen ? "" : article.Published.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
            keys.Add(DeterministicId.Of("text", publisher, exact, day));
        }

        return keys;
    }

    /// <summary>Where texts near this one are to be looked for.</summary>
    public static IEnumerable<string> NearOf(Fingerprint fingerprint, Source source) => fingerprint.IsTelling
        ? fingerprint.Bands().Select(band => DeterministicId.Of("band", source.Publisher ?? source.Name, band))
        : [];

    private static HashSet<string> Shared(IEnumerable<FeedEntry> entries, Func<FeedEntry, string?> key) =>
        [.. entries.Where(entry => key(entry) is not null).GroupBy(entry => key(entry)!, StringComparer.Ordinal)
            .Where(group => group.Select(entry => entry.Title).Distinct(StringComparer.Ordinal).Skip(1).Any())
            .Select(group => group.Key)];
}
