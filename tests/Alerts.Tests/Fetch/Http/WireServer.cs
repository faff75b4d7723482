using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Alerts.Tests.Fetch.Http;

/// <summary>The far side of the wire, byte for byte: what no honest server would send can be sent.</summary>
internal sealed class WireServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<WireRequest, Task> _answer;
    private readonly X509Certificate2? _certificate;
    private readonly Task _running;

    public WireServer(Func<WireRequest, Task> answer, X509Certificate2? certificate = null)
    {
        (_answer, _certificate) = (answer, certificate);
        _listener.Start();
        _running = AcceptAsync();
    }

    /// <summary>Answers every request with the same bytes.</summary>
    public static WireServer Saying(string head, byte[]? body = null) => new(request => request.SendAsync(head, body ?? []));

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public Uri Address(string path = "/feed") => new($"http://127.0.0.1:{Port}{path}");

    public List<string> Requests { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);
            _ = ServeAsync(client);
        }
    }

    private async Task<Stream> OpenAsync(TcpClient client)
    {
        if (_certificate is null)
        {
            return client.GetStream();
        }

        var tls = new SslStream(client.GetStream());
        await tls.AuthenticateAsServerAsync(_certificate);
        return tls;
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await using Stream stream = await OpenAsync(client);
                var head = new StringBuilder();
                byte[] one = new byte[1];
                while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one, _stop.Token) > 0)
                {
                    head.Append((char)one[0]);
                }

                lock (Requests)
                {
                    Requests.Add(head.ToString());
                }

                await _answer(new WireRequest(head.ToString(), stream, _stop.Token));
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException or ObjectDisposedException or AuthenticationException)
            {
                // The client went away, or the test is over.
            }
        }
    }
}

/// <summary>One request, and the stream to answer on.</summary>
internal sealed record WireRequest(string Head, Stream Stream, CancellationToken Stopped)
{
    public string Path => Head.Split(' ')[1];

    public async Task SendAsync(string head, byte[] body)
    {
        string text = head.Contains("Content-Length", StringComparison.OrdinalIgnoreCase) || head.Contains("Transfer-Encoding", StringComparison.OrdinalIgnoreCase)
            ? head
            : $"{head}\r\nContent-Length: {body.Length}";
        await Stream.WriteAsync(Encoding.Latin1.GetBytes($"HTTP/1.1 {text}\r\nConnection: close\r\n\r\n"), Stopped);
        await Stream.WriteAsync(body, Stopped);
    }
}
