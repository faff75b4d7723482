using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Alerts.Cli.Demo;

/// <summary>A storage of the demo's own, in memory on free ports: a run leaves nothing behind and meets nobody else's.</summary>
internal static class DemoStorage
{
    /// <summary>Azurite's published account; not a secret (https://learn.microsoft.com/azure/storage/common/storage-use-azurite#well-known-storage-account-and-key).</summary>
    private const string Account =
        "AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    public static string ConnectionString() => string.Create(
        CultureInfo.InvariantCulture,
        $"DefaultEndpointsProtocol=http;{Account};BlobEndpoint={Endpoint()};QueueEndpoint={Endpoint()};TableEndpoint={Endpoint()}");

    // Below the ports that systems give to outgoing connections (from 32768 on Linux), which would take one between here and its use.
    private static string Endpoint()
    {
        while (true)
        {
            using var listener = new TcpListener(IPAddress.Loopback, RandomNumberGenerator.GetInt32(20_000, 32_000));
            try
            {
                listener.Start();
                return $"http://{listener.LocalEndpoint}/devstoreaccount1";
            }
            catch (SocketException)
            {
                // Taken: another one.
            }
        }
    }
}
