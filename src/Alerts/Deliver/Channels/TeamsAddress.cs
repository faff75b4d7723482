using System.Diagnostics.CodeAnalysis;

namespace Alerts.Deliver.Channels;

/// <summary>
/// The address of a Teams Workflows webhook. Whoever has it can post to the channel, so no message here repeats more of it
/// than its host.
/// </summary>
public static class TeamsAddress
{
    /// <summary>Logic Apps, where flows lived first, and the Power Platform, where new ones live.</summary>
    private static readonly string[] HostSuffixes = [".logic.azure.com", ".environment.api.powerplatform.com"];

    /// <param name="address">As the subscriber pasted it.</param>
    /// <param name="testHosts">More hosts, as <c>host:port</c>.</param>
    /// <param name="uri">The address, where it is one.</param>
    /// <param name="error">What was expected and what came, where it is none.</param>
    public static bool TryParse(
        string address, IEnumerable<string> testHosts, [NotNullWhen(true)] out Uri? uri, [NotNullWhen(false)] out string? error)
    {
        if (Uri.TryCreate(address.Trim(), UriKind.Absolute, out uri) && uri.UserInfo.Length == 0)
        {
            string host = uri.IdnHost;
            bool microsoft = uri.Scheme == Uri.UriSchemeHttps && uri.IsDefaultPort
                && HostSuffixes.Any(suffix => host.EndsWith(suffix, StringComparison.OrdinalIgnoreCase));
            bool test = uri.Scheme is "http" or "https" && testHosts.Contains($"{host}:{uri.Port}", StringComparer.OrdinalIgnoreCase);
            if (microsoft || test)
            {
                error = null;
                return true;
            }
        }

        string came = uri is null ? "no address" : $"{uri.Scheme}://{uri.Host}";
        error = $"Expected the address of a Teams Workflows webhook (https://….logic.azure.com/… or https://….environment.api.powerplatform.com/…), got {came}. "
            + "Make one in Teams: channel, Workflows, \"Post to a channel when a webhook request is received\".";
        uri = null;
        return false;
    }
}
