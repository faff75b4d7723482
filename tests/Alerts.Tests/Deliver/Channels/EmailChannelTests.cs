using Alerts.Deliver.Channels;
using MailKit.Security;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Alerts.Tests.Deliver.Channels;

public sealed class EmailChannelTests
{
    public static TheoryData<string, string, string> Answers => new()
    {
        { "NONE", "", "Sent { }" },
        { "RCPT", "550 5.1.1 no such user", "Rejected { Reason = The mail server answered 550 5.1.1 no such user }" },
        { "RCPT", "550 no such user", "Refused { Reason = The mail server answered 550 no such user, OthersAccepted = False }" },
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

    [Fact]
    public async Task A_refusal_without_a_reason_says_whether_the_server_takes_mail_for_others()
    {
        var time = new FakeTimeProvider(SomeAlert.Now);
        await using var server = new ScriptedSmtpServer(("RCPT TO:<gone@example.org>", "550 no"));
        await using var connections = new SmtpConnections(Settings(server), time);
        var channel = new EmailChannel(connections, Settings(server), time);

        Assert.False(await OthersAcceptedAsync());
        await SendToAsync("desk@example.org");
        Assert.True(await OthersAcceptedAsync());
        time.Advance(TimeSpan.FromHours(1));
        Assert.False(await OthersAcceptedAsync());

        async Task<bool> OthersAcceptedAsync() => Assert.IsType<ChannelResult.Refused>(await SendToAsync("gone@example.org")).OthersAccepted;

        Task<ChannelResult> SendToAsync(string address) => channel.SendAsync(
            SomeAlert.Alert(subscription: SomeAlert.Subscription with { Address = address }), TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("MAIL")]
    [InlineData("RCPT")]
    [InlineData("DATA")]
    [InlineData("END")]
    public async Task A_stop_after_the_mail_was_handed_over_is_not_obeyed(string verb)
    {
        await using var server = new ScriptedSmtpServer((verb, ScriptedSmtpServer.Held));
        await using var connections = new SmtpConnections(Settings(server), TimeProvider.System);
        using var stop = new CancellationTokenSource();

        Task<ChannelResult> sending = SendAsync(server, connections, Patient(server), stop.Token);
        await server.Reached;
        await stop.CancelAsync();
        server.Release();

        Assert.IsType<ChannelResult.Sent>(await sending);
        Assert.Single(server.Mails);
    }

    [Theory]
    [InlineData("CONNECT")]
    [InlineData("AUTH")]
    public async Task A_stop_before_that_ends_the_attempt(string verb)
    {
        await using var server = new ScriptedSmtpServer((verb, ScriptedSmtpServer.Held));
        await using var connections = new SmtpConnections(Settings(server), TimeProvider.System);
        using var stop = new CancellationTokenSource();

        Task<ChannelResult> sending = SendAsync(server, connections, Patient(server), stop.Token);
        await server.Reached;
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task A_silent_server_is_given_up_after_its_time_although_a_stop_came_too_late()
    {
        await using var server = new ScriptedSmtpServer(("END", ScriptedSmtpServer.Held));
        await using var connections = new SmtpConnections(Settings(server), TimeProvider.System);
        using var stop = new CancellationTokenSource();

        Task<ChannelResult> sending = SendAsync(server, connections, stopped: stop.Token);
        await server.Reached;
        await stop.CancelAsync();

        Assert.IsType<ChannelResult.Later>(await sending);
    }

    private static Task<ChannelResult> SendAsync(
        ScriptedSmtpServer server, SmtpConnections connections, IOptions<SmtpOptions>? settings = null, CancellationToken? stopped = null) =>
        new EmailChannel(connections, settings ?? Settings(server), TimeProvider.System)
            .SendAsync(SomeAlert.Alert(), stopped ?? TestContext.Current.CancellationToken);

    private static IOptions<SmtpOptions> Patient(ScriptedSmtpServer server)
    {
        IOptions<SmtpOptions> settings = Settings(server);
        settings.Value.Timeout = TimeSpan.FromMinutes(1);
        return settings;
    }

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
