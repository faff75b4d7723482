namespace Alerts.Fetch;

/// <summary>What is too old for news.</summary>
internal static class Recency
{
    /// <summary>An entry that is older than this when it is first seen was news once, elsewhere: a site that was rebuilt shows its archive.</summary>
    public static readonly TimeSpan NewsFor = TimeSpan.FromDays(14);

    /// <summary>False where there is no date to tell it by.</summary>
    public static bool IsPast(DateTimeOffset? published, DateTimeOffset now) => now - published > NewsFor;

    /// <summary>By the date that its source or its page gives; what has none is news.</summary>
    public static bool IsPast(Article article, DateTimeOffset now) => !article.PublishedIsFirstSeen && IsPast(article.Published, now);
}
