using System.Net;
using System.Net.Http.Headers;

namespace Alerts.Fetch.Http;

/// <summary>
/// The cookies of one chain of redirects (RFC 6265): some servers set one, redirect to where they were asked, and answer
/// only who shows it. They go with the chain, so that no publisher can follow us from poll to poll.
/// </summary>
internal sealed class RedirectCookies
{
    private readonly CookieContainer _cookies = new();

    public bool Any => _cookies.Count > 0;

    /// <summary>What is shown to an address; null where there is nothing.</summary>
    public string? For(Uri address) => _cookies.GetCookieHeader(address) is { Length: > 0 } shown ? shown : null;

    /// <summary>Takes those that a redirect sets; what is no cookie, or one for somebody else's host, is left.</summary>
    public void Take(Uri address, HttpResponseHeaders headers)
    {
        foreach (string line in headers.TryGetValues("Set-Cookie", out IEnumerable<string>? lines) ? lines : [])
        {
            try
            {
                _cookies.SetCookies(address, line);
            }
            catch (CookieException)
            {
                // Without it the next answer is what it was without any: a redirect in a circle, which is named.
            }
        }
    }
}
