using System.Globalization;
using Alerts.Classification;

namespace Alerts.Deliver.Content;

/// <summary>Puts one event into words for one subscriber. Pure: the same input gives the same words.</summary>
internal static class AlertComposer
{
    private const int LongestHeadline = 300;
    private const int LongestReason = 500;

    /// <param name="newsEvent">What happened.</param>
    /// <param name="subscription">Whom it is told: zone, language, filter.</param>
    /// <param name="because">What in the filter matched.</param>
    /// <param name="unsubscribe">The link that ends the subscription; null without a public address.</param>
    /// <param name="now">The time of sending: decides what "today" is.</param>
    public static AlertContent Compose(NewsEvent newsEvent, Subscription subscription, string because, Uri? unsubscribe, DateTimeOffset now)
    {
        ArticleClassification classification = newsEvent.Classification;
        var time = new LocalTime(subscription, now);
        string headline = UntrustedText.Clean(newsEvent.Title, LongestHeadline) is { Length: > 0 } title ? title : "(without a title)";
        string verdict = WhatLine.ShortVerdict(classification);
        return new AlertContent
        {
            Subject = verdict.Length == 0 ? headline : $"{verdict}: {headline}",
            Headline = headline,
            Verdict = WhatLine.Verdict(classification),
            Direction = classification.Direction,
            Lines = [WhatLine.Of(classification), ConditionLine.Of(classification), SourceLine.Of(newsEvent), StoryLine.Of(newsEvent, time)],
            Details = [.. Details(classification, time).Where(line => line.Lead.Length > 0)],
            Proofs = ProofQuotes.Of(classification),
            Link = UntrustedLink.Accept(newsEvent.Url),
            Published = $"Published {time.Full(newsEvent.Published)}",
            Because = Because(subscription, because),
            Unsubscribe = unsubscribe,
            HowToEnd = $"To end these alerts, ask whoever runs this service to end subscription {subscription.Id}.",
            ArticleLanguage = classification.Language,
        };
    }

    private static IEnumerable<AlertLine> Details(ArticleClassification classification, LocalTime time)
    {
        yield return new AlertLine("Authority", string.Join(", ", WhatLine.Names(classification.Authorities, authority => authority.Name)));
        yield return new AlertLine("Instruments", string.Join(", ", WhatLine.Names(classification.Instruments, instrument => instrument)));
        yield return new AlertLine("Effective", classification.Effective is { } effective ? time.Date(effective) : "");
        yield return new AlertLine("Expires", classification.Expires is { } expires ? time.Date(expires) : "");
        yield return new AlertLine("Confidence", string.Join(", ", classification.Tags.Select(tag =>
            string.Create(CultureInfo.InvariantCulture, $"{Wording.Of(tag.Tag)} {Math.Clamp(tag.Confidence * 100, 1, 99):0} %"))));
    }

    private static string Because(Subscription subscription, string because)
    {
        string matched = UntrustedText.Clean(because, LongestReason);
        string filter = UntrustedText.Clean(subscription.Filter, LongestReason);
        return (matched.Length, filter.Length) switch
        {
            (0, 0) => "You get this because your subscription takes every alert.",
            (0, _) => $"You get this because of your filter: {filter}",
            (_, 0) => $"You get this because your subscription takes every alert: {matched}",
            _ => $"You get this because of {matched}. Your filter: {filter}",
        };
    }
}
