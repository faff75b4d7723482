using System.Globalization;
using System.Net;
using System.Net.Sockets;

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

    private static string Endpoint()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"http://{listener.LocalEndpoint}/devstoreaccount1";
    }
}
