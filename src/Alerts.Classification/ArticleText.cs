namespace Alerts.Classification;

/// <summary>What the classifier reads of an article.</summary>
/// <param name="Text">Plain text, paragraphs separated by an empty line. Its first line is read as the headline.</param>
/// <param name="Published">When it was published, or first seen: tells background from news.</param>
public sealed record ArticleText(string Text, DateTimeOffset Published)
{
    /// <summary><see cref="Published"/> is the time first seen: the publisher gave none. The latest year that the text names counts instead.</summary>
    public bool PublishedIsFirstSeen { get; init; }

    /// <summary>The publisher is a government or authority speaking for itself.</summary>
    public bool Official { get; init; }

    /// <summary>BCP 47 tag that the publisher declares, a hint; the classifier detects its own.</summary>
    public string? Language { get; init; }

    /// <summary>Joins title and body so that the text begins with the title exactly once.</summary>
    public static string Compose(string title, string body)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(body);
        return body.StartsWith(title, StringComparison.Ordinal) ? body
            : title.Length == 0 ? body
            : body.Length == 0 ? title
            : $"{title}\n\n{body}";
    }
}
