using System.Text.RegularExpressions;

namespace Alerts.Fetch.Identity;

/// <summary>
/// One spelling for all addresses of one page: without scheme, tracking, AMP, mobile host, fragment, default document
/// and trailing slash. For comparing, not for calling.
/// </summary>
public static partial class CanonicalUrl
{
    private static readonly HashSet<string> Tracking = new(StringComparer.OrdinalIgnoreCase)
    {
        "fbclid", "gclid", "gclsrc", "dclid", "msclkid", "yclid", "twclid", "igshid", "mc_cid", "mc_eid", "mkt_tok", "_hsenc", "_hsmi", "cmpid", "cmp",
        "ns_campaign", "ns_mchannel", "ns_source", "ito", "icid", "ocid", "smid", "smtyp", "spm", "wt.mc_id", "s_cid", "ncid", "ftag", "xtor",
        "at_medium", "at_campaign", "at_link_id", "ref_src", "ref_url", "rss", "feed", "feedid", "source_rss", "srsltid", "_ga", "_gl", "jsessionid", "phpsessid", "output", "outputtype", "amp", "amp_js_v", "amp_gsa",
    };

    /// <summary>Null where the text is no http address.</summary>
    public static string? Of(string? link)
    {
        if (!Uri.TryCreate(link, UriKind.Absolute, out Uri? uri) || uri.Scheme is not ("http" or "https"))
        {
            return null;
        }

        uri = OutOfCache(uri);
        string host = Mobile().Replace(uri.IdnHost.ToLowerInvariant().TrimEnd('.'), "");
        string port = uri.IsDefaultPort || uri.Port is 80 or 443 ? "" : $":{uri.Port}";
        string path = Amp().Replace(uri.AbsolutePath, "");
        path = Document().Replace(Session().Replace(path, ""), "").TrimEnd('/');

        // "#!" and "#/" address pages of their own in sites made of one document.
        string fragment = uri.Fragment.StartsWith("#!", StringComparison.Ordinal) || uri.Fragment.StartsWith("#/", StringComparison.Ordinal) ? uri.Fragment : "";
        return Escape().Replace($"{host}{port}{path}{Query(uri.Query)}{fragment}", escape => escape.Value.ToUpperInvariant());
    }

    private static string Query(string query)
    {
        string[] kept =
        [
            .. query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(part => !IsTracking(part.Split('=')[0])).Order(StringComparer.Ordinal),
        ];
        return kept.Length == 0 ? "" : $"?{string.Join('&', kept)}";
    }

    private static bool IsTracking(string name) =>
        name.StartsWith("utm_", StringComparison.OrdinalIgnoreCase) || name.StartsWith("pk_", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("mtm_", StringComparison.OrdinalIgnoreCase) || Tracking.Contains(name);

    // https://cdn.ampproject.org/c/s/paper.example/x and https://www.google.com/amp/s/paper.example/x show paper.example/x.
    private static Uri OutOfCache(Uri uri)
    {
        Match inner = uri.Host.EndsWith("cdn.ampproject.org", StringComparison.OrdinalIgnoreCase) || uri.Host.StartsWith("www.google.", StringComparison.OrdinalIgnoreCase)
            ? Cache().Match(uri.PathAndQuery)
            : Match.Empty;
        return inner.Success && Uri.TryCreate($"https://{inner.Groups[1].Value}", UriKind.Absolute, out Uri? page) ? page : uri;
    }

    [GeneratedRegex(@"^(?:www|m|mobile|amp)\.(?=[^.]+\.)")]
    private static partial Regex Mobile();

    [GeneratedRegex(@"^/amp(?=/)|/amp/?$|\.amp(?=\.html?$)", RegexOptions.IgnoreCase)]
    private static partial Regex Amp();

    [GeneratedRegex(@"/(?:index|default)\.(?:html?|php|aspx?)$", RegexOptions.IgnoreCase)]
    private static partial Regex Document();

    // Servlets put the visit into the path where there are no cookies.
    [GeneratedRegex(";jsessionid=[^/;]*", RegexOptions.IgnoreCase)]
    private static partial Regex Session();

    [GeneratedRegex("%[0-9a-f]{2}", RegexOptions.IgnoreCase)]
    private static partial Regex Escape();

    [GeneratedRegex(@"^/(?:amp|c|v|wp|a)/(?:s/)?([^/]+\.[^/]+/.*)$")]
    private static partial Regex Cache();
}
