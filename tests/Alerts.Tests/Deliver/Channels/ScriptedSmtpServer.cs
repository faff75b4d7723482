using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Alerts.Tests.Deliver.Channels;

/// <summary>A mail server on the loopback interface that takes everything except what the script says: a command's verb, or all of it, and the answer to it.</summary>
internal sealed class ScriptedSmtpServer : IAsyncDisposable
{
    /// <summary>An answer that hangs up instead.</summary>
    public const string HangUp = "hang up";

    /// <summary>An answer that never comes.</summary>
    public const string Silence = "silence";

    /// <summary>The usual answer, but not before <see cref="Release"/>.</summary>
    public const string Held = "held";

    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Dictionary<string, string> _script;
    private readonly Task _work;

    public ScriptedSmtpServer(params (string Verb, string Answer)[] script)
    {
        _script = script.ToDictionary(line => line.Verb, line => line.Answer);
        _listener.Start();
        _work = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Connections { get; private set; }

    public List<string> Mails { get; } = [];

    /// <summary>The command came whose answer is held.</summary>
    public Task Reached => _reached.Task;

    public void Release() => _released.TrySetResult();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _work;
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        List<Task> talks = [];
        try
        {
            // Stop ends the listener; asking a listener that has ended is an error of another kind.
            while (!_stop.IsCancellationRequested)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);
                Connections++;
                talks.Add(TalkAsync(client));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }

        await Task.WhenAll(talks);
    }

    private async Task TalkAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
                if (!await AnswerAsync(client, "CONNECT", "220 ready"))
                {
                    return;
                }

                while (await reader.ReadLineAsync(_stop.Token) is { } line)
                {
                    string verb = line.Split(' ', ':')[0].ToUpperInvariant();
                    string usual = verb switch { "EHLO" => "250-here\r\n250-AUTH PLAIN\r\n250 8BITMIME", "DATA" => "354 go on", "QUIT" => "221 bye", "AUTH" => "235 welcome", _ => "250 fine" };
                    if (!await AnswerAsync(client, _script.ContainsKey(line) ? line : verb, usual))
                    {
                        return;
                    }

                    if (verb == "DATA" && _script.GetValueOrDefault("DATA", Held) == Held)
                    {
                        await TakeAsync(reader);
                        if (!await AnswerAsync(client, "END", "250 taken"))
                        {
                            return;
                        }
                    }
                }
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException)
            {
                // The client went away, or the test is over.
            }
        }
    }

    private async Task TakeAsync(StreamReader reader)
    {
        var mail = new StringBuilder();
        while (await reader.ReadLineAsync(_stop.Token) is { } line and not ".")
        {
            mail.Append(line).Append("\r\n");
        }

        Mails.Add(mail.ToString());
    }

    private async Task<bool> AnswerAsync(TcpClient client, string verb, string usual)
    {
        string answer = _script.GetValueOrDefault(verb, usual);
        if (answer == HangUp)
        {
            return false;
        }

        if (answer == Held)
        {
            _reached.TrySetResult();
            await _released.Task.WaitAsync(_stop.Token);
            answer = usual;
        }

        if (answer == Silence)
        {
            await Task.Delay(Timeout.Infinite, _stop.Token);
        }

        await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(answer + "\r\n"), _stop.Token);
        return true;
    }
}
