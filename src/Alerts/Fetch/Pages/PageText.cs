namespace Alerts.Fetch.Pages;

/// <summary>What a page says when all around its article is left out.</summary>
public sealed record PageText
{
    /// <summary>Plain text on one line.</summary>
    public required string Title { get; init; }

    /// <summary>Paragraphs that an empty line separates; what is nearest to an article where there is none.</summary>
    public required string Text { get; init; }

    public string? Author { get; init; }

    public DateTimeOffset? Published { get; init; }

    /// <summary>BCP 47 tag as the page declares it.</summary>
    public string? Language { get; init; }

    /// <summary>The address that the page gives as its own; else where it was read.</summary>
    public required Uri Address { get; init; }

    /// <summary>Why the text is not the article: a paywall's stub, a cookie wall, no article at all; null where it is.</summary>
    public string? NotTheArticle { get; init; }
}
