using Alerts.Classification;

namespace Alerts.Deliver.Content;

/// <summary>What one alert says. Its subject is the verdict in short, then the headline.</summary>
internal sealed record AlertContent : MessageContent
{
    /// <summary>"Approval, preliminary — import side, China (CN)".</summary>
    public required string Verdict { get; init; }

    public Direction Direction { get; init; }

    /// <summary>What, Condition, Source and Story: with the headline the five lines that a reader acts on.</summary>
    public required IReadOnlyList<AlertLine> Lines { get; init; }

    /// <summary>Authority, instruments, dates and confidence, as far as they are known.</summary>
    public required IReadOnlyList<AlertLine> Details { get; init; }

    /// <summary>The words of the article that prove the lines.</summary>
    public required IReadOnlyList<Proof> Proofs { get; init; }

    /// <summary>Where to read it; null where the source gave no usable link.</summary>
    public Uri? Link { get; init; }

    /// <summary>Who published it when, in the reader's zone and with that zone's name.</summary>
    public required string Published { get; init; }

    /// <summary>BCP 47 tag of the headline and the quotes.</summary>
    public required string ArticleLanguage { get; init; }
}

/// <summary>One labelled line: the lead stands out, the detail follows.</summary>
internal sealed record AlertLine(string Label, string Lead, string Detail = "");

/// <summary>A quote and what it proves ("approval, stage").</summary>
internal sealed record Proof(string Of, string Quote);
