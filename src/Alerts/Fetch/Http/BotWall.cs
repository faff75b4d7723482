using System.Net.Http.Headers;
using System.Text;

namespace Alerts.Fetch.Http;

/// <summary>Recognises the pages that stand in front of a publisher's own and ask whether the visitor is a person.</summary>
internal static class BotWall
{
    /// <summary>Bytes of a body that are looked at; walls say who they are at once.</summary>
    private const int Reach = 16 * 1024;

    private static readonly (string Header, string? Value, string Wall)[] Headers =
    [
        ("cf-mitigated", null, "Cloudflare"),
        ("x-datadome", null, "DataDome"),
        ("x-dd-b", null, "DataDome"),
        ("x-iinfo", null, "Imperva"),
        ("x-px-block", null, "HUMAN"),
        ("x-sucuri-block", null, "Sucuri"),
        ("x-amzn-waf-action", null, "AWS WAF"),
    ];

    private static readonly (string Text, string Wall)[] Pages =
    [
        ("<title>Just a moment...</title>", "Cloudflare"),
        ("Attention Required! | Cloudflare", "Cloudflare"),
        ("/cdn-cgi/challenge-platform/", "Cloudflare"),
        ("captcha-delivery.com", "DataDome"),
        ("_Incapsula_Resource", "Imperva"),
        ("Request unsuccessful. Incapsula", "Imperva"),
        ("px-captcha", "HUMAN"),
        ("/.well-known/sgcaptcha/", "SiteGround"),
        ("awsWafCookieDomainList", "AWS WAF"),
        ("Pardon Our Interruption", "Imperva"),
        ("<title>Access Denied</title>", "Akamai"),
        ("g-recaptcha", "a captcha"),
        ("h-captcha", "a captcha"),
    ];

    /// <summary>
    /// Whose wall it is; null where there is none. Headers count only on a refusal or beside a page, since some are
    /// sent with every answer; a page counts only where it is HTML.
    /// </summary>
    public static string? Find(int status, HttpResponseHeaders headers, string? contentType, ReadOnlySpan<byte> body)
    {
        bool html = contentType?.Contains("html", StringComparison.OrdinalIgnoreCase) == true
            || body.TrimStart(" \t\r\n\uFEFF"u8).StartsWith("<!"u8) || body.TrimStart(" \t\r\n"u8).StartsWith("<html"u8);
        if (!html && status < 400)
        {
            return null;
        }

        // Imperva marks every answer; only a refusal is its wall.
        foreach ((string header, _, string wall) in Headers)
        {
            if (headers.Contains(header) && (status is 403 or 405 or 429 or 503 || header is "cf-mitigated" or "x-amzn-waf-action"))
            {
                return wall;
            }
        }

        if (!html)
        {
            return null;
        }

        string start = Encoding.Latin1.GetString(body[..Math.Min(body.Length, Reach)]);
        foreach ((string text, string wall) in Pages)
        {
            // A captcha in a long page is that of a form on it.
            if (start.Contains(text, StringComparison.OrdinalIgnoreCase) && (status >= 400 || wall != "a captcha" || body.Length < Reach))
            {
                return wall;
            }
        }

        return null;
    }
}
