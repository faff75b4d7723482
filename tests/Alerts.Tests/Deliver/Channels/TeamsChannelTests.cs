using System.Text;
using Alerts.Deliver;
using Alerts.Deliver.Channels;
using Alerts.Deliver.Rendering;
using Alerts.Outbound;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Alerts.Tests.Deliver.Channels;

public sealed class TeamsChannelTests
{
    private const string Path = "/workflows/1/invoke?sig=s3cr3t";

    public static TheoryData<int, string?, string> Answers => new()
    {
        { 202, null, "Accepted { }" },
        { 200, null, "Accepted { }" },
        { 400, null, "Failed { Reason = The flow at 127.0.0.1 answered 400: The schema does not match. }" },
        { 302, null, "Failed { Reason = The flow at 127.0.0.1 answered 302: The schema does not match. }" },
        { 401, null, "Rejected { Reason = The flow at 127.0.0.1 answered 401: its address is no longer valid. Copy the present one from Teams and subscribe with it. }" },
        { 404, null, "Rejected { Reason = The flow at 127.0.0.1 answered 404: it was deleted. Make a new one in Teams and subscribe with its address. }" },
        { 410, null, "Rejected { Reason = The flow at 127.0.0.1 answered 410: it was deleted. Make a new one in Teams and subscribe with its address. }" },
        { 429, "17", "Later { After = 00:00:17, Reason = The flow at 127.0.0.1 answered 429. }" },
        { 429, "Fri, 23 Jan 2026 13:11:30 GMT", "Later { After = 00:01:30, Reason = The flow at 127.0.0.1 answered 429. }" },
        { 429, "Fri, 23 Jan 2026 13:00:00 GMT", "Later { After = 00:00:00, Reason = The flow at 127.0.0.1 answered 429. }" },
        { 429, "soon", "Later { After = , Reason = The flow at 127.0.0.1 answered 429. }" },
        { 500, null, "Later { After = , Reason = The flow at 127.0.0.1 answered 500. }" },
        { 503, "5", "Later { After = 00:00:05, Reason = The flow at 127.0.0.1 answered 503. }" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Each_answer_has_its_meaning(int status, string? retryAfter, string expected)
    {
        await using FarSide flow = await FarSide.StartAsync(async context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.RetryAfter = retryAfter;
            context.Response.Headers.Location = "http://127.0.0.1:1/elsewhere";
            await context.Response.WriteAsync("The schema does not match.");
        });

        Assert.Equal(expected, (await SendAsync(flow.Address)).ToString());
        Assert.Equal(Encoding.UTF8.GetString(AdaptiveCard.Render(SomeAlert.Content()).Span), Assert.Single(flow.Bodies));
    }

    [Fact]
    public async Task A_message_that_is_too_large_names_its_size()
    {
        await using FarSide flow = await FarSide.StartAsync(context =>
        {
            context.Response.StatusCode = 413;
            return Task.CompletedTask;
        });

        ChannelResult.Failed failed = Assert.IsType<ChannelResult.Failed>(await SendAsync(flow.Address));
        Assert.Equal(
            $"The flow at 127.0.0.1 answered 413: the message of {AdaptiveCard.Render(SomeAlert.Content()).Length} bytes is too large for it.", failed.Reason);
    }

    [Fact]
    public async Task An_endless_error_page_is_not_read_to_its_end()
    {
        await using FarSide flow = await FarSide.StartAsync(async context =>
        {
            context.Response.StatusCode = 400;
            byte[] noise = Encoding.UTF8.GetBytes(new string('x', 1_000));
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(noise, context.RequestAborted);
            }
        });

        ChannelResult.Failed failed = Assert.IsType<ChannelResult.Failed>(await SendAsync(flow.Address));
        Assert.InRange(failed.Reason.Length, 300, 400);
    }

    [Fact]
    public async Task Silence_means_later()
    {
        await using FarSide flow = await FarSide.StartAsync(context => Task.Delay(Timeout.Infinite, context.RequestAborted));

        ChannelResult result = await SendAsync(flow.Address, ("Teams:Timeout", "00:00:01"));

        Assert.Equal(new ChannelResult.Later(null, "The flow at 127.0.0.1 did not answer within 00:00:01 (Teams:Timeout)."), result);
    }

    [Fact]
    public async Task A_stop_after_the_card_was_handed_over_is_not_obeyed()
    {
        using var stop = new CancellationTokenSource();
        await using FarSide flow = await FarSide.StartAsync(context =>
        {
            context.Response.StatusCode = 202;
            return stop.CancelAsync();
        });

        Assert.IsType<ChannelResult.Accepted>(await SendAsync(flow.Address, new LogLines(), stop.Token));
        Assert.Single(flow.Bodies);
    }

    [Fact]
    public async Task A_stop_before_that_ends_the_attempt()
    {
        await using FarSide flow = await FarSide.StartAsync(_ => Task.CompletedTask);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SendAsync(flow.Address, new LogLines(), new CancellationToken(canceled: true)));
        Assert.Empty(flow.Bodies);
    }

    [Fact]
    public async Task A_closed_port_means_later_and_the_secret_stays_out_of_the_reason()
    {
        var closed = new Uri("http://127.0.0.1:9");

        ChannelResult.Later later = Assert.IsType<ChannelResult.Later>(await SendAsync(closed));

        Assert.StartsWith("The flow at 127.0.0.1 cannot be reached: ", later.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr3t", later.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_of_somebody_else_is_never_posted_to()
    {
        await using FarSide elsewhere = await FarSide.StartAsync(_ => Task.CompletedTask);

        ChannelResult result = await SendAsync(elsewhere.Address, ("Teams:TestHosts:0", "other.example:80"));

        Assert.IsType<ChannelResult.Rejected>(result);
        Assert.Empty(elsewhere.Bodies);
    }

    [Fact]
    public async Task A_host_that_the_guard_does_not_know_is_not_called()
    {
        await using FarSide flow = await FarSide.StartAsync(_ => Task.CompletedTask);

        ChannelResult.Failed failed = Assert.IsType<ChannelResult.Failed>(await SendAsync(flow.Address, ("Outbound:AllowedHosts:0", "other.example:80")));

        Assert.StartsWith("The flow was not called: ", failed.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr3t", failed.Reason, StringComparison.Ordinal);
        Assert.Empty(flow.Bodies);
    }

    [Fact]
    public async Task The_address_is_not_logged()
    {
        var log = new LogLines();
        await using FarSide flow = await FarSide.StartAsync(_ => Task.CompletedTask);

        await SendAsync(flow.Address, log);

        Assert.DoesNotContain("s3cr3t", log.ToString(), StringComparison.Ordinal);
    }

    private static Task<ChannelResult> SendAsync(Uri flow, params (string Setting, string Value)[] settings) => SendAsync(flow, new LogLines(), settings);

    private static Task<ChannelResult> SendAsync(Uri flow, LogLines log, params (string Setting, string Value)[] settings) =>
        SendAsync(flow, log, TestContext.Current.CancellationToken, settings);

    private static async Task<ChannelResult> SendAsync(Uri flow, LogLines log, CancellationToken cancellation, params (string Setting, string Value)[] settings)
    {
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Teams:TestHosts:0"] = flow.Authority, ["Outbound:AllowedHosts:0"] = flow.Authority })
            .AddInMemoryCollection(settings.ToDictionary(s => s.Setting, s => (string?)s.Value)).Build();
        await using ServiceProvider provider = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log))
            .AddSingleton<TimeProvider>(new FakeTimeProvider(SomeAlert.Now))
            .AddOutbound(configuration)
            .AddDeliver(configuration)
            .BuildServiceProvider();
        Subscription subscription = SomeAlert.Subscription with { Channel = Channel.Teams, Address = new Uri(flow, Path).AbsoluteUri };
        return await provider.GetRequiredService<TeamsChannel>()
            .SendAsync(SomeAlert.Alert(subscription: subscription), cancellation);
    }
}
