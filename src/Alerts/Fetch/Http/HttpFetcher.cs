using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Alerts.Outbound;

namespace Alerts.Fetch.Http;

/// <summary>
/// Gets a body from an address that somebody else chose: through the guard, in the host's turn, with time limits and
/// retries, following redirects itself so that each is checked.
/// </summary>
internal sealed class HttpFetcher(IHttpClientFactory clients, OutboundGuard guard, HostTurns turns, HttpPipelines pipelines, TimeProvider time)
{
    /// <summary>Name of the client that it asks <see cref="IHttpClientFactory"/> for.</summary>
    public const string Client = "fetch";

    private const int MostRedirects = 10;

    /// <summary>Characters; a longer validator is not kept.</summary>
    private const int LongestValidator = 2_000;

    /// <exception cref="SourceFailedException">No body came, and why.</exception>
    public async Task<HttpAnswer> GetAsync(HttpGet get, CancellationToken cancellation)
    {
        Uri address = get.Address;
        bool permanent = true;
        for (int hop = 0; hop <= MostRedirects; hop++)
        {
            Check(address);
            await (get.Permit?.Invoke(address, cancellation) ?? Task.CompletedTask);
            Hop answer = await HopAsync(get, address, cancellation);
            if (answer.Answer is { } body)
            {
                return body with { MovedTo = hop > 0 && permanent ? address : null };
            }

            permanent &= answer.Permanent;
            Uri next = answer.Next!;
            if (next == address)
            {
                break;
            }

            address = next;
        }

        throw new SourceFailedException(string.Create(
            CultureInfo.InvariantCulture, $"{get.Address.Host} redirects in a circle, or more than {MostRedirects} times"));
    }

    private void Check(Uri address)
    {
        try
        {
            guard.Check(address);
        }
        catch (OutboundRefusedException exception)
        {
            throw new SourceFailedException(exception.Message.TrimEnd('.'), exception);
        }
    }

    private async Task<Hop> HopAsync(HttpGet get, Uri address, CancellationToken cancellation)
    {
        using IDisposable turn = await turns.EnterAsync(address, get.Gap, cancellation);
        try
        {
            return await pipelines.RunAsync(address, token => AttemptAsync(get, address, token), cancellation);
        }
        catch (SourceFailedException exception) when (exception is { Status: HttpStatusCode.TooManyRequests, RetryAt: { } until })
        {
            // It is the host that asks for fewer requests, not this one of its addresses.
            turns.LeaveAlone(address, until);
            throw;
        }
    }

    private async Task<Hop> AttemptAsync(HttpGet get, Uri address, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Accept", get.Accept);
        request.Headers.TryAddWithoutValidation("If-None-Match", get.ETag);
        request.Headers.TryAddWithoutValidation("If-Modified-Since", get.LastModified);
        try
        {
            using HttpResponseMessage response = await clients.CreateClient(Client).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            if (response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
                    or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect
                && response.Headers.Location is { } location)
            {
                return new Hop(null, new Uri(address, location), response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.PermanentRedirect);
            }

            return new Hop(await AnswerAsync(get, response, address, cancellation), null, false);
        }
        catch (HttpRequestException exception)
        {
            throw HttpFailures.From(exception, address.Host);
        }
        catch (UriFormatException exception)
        {
            throw new SourceFailedException($"{address.Host} redirects to what is no address", exception);
        }
    }

    private async Task<HttpAnswer> AnswerAsync(HttpGet get, HttpResponseMessage response, Uri address, CancellationToken cancellation)
    {
        bool unchanged = response.StatusCode == HttpStatusCode.NotModified;
        if (unchanged && get is { ETag: null, LastModified: null })
        {
            throw new SourceFailedException($"{address.Host} answers that nothing changed (304) although nothing was known");
        }

        byte[] body = unchanged ? [] : await BoundedBody.ReadAsync(response.Content, get, address.Host, cancellation);
        string? contentType = response.Content.Headers.NonValidated.TryGetValues("Content-Type", out HeaderStringValues values) ? values.ToString() : null;
        string? wall = BotWall.Find((int)response.StatusCode, response.Headers, contentType, body);
        if ((!unchanged && !response.IsSuccessStatusCode) || wall is not null)
        {
            throw HttpFailures.From(response, wall, address.Host, time.GetUtcNow());
        }

        // Validators are sent back letter for letter: a server may compare them so.
        response.Headers.NonValidated.TryGetValues("ETag", out HeaderStringValues tag);
        response.Content.Headers.NonValidated.TryGetValues("Last-Modified", out HeaderStringValues modified);
        return new HttpAnswer(response.StatusCode, address, body)
        {
            ContentType = contentType,
            ETag = Validator(tag, unchanged ? get.ETag : null),
            LastModified = Validator(modified, unchanged ? get.LastModified : null),
            FreshFor = FreshFor(response),
        };
    }

    private static string? Validator(HeaderStringValues values, string? otherwise) =>
        values.Count == 0 ? otherwise : values.ToString() is { Length: <= LongestValidator } text ? text : null;

    private static TimeSpan? FreshFor(HttpResponseMessage response) =>
        response.Headers.CacheControl is { NoStore: false, NoCache: false, MaxAge: { } age }
            ? TimeSpan.FromSeconds(Math.Max(0, (age - (response.Headers.Age ?? TimeSpan.Zero)).TotalSeconds))
            : null;

    private readonly record struct Hop(HttpAnswer? Answer, Uri? Next, bool Permanent);
}
