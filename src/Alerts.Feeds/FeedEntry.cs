namespace Alerts.Feeds;

/// <summary>One entry of a feed. Everything is optional, because everything is missing somewhere.</summary>
public sealed record FeedEntry
{
    /// <summary><c>guid</c>, <c>atom:id</c> or <c>rdf:about</c>; not to be trusted as stable or unique.</summary>
    public string? Id { get; init; }

    /// <summary>Plain text on one line; empty where the entry has none.</summary>
    public string Title { get; init; } = "";

    /// <summary>
    /// Where people read it; absolute where a base was known, never a script. An entry without any link is known by its
    /// id, where that is a URI: it may be a name (<c>urn:</c>, <c>tag:</c>) that leads nowhere.
    /// </summary>
    public string? Link { get; init; }

    public DateTimeOffset? Published { get; init; }

    public DateTimeOffset? Updated { get; init; }

    public string? Author { get; init; }

    /// <summary>HTML fragment, unsanitised: read it with <see cref="HtmlText"/>, never show it.</summary>
    public string? Summary { get; init; }

    /// <summary>HTML fragment of the full text, unsanitised: read it with <see cref="HtmlText"/>, never show it.</summary>
    public string? Content { get; init; }

    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>BCP 47 tag as the publisher declares it for this entry or for the feed.</summary>
    public string? Language { get; init; }
}
