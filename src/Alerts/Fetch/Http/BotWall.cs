using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Alerts.Feeds;

namespace Alerts.Fetch.Http;

/// <summary>Recognises the pages that stand in front of a publisher's own and ask whether the visitor is a person.</summary>
internal static partial class BotWall
{
    /// <summary>Bytes of a body that are looked at; walls say who they are at once.</summary>
    private const int Reach = 16 * 1024;

    /// <summary>Bytes in which a body says what it is.</summary>
    private const int Sniffed = 4 * 1024;

    /// <summary>Characters that a person can read; a wall has fewer.</summary>
    private const int LongestWall = 800;

    private static readonly (string Header, string Wall)[] Headers =
    [
        ("cf-mitigated", "Cloudflare"),
        ("x-datadome", "DataDome"),
        ("x-dd-b", "DataDome"),
        ("x-iinfo", "Imperva"),
        ("x-px-block", "HUMAN"),
        ("x-sucuri-block", "Sucuri"),
        ("x-amzn-waf-action", "AWS WAF"),
    ];

    /// <summary>Nothing but a wall has these.</summary>
    private static readonly (string Text, string Wall)[] Pages =
    [
        ("<title>Just a moment...</title>", "Cloudflare"),
        ("Attention Required! | Cloudflare", "Cloudflare"),
        ("_cf_chl_opt", "Cloudflare"),
        ("captcha-delivery.com", "DataDome"),
        ("Request unsuccessful. Incapsula", "Imperva"),
        ("Pardon Our Interruption", "Imperva"),
        ("px-captcha", "HUMAN"),
        ("/.well-known/sgcaptcha/", "SiteGround"),
        ("awsWafCookieDomainList", "AWS WAF"),
    ];

    /// <summary>The publisher's own pages may have these too, in a script or a form: they count where there is little else.</summary>
    private static readonly (string Text, string Wall)[] Marks =
    [
        ("<title>Access Denied</title>", "Akamai"),
        ("/cdn-cgi/challenge-platform/", "Cloudflare"),
        ("_Incapsula_Resource", "Imperva"),
        ("g-recaptcha", "a captcha"),
        ("h-captcha", "a captcha"),
        ("cf-turnstile", "a captcha"),
        ("captcha", "a captcha"),
    ];

    /// <summary>
    /// Whose wall it is; null where there is none. Headers count only on a refusal or beside a page, since some are
    /// sent with every answer; a page counts only where it is HTML and not a feed that is sent as such.
    /// </summary>
    public static string? Find(int status, HttpResponseHeaders headers, string? contentType, ReadOnlySpan<byte> body)
    {
        string beginning = Encoding.UTF8.GetString(body[..Math.Min(body.Length, Sniffed)]).TrimStart(' ', '\t', '\r', '\n', '\uFEFF');
        bool html = !IsFeed(beginning)
            && (contentType?.Contains("html", StringComparison.OrdinalIgnoreCase) == true
                || beginning.StartsWith("<!", StringComparison.Ordinal) || beginning.StartsWith("<html", StringComparison.OrdinalIgnoreCase));
        if (!html && status < 400)
        {
            return null;
        }

        // Imperva marks every answer; only a refusal is its wall.
        foreach ((string header, string wall) in Headers)
        {
            if (headers.Contains(header) && (status is 403 or 405 or 429 or 503 || header is "cf-mitigated" or "x-amzn-waf-action"))
            {
                return wall;
            }
        }

        // What is not there may be missing on a page that has a form with a captcha.
        return html && status is not (404 or 410) ? Find(status, Encoding.Latin1.GetString(body[..Math.Min(body.Length, Reach)]), body.Length <= Reach) : null;
    }

    // Many a feed is sent as a page. What it is stands in its first tag that is one of either; JSON has none before its items.
    private static bool IsFeed(string beginning) =>
        beginning is ['{' or '[', ..] || FirstTag().Match(beginning) is { Success: true } tag && tag.Groups["feed"].Success;

    private static string? Find(int status, string start, bool isWhole)
    {
        bool saysLittle = status >= 400 || (isWhole && HtmlText.ToPlain(start).Length < LongestWall);
        foreach ((string text, string wall) in saysLittle ? [.. Pages, .. Marks] : Pages)
        {
            if (start.Contains(text, StringComparison.OrdinalIgnoreCase))
            {
                return wall;
            }
        }

        return null;
    }

    [GeneratedRegex("<(?:(?:[a-z0-9]+:)?(?<feed>rss|rdf|feed|channel)|!doctype html|html|head|body|script|title|meta)[\\s/>]", RegexOptions.IgnoreCase)]
    private static partial Regex FirstTag();
}
