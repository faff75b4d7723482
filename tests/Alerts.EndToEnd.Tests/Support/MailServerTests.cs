using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Alerts.EndToEnd.Tests.Support;

public sealed class MailServerTests
{
    [Fact]
    public async Task A_message_that_goes_in_comes_out()
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        await using MailServer server = await MailServer.StartAsync(cancellation);
        using var message = new MimeMessage();
        message.From.Add(MailboxAddress.Parse("desk@example.org"));
        message.To.Add(MailboxAddress.Parse("reader@example.net"));
        message.Subject = "Zulassung für H200 – 许可";
        message.Body = new TextPart("plain") { Text = "It arrived.\r\n" };

        using (var smtp = new SmtpClient())
        {
            await smtp.ConnectAsync(MailServer.Host, server.SmtpPort, SecureSocketOptions.None, cancellation);
            await smtp.SendAsync(message, cancellation);
            await smtp.DisconnectAsync(true, cancellation);
        }

        MimeMessage received = Assert.Single(await server.WaitForAsync(1, Eventually.Patience, cancellation));
        Assert.Equal(message.Subject, received.Subject);
        Assert.Equal("It arrived.", received.TextBody?.TrimEnd());

        await server.ClearAsync(cancellation);
        Assert.Empty(await server.MessagesAsync(cancellation));
    }
}
