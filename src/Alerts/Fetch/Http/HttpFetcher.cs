using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Alerts.Outbound;

namespace Alerts.Fetch.Http;

/// <summary>
/// Gets a body from an address that somebody else chose: through the guard, in the host's turn, with time limits and
/// retries, following redirects itself so that each is checked. Cookies are shown within one chain of redirects and never kept.
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
        var cookies = new RedirectCookies();
        for (int hop = 0; hop <= MostRedirects; hop++)
        {
            Check(address);
            await (get.Permit?.Invoke(address, cancellation) ?? Task.CompletedTask);
            Hop answer = await HopAsync(get, address, cookies, cancellation);
            if (answer.Answer is { } body)
            {
                return body with { MovedTo = hop > 0 && permanent ? address : null };
            }

            // Where cookies were set on the way, the next poll has to come the same way.
            permanent &= answer.Permanent && !cookies.Any;
            Uri next = answer.Next!;
            if (next == address && cookies.For(next) == answer.Cookies)
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

    private async Task<Hop> HopAsync(HttpGet get, Uri address, RedirectCookies cookies, CancellationToken cancellation)
    {
        using IDisposable turn = await turns.EnterAsync(address, get.Gap, cancellation);
        try
        {
            return await pipelines.RunAsync(address, token => AttemptAsync(get, address, cookies, token), cancellation);
        }
        catch (SourceFailedException exception) when (exception is { Status: HttpStatusCode.TooManyRequests, RetryAt: { } until })
        {
            // It is the host that asks for fewer requests, not this one of its addresses.
            turns.LeaveAlone(address, until);
            throw;
        }
    }

    private async Task<Hop> AttemptAsync(HttpGet get, Uri address, RedirectCookies cookies, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        string? sent = cookies.For(address);
        Add(request, "Accept", get.Accept);
        Add(request, "If-None-Match", get.ETag);
        Add(request, "If-Modified-Since", get.LastModified);
        Add(request, "Cookie", sent);
        try
        {
            using HttpResponseMessage response = await clients.CreateClient(Client).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            if (response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
                    or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect
                && response.Headers.Location is { } location)
            {
                cookies.Take(address, response.Headers);
                return new Hop(null, new Uri(address, location), response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.PermanentRedirect, sent);
            }

            return new Hop(await AnswerAsync(get, response, address, cancellation), null, false, sent);
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

    // A header without a value is sent as an empty one, which is no condition and puts some servers out of order.
    private static void Add(HttpRequestMessage request, string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
    }

    private async Task<HttpAnswer> AnswerAsync(HttpGet get, HttpResponseMessage response, Uri address, CancellationToken cancellation)
    {
        bool unchanged = response.StatusCode == HttpStatusCode.NotModified;
        if (unchanged && string.IsNullOrWhiteSpace(get.ETag) && string.IsNullOrWhiteSpace(get.LastModified))
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

    /// <param name="Cookies">Those that were sent.</param>
    private readonly record struct Hop(HttpAnswer? Answer, Uri? Next, bool Permanent, string? Cookies);
}
