using System.Net;
using Alerts.Fetch.Feeds;
using Alerts.Sources;

namespace Alerts.Fetch;

/// <summary>Polls a feed over HTTP with a conditional GET (RFC 9110 section 13).</summary>
internal sealed class FeedSourceReader(HttpClient http) : ISourceReader
{
    public SourceKind Kind => SourceKind.Feed;

    public async Task<Poll> ReadAsync(Source source, SourceState state, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, source.Location);
        request.Headers.TryAddWithoutValidation("If-None-Match", state.ETag);
        request.Headers.TryAddWithoutValidation("If-Modified-Since", state.LastModified);
        request.Headers.TryAddWithoutValidation("Accept", "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5");
        try
        {
            using HttpResponseMessage response = await http.SendAsync(request, cancellation);
            if (response.StatusCode == HttpStatusCode.NotModified)
            {
                return new Poll(null, state.ETag, state.LastModified);
            }

            if (!response.IsSuccessStatusCode)
            {
                throw new SourceFailedException($"expected a feed, the server answered {(int)response.StatusCode} {response.ReasonPhrase}");
            }

            byte[] body = await response.Content.ReadAsByteArrayAsync(cancellation);
            Feed feed = FeedReader.Read(body, response.Content.Headers.ContentType?.ToString(), response.RequestMessage?.RequestUri);
            return new Poll(feed, response.Headers.ETag?.ToString(), response.Content.Headers.LastModified?.ToString("R"));
        }
        catch (FeedFormatException exception)
        {
            throw new SourceFailedException(exception.Message, exception);
        }
        catch (HttpRequestException exception)
        {
            throw new SourceFailedException($"{source.Location} could not be reached: {exception.Message}", exception);
        }
        catch (OperationCanceledException exception) when (!cancellation.IsCancellationRequested)
        {
            throw new SourceFailedException($"{source.Location} did not answer within {http.Timeout.TotalSeconds:0} s", exception);
        }
    }
}
