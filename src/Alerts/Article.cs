using System.Text.Json.Serialization;
using Alerts.Classification;

namespace Alerts;

/// <summary>
/// One published text, as Fetch understood it. Written by Fetch to the blob container <c>articles</c>
/// (gzip JSON), read by Classify and Notify.
/// </summary>
public sealed record Article
{
    /// <summary>Deterministic: made from the canonical link, or from source and entry id where there is no link.</summary>
    public required string Id { get; init; }

    /// <summary>1 for the first text seen; one more for each material change of the body.</summary>
    public int Version { get; init => field = Math.Max(1, value); } = 1;

    /// <summary>Name of the source in the catalogue.</summary>
    public required string Source { get; init; }

    /// <summary>Who publishes it, as the catalogue or the feed names them.</summary>
    public string? Publisher { get; init; }

    /// <summary>The publisher is a government or authority speaking for itself.</summary>
    public bool Official { get; init; }

    /// <summary>Absolute link for people; empty where the source gives none.</summary>
    public required string Url { get; init; }

    public required string Title { get; init; }

    /// <summary>
    /// Plain text, paragraphs separated by an empty line. Begins with the title, so that one offset
    /// (UTF-16 code units from 0) points into title and body alike.
    /// </summary>
    public required string Text { get; init; }

    /// <summary>The text without its title.</summary>
    [JsonIgnore]
    public string Body => Text.StartsWith(Title, StringComparison.Ordinal) ? Text[Title.Length..].TrimStart() : Text;

    public string? Author { get; init; }

    /// <summary>BCP 47 tag that the publisher declares; the classifier detects its own.</summary>
    public string? Language { get; init; }

    /// <summary>When it was published; the time first seen where the source gave no credible time.</summary>
    public required DateTimeOffset Published { get; init; }

    /// <summary><see cref="Published"/> is the time first seen, because the source gave none or one in the future.</summary>
    public bool PublishedIsFirstSeen { get; init; }

    public required DateTimeOffset FirstSeen { get; init; }

    /// <summary>What is different from the version before, in words for a person; empty for version 1.</summary>
    public IReadOnlyList<string> Changes { get; init => field = value ?? []; } = [];

    /// <summary>What the classifier reads of it.</summary>
    [JsonIgnore]
    public ArticleText ToClassify =>
        new(Text, Published) { PublishedIsFirstSeen = PublishedIsFirstSeen, Official = Official, Language = Language };
}
