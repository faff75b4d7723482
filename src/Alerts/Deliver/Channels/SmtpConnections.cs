using System.Collections.Concurrent;
using MailKit.Net.Smtp;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Alerts.Deliver.Channels;

/// <summary>
/// Connections to the relay, kept for a moment between two mails: a handshake costs more than a mail. One that was
/// idle or saw an error is not used again.
/// </summary>
internal sealed class SmtpConnections(IOptions<SmtpOptions> options, TimeProvider time) : IAsyncDisposable
{
    /// <summary>Well under the five minutes that servers must wait for the next command (RFC 5321, 4.5.3.2.7).</summary>
    private static readonly TimeSpan LongestIdle = TimeSpan.FromSeconds(15);

    private readonly SemaphoreSlim _places = new(options.Value.Connections);
    private readonly ConcurrentBag<(SmtpClient Client, DateTimeOffset LastUsed)> _idle = [];

    /// <param name="message">The mail.</param>
    /// <param name="handOver">Begun when a connection stands: a server may have the mail from its first command on.</param>
    public async Task SendAsync(MimeMessage message, HandOver handOver)
    {
        await _places.WaitAsync(handOver.Token);
        SmtpClient? client = null;
        try
        {
            client = Idle() ?? await ConnectAsync(handOver.Token);
            handOver.Begin();
            await client.SendAsync(message, handOver.Token);
            _idle.Add((client, time.GetUtcNow()));
        }
        catch
        {
            client?.Dispose();
            throw;
        }
        finally
        {
            _places.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        while (_idle.TryTake(out (SmtpClient Client, DateTimeOffset) idle))
        {
            using SmtpClient client = idle.Client;
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1), time);
            try
            {
                await client.DisconnectAsync(quit: true, patience.Token);
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException or SmtpProtocolException)
            {
                // A server that does not answer QUIT has nothing to lose.
            }
        }

        _places.Dispose();
    }

    private SmtpClient? Idle()
    {
        while (_idle.TryTake(out (SmtpClient Client, DateTimeOffset LastUsed) idle))
        {
            if (idle.Client.IsConnected && time.GetUtcNow() - idle.LastUsed < LongestIdle)
            {
                return idle.Client;
            }

            idle.Client.Dispose();
        }

        return null;
    }

    private async Task<SmtpClient> ConnectAsync(CancellationToken cancellation)
    {
        SmtpOptions settings = options.Value;

        // The caller's limit runs out first: it covers all steps, this one each.
        var client = new SmtpClient { Timeout = 2 * (int)settings.Timeout.TotalMilliseconds };
        try
        {
            await client.ConnectAsync(settings.Host!, settings.Port, settings.Security, cancellation);
            if (settings is { User.Length: > 0, Password.Length: > 0 })
            {
                await client.AuthenticateAsync(settings.User, settings.Password, cancellation);
            }

            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }
}
