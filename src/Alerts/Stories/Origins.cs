namespace Alerts.Stories;

/// <summary>Whose report an article is: twenty rewrites of one agency are one origin.</summary>
internal static class Origins
{
    public static string Of(Article article, Classification classification) =>
        Normalise(classification.RelayedOutlet ?? article.Publisher ?? HostOf(article.Url) ?? article.Source);

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
