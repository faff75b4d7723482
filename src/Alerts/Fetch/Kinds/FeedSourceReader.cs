using Alerts.Feeds;
using Alerts.Fetch.Http;
using Alerts.Sources;
using Microsoft.Extensions.Options;

namespace Alerts.Fetch.Kinds;

/// <summary>Polls a feed over HTTP with a conditional GET (RFC 9110 section 13).</summary>
internal sealed class FeedSourceReader(HttpFetcher http, IOptions<FetchOptions> options) : ISourceReader
{
    public SourceKind Kind => SourceKind.Feed;

    public async Task<Poll> ReadAsync(Source source, SourceState state, CancellationToken cancellation)
    {
        HttpAnswer answer = await http.GetAsync(
            new HttpGet(state.Address(source), options.Value.MaxFeedBytes) { ETag = state.ETag, LastModified = state.LastModified }, cancellation);
        return answer.ToPoll(answer.IsUnchanged ? null : Read(answer));
    }

    private static Feed Read(HttpAnswer answer)
    {
        try
        {
            return FeedReader.Read(answer.Body, answer.ContentType, answer.Address);
        }
        catch (FeedFormatException exception)
        {
            throw NamedFeed.Of(answer) is { } feed
                ? new SourceFailedException($"expected a feed at {answer.Address}, got a page that names its feed: {feed}; put that address into the catalogue", exception)
                : new SourceFailedException(exception.Message, exception);
        }
    }
}
