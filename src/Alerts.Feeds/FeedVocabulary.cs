using System.Collections.Frozen;

namespace Alerts.Feeds;

/// <summary>
/// The elements that are read, by module. Names are compared without case, as RSS in the wild demands; the
/// namespace of a module is known by its address or, where that is wrong or undeclared, by its usual prefix.
/// </summary>
internal static class FeedVocabulary
{
    private static readonly FrozenDictionary<string, string> Modules = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        [""] = "",
        ["http://www.w3.org/2005/Atom"] = "",
        ["http://purl.org/atom/ns#"] = "",
        ["http://purl.org/pie/"] = "",
        ["http://purl.org/echo/"] = "",
        ["http://purl.org/rss/1.0/"] = "",
        ["http://purl.org/rss/1.0/modules/rss091#"] = "",
        ["http://my.netscape.com/rdf/simple/0.9/"] = "",
        ["http://channel.netscape.com/rdf/simple/0.9/"] = "",
        ["http://backend.userland.com/rss"] = "",
        ["http://backend.userland.com/rss2"] = "",
        ["http://blogs.law.harvard.edu/tech/rss"] = "",
        ["http://cyber.law.harvard.edu/rss/"] = "",
        ["http://www.w3.org/1999/02/22-rdf-syntax-ns#"] = "rdf",
        ["http://purl.org/dc/elements/1.0/"] = "dc",
        ["http://purl.org/dc/elements/1.1/"] = "dc",
        ["http://purl.org/dc/terms/"] = "dcterms",
        ["http://purl.org/rss/1.0/modules/content/"] = "content",
        ["http://purl.org/rss/1.0/modules/syndication/"] = "sy",
        ["http://search.yahoo.com/mrss"] = "media",
        ["http://search.yahoo.com/mrss/"] = "media",
        ["http://www.itunes.com/dtds/podcast-1.0.dtd"] = "itunes",
        ["http://rssnamespace.org/feedburner/ext/1.0"] = "feedburner",
        ["http://www.w3.org/1999/xhtml"] = "xhtml",
        ["http://prismstandard.org/namespaces/1.2/basic/"] = "prism",
        ["http://prismstandard.org/namespaces/basic/2.0/"] = "prism",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> UsualPrefixes =
        ((string[])["rdf", "dc", "dcterms", "content", "sy", "media", "itunes", "xhtml", "prism", "feedburner"]).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, FeedElement> Elements = new Dictionary<string, FeedElement>(StringComparer.OrdinalIgnoreCase)
    {
        ["rss"] = FeedElement.Container, ["feed"] = FeedElement.Container, ["channel"] = FeedElement.Container, ["rdf:RDF"] = FeedElement.Container,
        ["rdf"] = FeedElement.Container,
        ["item"] = FeedElement.Entry, ["entry"] = FeedElement.Entry,
        ["title"] = FeedElement.Title, ["dc:title"] = FeedElement.Title, ["media:title"] = FeedElement.LesserTitle,
        ["link"] = FeedElement.Link, ["feedburner:origLink"] = FeedElement.OriginalLink,
        ["guid"] = FeedElement.Id, ["id"] = FeedElement.Id,
        ["description"] = FeedElement.Summary, ["dc:description"] = FeedElement.Summary, ["summary"] = FeedElement.Summary,
        ["abstract"] = FeedElement.Summary, ["itunes:summary"] = FeedElement.LesserSummary, ["media:description"] = FeedElement.LesserSummary,
        ["content"] = FeedElement.Content, ["content:encoded"] = FeedElement.Content, ["fullitem"] = FeedElement.Content,
        ["body"] = FeedElement.Content, ["xhtml:body"] = FeedElement.Content,
        ["pubDate"] = FeedElement.Published, ["published"] = FeedElement.Published, ["issued"] = FeedElement.Published,
        ["dcterms:issued"] = FeedElement.Published, ["prism:publicationDate"] = FeedElement.Created,
        ["updated"] = FeedElement.Updated, ["modified"] = FeedElement.Updated, ["lastBuildDate"] = FeedElement.Updated,
        ["dc:date"] = FeedElement.Updated, ["dcterms:modified"] = FeedElement.Updated,
        ["created"] = FeedElement.Created, ["dcterms:created"] = FeedElement.Created,
        ["author"] = FeedElement.Person, ["dc:creator"] = FeedElement.Person, ["dc:author"] = FeedElement.Person, ["itunes:author"] = FeedElement.Person,
        ["category"] = FeedElement.Category, ["keywords"] = FeedElement.Category, ["dc:subject"] = FeedElement.Category,
        ["language"] = FeedElement.Language, ["dc:language"] = FeedElement.Language,
        ["ttl"] = FeedElement.TimeToLive, ["skipHours"] = FeedElement.SkipHours, ["skipDays"] = FeedElement.SkipDays,
        ["sy:updatePeriod"] = FeedElement.UpdatePeriod, ["sy:updateFrequency"] = FeedElement.UpdateFrequency,
        ["image"] = FeedElement.Apart, ["textInput"] = FeedElement.Apart, ["source"] = FeedElement.Apart, ["contributor"] = FeedElement.Apart,
        ["managingEditor"] = FeedElement.Unknown, ["cloud"] = FeedElement.Apart,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static FeedElement Find(string prefix, string name, string address)
    {
        string module = Module(prefix, address);
        return Elements.GetValueOrDefault(module.Length == 0 ? name : $"{module}:{name}");
    }

    private static string Module(string prefix, string address)
    {
        if (Modules.TryGetValue(address, out string? module))
        {
            return module;
        }

        // Userland's RSS namespace was written in a dozen ways; an unknown default namespace means "mine is a feed too".
        return prefix.Length == 0 || prefix is "atom" or "rss" || address.Contains("backend.userland.com/rss", StringComparison.OrdinalIgnoreCase) ? ""
            : UsualPrefixes.TryGetValue(prefix, out string? usual) ? usual
            : prefix;
    }
}
