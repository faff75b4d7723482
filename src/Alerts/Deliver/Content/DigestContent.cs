namespace Alerts.Deliver.Content;

/// <summary>What one digest says: each story once, as an alert would say it. Its subject is how many, then the most important one's.</summary>
internal sealed record DigestContent : MessageContent
{
    /// <summary>When it was made, in the reader's zone.</summary>
    public required string Made { get; init; }

    /// <summary>The most important first; a renderer shows as many as it has room for.</summary>
    public required IReadOnlyList<AlertContent> Stories { get; init; }

    /// <summary>The page that lists the latest alerts; null where no public address is configured.</summary>
    public Uri? Site { get; init; }

    /// <summary>The line after the last story shown; empty where all are.</summary>
    public string Rest(int shown) => Stories.Count - shown is var left && left <= 0 ? ""
        : $"{(left == 1 ? "1 more story has" : $"{left} more stories have")} no room here. "
            + (Site is null ? "A narrower filter or a shorter cadence shows all of them." : "The latest alerts are on the page of this service.");
}
