using Alerts.Tests.Deliver;
using Alerts.Tests.Deliver.Channels;
using Microsoft.Extensions.Time.Testing;

namespace Alerts.EndToEnd.Tests.Deliver;

/// <summary>A host that is told to stop while Deliver works, at the two sides of the point of no return.</summary>
public sealed class StopTests(DeliveryFixture fixture) : IClassFixture<DeliveryFixture>
{
    private readonly FakeTimeProvider _time = new(SomeAlert.Now);

    [Fact]
    public async Task A_mail_that_the_server_has_is_ended_and_never_sent_again()
    {
        await using var server = new ScriptedSmtpServer(("END", ScriptedSmtpServer.Held));
        await using DeliveryFixture.Pipeline pipeline = fixture.Instance(_time, ("Smtp:Port", $"{server.Port}"));
        string id = await pipeline.PlanAsync("handed-over");
        using var stop = new CancellationTokenSource();

        Task working = pipeline.Stage.RunAsync(new DeliveryMessage(id), stop.Token);
        await server.Reached;
        await stop.CancelAsync();
        server.Release();
        await working;
        await pipeline.RunAsync(id);

        Assert.Single(server.Mails);
        Assert.Equal((DeliveryState.Sent, 1), ((await pipeline.RowAsync(id)).State, (await pipeline.RowAsync(id)).Attempts));
    }

    [Fact]
    public async Task A_mail_that_the_server_has_not_is_free_for_the_next_worker_at_once()
    {
        await using var server = new ScriptedSmtpServer(("CONNECT", ScriptedSmtpServer.Held));
        await using DeliveryFixture.Pipeline pipeline = fixture.Instance(_time, ("Smtp:Port", $"{server.Port}"));
        string id = await pipeline.PlanAsync("not-handed-over");
        using var stop = new CancellationTokenSource();

        Task working = pipeline.Stage.RunAsync(new DeliveryMessage(id), stop.Token);
        await server.Reached;
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => working);
        Delivery row = await pipeline.RowAsync(id);
        Assert.Equal((DeliveryState.Pending, 0, (DateTimeOffset?)null), (row.State, row.Attempts, row.ClaimedUntil));
        server.Release();
        await pipeline.RunAsync(id);
        Assert.Single(server.Mails);
    }

    [Fact]
    public async Task Of_mails_that_share_a_message_each_is_sent_once_whatever_the_stop_cuts()
    {
        await using var server = new ScriptedSmtpServer(("RCPT TO:<shared2@example.net>", ScriptedSmtpServer.Held));
        await using DeliveryFixture.Pipeline pipeline = fixture.Instance(_time, ("Smtp:Port", $"{server.Port}"));
        DeliveryMessage message = await pipeline.PlanTogetherAsync(Enumerable.Range(0, 12).Select(reader => $"shared{reader}"));
        using var stop = new CancellationTokenSource();

        Task working = pipeline.Stage.RunAsync(message, stop.Token);
        await server.Reached;
        await stop.CancelAsync();
        server.Release();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => working);
        Assert.InRange(server.Mails.Count, 1, 11);
        await pipeline.Stage.RunAsync(message, TestContext.Current.CancellationToken);

        Assert.Equal(12, server.Mails.Count);
        Assert.Equal(12, server.Mails.Select(mail => mail.Split('\n').Single(line => line.StartsWith("Message-Id:", StringComparison.OrdinalIgnoreCase))).Distinct().Count());
    }
}
