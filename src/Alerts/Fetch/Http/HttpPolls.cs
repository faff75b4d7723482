using Alerts.Feeds;
using Alerts.Sources;

namespace Alerts.Fetch.Http;

/// <summary>Between an answer and a poll.</summary>
internal static class HttpPolls
{
    /// <summary>A redirect is remembered after as many polls that all led to the same place.</summary>
    public const int MovedAfter = 3;

    /// <summary>The poll that an answer amounts to. The validators of a body that was cut short would hide its rest.</summary>
    public static Poll ToPoll(this HttpAnswer answer, Feed? feed) => new(feed)
    {
        ETag = feed is { IsCut: true } ? null : answer.ETag,
        LastModified = feed is { IsCut: true } ? null : answer.LastModified,
        FreshFor = answer.FreshFor,
        MovedTo = answer.MovedTo,
    };

    /// <summary>Where a source is polled: its address in the catalogue, or where it has moved for good.</summary>
    public static Uri Address(this SourceState state, Source source) =>
        new(state is { MovedTo: { } moved, MovedSeen: >= MovedAfter } ? moved : source.Location);
}
