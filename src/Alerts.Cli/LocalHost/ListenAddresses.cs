using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace Alerts.Cli.LocalHost;

/// <summary>The setting <c>Urls</c>, where the pages are served: looked at before anything starts, so that nothing has been worked on when a port turns out to be taken.</summary>
internal static class ListenAddresses
{
    public const string Setting = "Urls";

    private const string Example = "http://127.0.0.1:5080";

    /// <summary>One sentence for each address that cannot be listened on.</summary>
    /// <param name="urls">As set: addresses separated by semicolons; null for the server's default.</param>
    public static IEnumerable<string> Errors(string? urls) =>
        (urls ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Error).OfType<string>();

    private static string? Error(string url)
    {
        BindingAddress address;
        try
        {
            address = BindingAddress.Parse(url);
        }
        catch (FormatException)
        {
            return $"{Setting}: expected addresses such as {Example}, got '{url}'.";
        }

        return address switch
        {
            { Scheme: not "http" } => $"{Setting}: expected addresses that begin with http://, such as {Example}, got '{url}'. Put a proxy with a certificate before it for https.",
            { PathBase.Length: > 0 } => $"{Setting}: expected addresses without a path, such as {Example}, got '{url}'.",
            { IsUnixPipe: true } or { IsNamedPipe: true } => null,
            { Port: < 0 or > IPEndPoint.MaxPort } => $"{Setting}: expected a port between 0 and {IPEndPoint.MaxPort}, got '{url}'.",
            { Host: "localhost", Port: 0 } => $"{Setting}: expected http://127.0.0.1:0 for any free port, got '{url}'.",
            _ => Refusal(address),
        };
    }

    // As Kestrel does: a name that is no IP address and not localhost stands for every address of the machine.
    private static string? Refusal(BindingAddress address)
    {
        IPAddress ip = address.Host == "localhost" ? IPAddress.Loopback
            : IPAddress.TryParse(address.Host, out IPAddress? written) ? written
            : Socket.OSSupportsIPv6 ? IPAddress.IPv6Any : IPAddress.Any;
        try
        {
            using var socket = new Socket(ip.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            if (ip.Equals(IPAddress.IPv6Any))
            {
                socket.DualMode = true;
            }

            socket.Bind(new IPEndPoint(ip, address.Port));
            socket.Listen();
            return null;
        }
        catch (SocketException exception)
        {
            return $"{Setting}: " + exception.SocketErrorCode switch
            {
                SocketError.AddressAlreadyInUse =>
                    $"another program listens on {address.Host}:{address.Port}, perhaps another `alerts run`. End it, or choose another port, such as Urls=http://{address.Host}:{NextPort(address.Port)}",
                SocketError.AccessDenied => $"this user may not listen on port {address.Port}. Choose one above 1023, such as {Example}",
                SocketError.AddressNotAvailable => $"{address.Host} is no address of this machine. {Example} is for this machine alone, http://+:5080 for all of its addresses",
                _ => $"cannot listen on {address.Host}:{address.Port}: {exception.Message}",
            };
        }
    }

    private static int NextPort(int port) => port < IPEndPoint.MaxPort ? port + 1 : port - 1;
}
