using Alerts.Classification;

namespace Alerts.Stories;

/// <summary>Whose report an article is: twenty rewrites of one agency are one origin.</summary>
internal static class Origins
{
    /// <summary>A shorter name may be a word of the text.</summary>
    private const int ShortestName = 5;

    public static string Of(Article article, ArticleClassification classification) =>
        classification.RelayedOutlet is { } relayed ? Normalise(relayed) : PublisherOf(article);

    public static string PublisherOf(Article article) => Normalise(article.Publisher ?? HostOf(article.Url) ?? article.Source);

    /// <summary>
    /// The outlet of the story that the article itself names ("…, the Harbour Wire reported"), which the classifier need not
    /// know; else the article's own origin.
    /// </summary>
    public static string Within(Story story, Matter matter)
    {
        if (matter.Classification.RelayedOutlet is not null || matter.Article.Official)
        {
            return matter.Origin;
        }

        string text = matter.Article.Text;
        foreach (string origin in story.Origins)
        {
            if (origin.Length >= ShortestName && origin != matter.Origin && text.Contains(origin, StringComparison.OrdinalIgnoreCase))
            {
                return origin;
            }
        }

        return matter.Origin;
    }

    // "The Wall Street Journal", "Reuters.com" and "REUTERS" name who "Wall Street Journal" and "Reuters" are.
    private static string Normalise(string name)
    {
        string folded = name.Trim().ToLowerInvariant();
        folded = folded.StartsWith("the ", StringComparison.Ordinal) ? folded[4..] : folded;
        folded = folded.StartsWith("www.", StringComparison.Ordinal) ? folded[4..] : folded;
        return folded.EndsWith(".com", StringComparison.Ordinal) ? folded[..^4] : folded;
    }

    private static string? HostOf(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out Uri? address) && address.Host.Length > 0 ? address.Host : null;
}
