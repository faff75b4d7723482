using Alerts.Classification;
using Alerts.Feeds;
using Alerts.Sources;

namespace Alerts.Fetch;

/// <summary>Makes the article of a feed's entry.</summary>
internal static class EntryArticle
{
    private static readonly TimeSpan CredibleFuture = TimeSpan.FromDays(1);

    /// <summary>It says nothing, and nothing is made of it.</summary>
    public static bool IsEmpty(FeedEntry entry) => entry is { Title.Length: 0, Summary: null, Content: null };

    /// <param name="link">The canonical link where it tells the entry from others; the article's id is made from it.</param>
    public static Article From(FeedEntry entry, string? link, Feed feed, Source source, DateTimeOffset now)
    {
        DateTimeOffset? stated = entry.Published ?? entry.Updated;
        bool credible = stated is { } time && time <= now + CredibleFuture;
        string url = entry.Link ?? "";
        string title = entry.Title;
        string body = HtmlText.ToPlain(entry.Content ?? entry.Summary ?? "");
        return new Article
        {
            Id = link is not null ? DeterministicId.Of("article", link) : DeterministicId.Of("article", source.Name, entry.Id ?? "", title, body),
            Source = source.Name,
            Publisher = source.Publisher ?? feed.Title,
            Official = source.Official,
            Url = url,
            Title = title,
            Text = ArticleText.Compose(title, body),
            Author = entry.Author,
            Language = entry.Language ?? feed.Language ?? source.Language,
            Published = credible ? stated!.Value : now,
            PublishedIsFirstSeen = !credible,
            FirstSeen = now,
        };
    }
}
