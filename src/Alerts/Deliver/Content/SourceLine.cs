using Alerts.Classification;

namespace Alerts.Deliver.Content;

/// <summary>Who vouches for it, whom it relays, and what it says it contradicts.</summary>
internal static class SourceLine
{
    private const int LongestName = 120;
    private const int LongestQuote = 400;

    public static AlertLine Of(NewsEvent newsEvent)
    {
        ArticleClassification classification = newsEvent.Classification;
        string outlet = UntrustedText.Clean(classification.RelayedOutlet, LongestName);
        string lead = Wording.Of(classification.Sourcing);
        string quotes = string.Join("; ", classification.Contradicts.Take(2).Select(span => $"“{UntrustedText.Clean(span.Quote, LongestQuote)}”"));
        return new AlertLine(
            "Source",
            outlet.Length == 0 ? lead : $"{lead}, via {outlet}",
            WhatLine.Sentences([Publisher(newsEvent) is { Length: > 0 } publisher ? $"Published by {publisher}" : "", quotes.Length == 0 ? "" : $"Contradicts an earlier report: {quotes}"]));
    }

    public static string Publisher(NewsEvent newsEvent) => UntrustedText.Clean(newsEvent.Publisher ?? newsEvent.Source, LongestName);
}
