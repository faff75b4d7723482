namespace Alerts.Feeds;

/// <summary>What an element means, whichever format and version wrote it.</summary>
internal enum FeedElement
{
    Unknown,

    /// <summary><c>rss</c>, <c>rdf:RDF</c>, <c>feed</c>, <c>channel</c>.</summary>
    Container,
    Entry,
    Title,

    /// <summary>A title of something within the entry, good enough where the entry has none.</summary>
    LesserTitle,
    Link,

    /// <summary>The link that a forwarding service replaced by its own.</summary>
    OriginalLink,
    Id,
    Summary,
    LesserSummary,
    Content,
    Published,
    Updated,
    Created,
    Person,
    Category,
    Language,
    TimeToLive,
    SkipHours,
    SkipDays,
    UpdatePeriod,
    UpdateFrequency,

    /// <summary>An image, an input box, the feed that an entry was taken from: their titles and links are not the entry's.</summary>
    Apart,
}
