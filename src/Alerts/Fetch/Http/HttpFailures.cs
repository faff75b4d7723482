using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;
using Alerts.Outbound;

namespace Alerts.Fetch.Http;

/// <summary>Puts what went wrong on the wire into one sentence that a person can act on.</summary>
internal static class HttpFailures
{
    /// <summary>A later time than this is not believed of a Retry-After.</summary>
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromDays(1);

    public static SourceFailedException From(HttpRequestException exception, string host)
    {
        (string why, bool transient) = exception switch
        {
            { InnerException: OutboundRefusedException refused } => (refused.Message.TrimEnd('.'), false),
            // The runtime's texts are not translated; a handshake fails for other reasons too, such as a server without TLS.
            { InnerException: AuthenticationException tls } when tls.Message.Contains("certificate", StringComparison.Ordinal) => ($"the TLS certificate of {host} cannot be trusted: {Innermost(tls).TrimEnd('.')}", false),
            { HttpRequestError: HttpRequestError.SecureConnectionError } => ($"no secure connection to {host} can be made: {Innermost(exception).TrimEnd('.')}", false),
            { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData } } => ($"DNS knows no host {host}", false),
            { InnerException: SocketException { SocketErrorCode: SocketError.TryAgain } } => ($"DNS did not answer for {host}", true),
            { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused } } => ($"{host} refuses connections", true),
            { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => ($"{host} sends headers without end", false),
            _ => ($"the connection to {host} failed: {Innermost(exception).TrimEnd('.')}", true),
        };
        return new SourceFailedException(why, exception) { IsTransient = transient };
    }

    public static SourceFailedException From(HttpResponseMessage response, string? wall, string host, DateTimeOffset now)
    {
        int status = (int)response.StatusCode;
        DateTimeOffset? retryAt = RetryAt(response.Headers.RetryAfter, now);
        if (wall is not null)
        {
            return new SourceFailedException(
                string.Create(CultureInfo.InvariantCulture, $"{host} is behind a wall against bots ({wall}, status {status}); ask the publisher for access or another address"))
            {
                RetryAt = retryAt,
            };
        }

        string why = status switch
        {
            401 => "asks for a password (401)",
            403 => "refuses access (403)",
            404 => "has nothing at this address (404); look for a new one",
            410 => "has given this address up for good (410); look for a new one",
            429 => "asks for fewer requests (429)",
            451 => "may not show this for legal reasons (451)",
            >= 500 => $"is out of order ({status} {response.ReasonPhrase})",
            _ => $"answered {status} {response.ReasonPhrase}",
        };
        return new SourceFailedException($"{host} {why}")
        {
            Status = response.StatusCode,
            IsTransient = status is 408 or 429 or 500 or 502 or 503 or 504,
            // Without a time, "too many" is no invitation to try again in a second.
            RetryAt = retryAt ?? (status == 429 ? now + TimeSpan.FromMinutes(15) : null),
        };
    }

    /// <summary>Seconds or a date (RFC 9110 section 10.2.3).</summary>
    private static DateTimeOffset? RetryAt(RetryConditionHeaderValue? header, DateTimeOffset now)
    {
        DateTimeOffset? at = header?.Date ?? (header?.Delta is { } delta ? now + delta : null);
        return at > now + LongestRetryAfter ? now + LongestRetryAfter : at > now ? at : null;
    }

    private static string Innermost(Exception exception)
    {
        while (exception.InnerException is { } inner)
        {
            exception = inner;
        }

        return exception.Message;
    }
}
