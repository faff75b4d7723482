using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Alerts.Deliver.Channels;

/// <summary>Mails an alert through the relay of section <c>Smtp</c>.</summary>
internal sealed class EmailChannel(SmtpConnections connections, IOptions<SmtpOptions> options, TimeProvider time) : IChannel
{
    // Made once: the options are not reloaded.
    private readonly SendLimit? _limit = LimitOf(options.Value);
    private readonly AcceptedRecipients _accepted = new(time);

    public SendLimit? LimitFor(Subscription subscription) => _limit;

    public async Task<ChannelResult> SendAsync(Alert alert, CancellationToken cancellation)
    {
        SmtpOptions settings = options.Value;
        if (!settings.IsConfigured)
        {
            return new ChannelResult.Failed(
                "No mail relay is configured, so the mail was not sent. Set Smtp:Host and Smtp:From, then replay the message (alerts poison replay deliveries); "
                + "Deliver:Mode=Folder writes files instead.");
        }

        if (!MailMessage.TryParseAddress(alert.Subscription.Address, out MailboxAddress? reader))
        {
            return new ChannelResult.Rejected("The address is not an email address.");
        }

        using MimeMessage message = MailMessage.Compose(alert, MailboxAddress.Parse(settings.From), reader, time.GetUtcNow());
        using var handOver = new HandOver(settings.Timeout, cancellation);
        try
        {
            await connections.SendAsync(message, handOver);
            _accepted.Add(reader.Address);
            return new ChannelResult.Sent();
        }
        catch (SmtpCommandException refusal)
        {
            return SmtpAnswer.Read(refusal, _accepted.AnyBut(reader.Address));
        }
        catch (MailKit.Security.AuthenticationException exception)
        {
            return new ChannelResult.Failed($"The mail server {settings.Host} refused the sign-in: {exception.Message} Check Smtp:User and Smtp:Password.");
        }
        catch (SslHandshakeException)
        {
            return new ChannelResult.Failed($"No secure connection to {settings.Host}:{settings.Port}: its certificate or protocol is not accepted. Check Smtp:Host, Smtp:Port and Smtp:Security.");
        }
        catch (NotSupportedException exception)
        {
            return new ChannelResult.Failed($"The mail server {settings.Host}:{settings.Port} lacks what the settings ask for: {exception.Message} Check Smtp:Security.");
        }
        catch (OperationCanceledException) when (handOver.Begun || !cancellation.IsCancellationRequested)
        {
            return new ChannelResult.Later(null, $"The mail server {settings.Host}:{settings.Port} did not take the mail within {settings.Timeout} (Smtp:Timeout).");
        }
        catch (Exception exception) when (exception is SmtpProtocolException or IOException or SocketException or ServiceNotConnectedException or TimeoutException)
        {
            return new ChannelResult.Later(null, $"The mail server {settings.Host}:{settings.Port} cannot be reached: {exception.Message}");
        }
    }

    private static SendLimit? LimitOf(SmtpOptions settings)
    {
        List<SendWindow> windows = [];
        if (settings.PerMinute > 0)
        {
            windows.Add(new SendWindow(settings.PerMinute, TimeSpan.FromMinutes(1)));
        }

        if (settings.PerHour > 0)
        {
            windows.Add(new SendWindow(settings.PerHour, TimeSpan.FromHours(1)));
        }

        return windows.Count == 0 ? null : new SendLimit("smtp", windows);
    }
}
