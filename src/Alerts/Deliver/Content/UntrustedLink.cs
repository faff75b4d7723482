namespace Alerts.Deliver.Content;

/// <summary>A link from outside: http and https only, nothing that shows one host and opens another.</summary>
internal static class UntrustedLink
{
    /// <summary>Longer links break in mail programs and would eat a card's budget.</summary>
    private const int Longest = 2_000;

    /// <summary>The link where it may be shown, else null.</summary>
    public static Uri? Accept(string? link) =>
        Uri.TryCreate(link, UriKind.Absolute, out Uri? uri)
        && uri.Scheme is "http" or "https"
        && uri.Host.Length > 0
        && uri.UserInfo.Length == 0
        && uri.AbsoluteUri.Length <= Longest
            ? uri
            : null;

    /// <summary>The host as people should see it: look-alike letters of other scripts show as <c>xn--</c>.</summary>
    public static string HostOf(Uri link) => link.IdnHost.StartsWith("www.", StringComparison.Ordinal) ? link.IdnHost[4..] : link.IdnHost;
}
