using Alerts.Deliver.Channels;
using MailKit.Security;
using Microsoft.Extensions.Options;

namespace Alerts.Tests.Deliver.Channels;

public sealed class EmailChannelTests
{
    public static TheoryData<string, string, string> Answers => new()
    {
        { "NONE", "", "Sent { }" },
        { "RCPT", "550 5.1.1 no such user", "Rejected { Reason = The mail server answered 550 5.1.1 no such user }" },
        { "RCPT", "450 4.2.0 greylisted, come again", "Later { After = , Reason = The mail server answered 450 4.2.0 greylisted, come again }" },
        { "RCPT", "550 5.7.1 blocked", "Failed { Reason = The mail server answered 550 5.7.1 blocked (the recipient was refused) }" },
        { "MAIL", "550 5.7.60 not your domain", "Failed { Reason = The mail server answered 550 5.7.60 not your domain (the sender was refused: check Smtp:From) }" },
        { "DATA", "452 4.5.127 too many messages", "Later { After = , Reason = The mail server answered 452 4.5.127 too many messages }" },
        { "END", "552 5.3.4 too big", "Failed { Reason = The mail server answered 552 5.3.4 too big (the message was refused) }" },
        { "AUTH", "535 5.7.8 wrong", "Failed { Reason = The mail server 127.0.0.1 refused the sign-in: 535: 5.7.8 wrong Check Smtp:User and Smtp:Password. }" },
        { "CONNECT", "421 too busy", "Later { After = , Reason = The mail server answered 421 too busy }" },
        { "CONNECT", ScriptedSmtpServer.HangUp, "Later { After = , Reason = The mail server 127.0.0.1:PORT cannot be reached: The SMTP server has unexpectedly disconnected. }" },
        { "END", ScriptedSmtpServer.HangUp, "Later { After = , Reason = The mail server 127.0.0.1:PORT cannot be reached: The SMTP server has unexpectedly disconnected: go on }" },
        { "RCPT", ScriptedSmtpServer.Silence, "Later { After = , Reason = The mail server 127.0.0.1:PORT did not take the mail within 00:00:02 (Smtp:Timeout). }" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Each_answer_has_its_meaning(string verb, string answer, string expected)
    {
        await using var server = new ScriptedSmtpServer((verb, answer));
        await using var connections = new SmtpConnections(Settings(server), TimeProvider.System);

        ChannelResult result = await SendAsync(server, connections);

        Assert.Equal(expected.Replace("PORT", $"{server.Port}", StringComparison.Ordinal), result.ToString());
        Assert.DoesNotContain("hush", result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_without_tls_is_not_talked_to_in_the_clear()
    {
        await using var server = new ScriptedSmtpServer();
        IOptions<SmtpOptions> settings = Settings(server);
        settings.Value.Security = SecureSocketOptions.StartTls;
        await using var connections = new SmtpConnections(settings, TimeProvider.System);

        ChannelResult.Failed failed = Assert.IsType<ChannelResult.Failed>(await SendAsync(server, connections, settings));

        Assert.EndsWith("Check Smtp:Security.", failed.Reason, StringComparison.Ordinal);
        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task Mails_in_a_row_share_a_connection()
    {
        await using var server = new ScriptedSmtpServer();
        await using var connections = new SmtpConnections(Settings(server), TimeProvider.System);

        await SendAsync(server, connections);
        await SendAsync(server, connections);

        Assert.Equal((1, 2), (server.Connections, server.Mails.Count));
    }

    [Fact]
    public async Task After_a_refusal_the_next_mail_goes_by_a_new_connection()
    {
        await using var server = new ScriptedSmtpServer(("RCPT", "450 later"));
        await using var connections = new SmtpConnections(Settings(server), TimeProvider.System);

        await SendAsync(server, connections);
        await SendAsync(server, connections);

        Assert.Equal(2, server.Connections);
    }

    private static Task<ChannelResult> SendAsync(ScriptedSmtpServer server, SmtpConnections connections, IOptions<SmtpOptions>? settings = null) =>
        new EmailChannel(connections, settings ?? Settings(server), TimeProvider.System).SendAsync(SomeAlert.Alert(), TestContext.Current.CancellationToken);

    private static IOptions<SmtpOptions> Settings(ScriptedSmtpServer server) => Options.Create(new SmtpOptions
    {
        Host = "127.0.0.1",
        Port = server.Port,
        Security = SecureSocketOptions.None,
        From = "alerts@example.org",
        User = "me",
        Password = "hush",
        Timeout = TimeSpan.FromSeconds(2),
    });
}
