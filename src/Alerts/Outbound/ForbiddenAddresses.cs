using System.Net;
using System.Net.Sockets;
using Microsoft.Security.AntiSSRF;

namespace Alerts.Outbound;

/// <summary>
/// Addresses that no public server has: private, loopback, link-local, metadata services, documentation, multicast.
/// The list is Microsoft's (https://microsoft.github.io/AntiSSRF/ip-ranges); forms that carry an IPv4 address within
/// an IPv6 one are added here.
/// </summary>
internal static class ForbiddenAddresses
{
    private static readonly IPNetwork[] Networks =
    [
        .. IPAddressRanges.recommendedLatest.Select(IPNetwork.Parse),
        IPNetwork.Parse("::/96"), // IPv4-compatible, RFC 4291 section 2.5.5.1
        IPNetwork.Parse("::ffff:0:0:0/96"), // IPv4-translated, RFC 2765
    ];

    public static bool Contains(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        // A scope (fe80::1%eth0) would part the address from the network that it is in.
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            address = new IPAddress(address.GetAddressBytes());
        }

        foreach (IPNetwork network in Networks)
        {
            if (network.Contains(address))
            {
                return true;
            }
        }

        return IsIsatap(address);
    }

    // ISATAP (RFC 5214) puts an IPv4 address behind 0000:5efe or 0200:5efe in any prefix.
    private static bool IsIsatap(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetworkV6
        && address.GetAddressBytes().AsSpan(8) is [0x00 or 0x02, 0x00, 0x5E, 0xFE, ..];
}
