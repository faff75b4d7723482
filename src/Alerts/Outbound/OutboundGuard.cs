using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace Alerts.Outbound;

/// <summary>Resolves a host's name to its addresses.</summary>
public delegate Task<IPAddress[]> ResolveHost(string host, CancellationToken cancellation);

/// <summary>
/// Decides which addresses are called. Configured, found in a feed, redirected to or subscribed: all go through here,
/// once as text (<see cref="Check"/>) and once when the connection is made (<see cref="ConnectAsync"/>).
/// </summary>
public sealed class OutboundGuard(IOptions<OutboundOptions> options, ResolveHost resolve)
{
    private readonly HashSet<string> _allowed =
        new(options.Value.AllowedHosts.Select(host => host.Trim().TrimEnd('.')), StringComparer.OrdinalIgnoreCase);

    /// <summary>Refuses what can be refused without asking DNS; to be called for each address as soon as it is known.</summary>
    /// <exception cref="OutboundRefusedException">It is none that Alerts calls.</exception>
    public void Check(Uri address)
    {
        if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
        {
            throw new OutboundRefusedException($"Expected an http or https address, got '{Shown(address)}'.");
        }

        if (address.UserInfo.Length > 0)
        {
            throw new OutboundRefusedException($"Expected an address without user name and password, got one for host '{address.Host}'.");
        }

        string host = Normal(address.IdnHost);
        if (IsAllowed(host, address.Port))
        {
            return;
        }

        if (address.Port is not (80 or 443 or >= 1024))
        {
            throw new OutboundRefusedException(string.Create(
                CultureInfo.InvariantCulture, $"{address.Host}: expected port 80, 443 or one from 1024 on, got {address.Port}."));
        }

        // Uri has already read decimal, octal and hexadecimal spellings of an IPv4 address.
        if (IPAddress.TryParse(host, out IPAddress? literal) ? ForbiddenAddresses.Contains(literal) : IsLocalName(host))
        {
            throw Private(host, literal);
        }
    }

    /// <summary>
    /// Connects to an address that was checked, so that an answer of DNS that changes between check and connection
    /// changes nothing. For <see cref="SocketsHttpHandler.ConnectCallback"/>.
    /// </summary>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        string host = Normal(context.DnsEndPoint.Host);
        int port = context.DnsEndPoint.Port;
        IPAddress[] addresses = await ResolveAsync(host, port, cancellation);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>The addresses of a host, all of them allowed. One forbidden address among good ones condemns the host.</summary>
    /// <exception cref="OutboundRefusedException">At least one is forbidden.</exception>
    public async Task<IPAddress[]> ResolveAsync(string host, int port, CancellationToken cancellation)
    {
        host = Normal(host);
        bool allowed = IsAllowed(host, port);
        if (!allowed && IsLocalName(host))
        {
            throw Private(host, null);
        }

        IPAddress[] addresses = IPAddress.TryParse(host, out IPAddress? literal) ? [literal] : await resolve(host, cancellation);
        if (addresses.Length == 0)
        {
            throw new SocketException((int)SocketError.HostNotFound);
        }

        return allowed || Array.Find(addresses, ForbiddenAddresses.Contains) is not { } forbidden
            ? addresses
            : throw Private(host, forbidden);
    }

    private bool IsAllowed(string host, int port) => _allowed.Count > 0
        && (_allowed.Contains(host)
            || _allowed.Contains(string.Create(CultureInfo.InvariantCulture, $"{host}:{port}"))
            || _allowed.Contains(string.Create(CultureInfo.InvariantCulture, $"[{host}]:{port}")));

    private static bool IsLocalName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);

    // Without brackets, final dot and the scope of a link-local address ("fe80::1%eth0").
    private static string Normal(string host)
    {
        int scope = host.IndexOf('%', StringComparison.Ordinal);
        return (scope < 0 ? host : host[..scope]).Trim('[', ']').TrimEnd('.').ToLowerInvariant();
    }

    private static string Shown(Uri address) => address.OriginalString[..Math.Min(80, address.OriginalString.Length)];

    private static OutboundRefusedException Private(string host, IPAddress? address) => new(
        address is null || address.ToString() == host
            ? $"{host} is not a public address. If it is meant to be called, add it to the setting {OutboundOptions.Section}:{nameof(OutboundOptions.AllowedHosts)}."
            : $"{host} has the address {address}, which is not public. If it is meant to be called, add it to the setting {OutboundOptions.Section}:{nameof(OutboundOptions.AllowedHosts)}.");
}
