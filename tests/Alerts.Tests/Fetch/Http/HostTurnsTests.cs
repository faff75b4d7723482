using Alerts.Fetch;
using Alerts.Fetch.Http;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Alerts.Tests.Fetch.Http;

public sealed class HostTurnsTests
{
    private static readonly Uri Paper = new("https://paper.example/1");

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(5, 5)]
    public async Task A_host_is_asked_again_after_the_gap_of_the_setting_or_its_own_longer_one(int own, int seconds)
    {
        HostTurns turns = Turns();
        (await turns.EnterAsync(Paper, TimeSpan.FromSeconds(own), TestContext.Current.CancellationToken)).Dispose();

        Task<IDisposable> second = turns.EnterAsync(new Uri("https://paper.example/2"), TimeSpan.FromSeconds(own), TestContext.Current.CancellationToken);
        _time.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
        Assert.False(second.IsCompleted);

        _time.Advance(TimeSpan.FromMilliseconds(1));
        (await second).Dispose();
    }

    [Fact]
    public async Task A_retry_keeps_the_gap_too()
    {
        HostTurns turns = Turns();
        using IDisposable turn = await turns.EnterAsync(Paper, TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);

        Task retry = turns.PaceAsync(Paper, TestContext.Current.CancellationToken);
        _time.Advance(TimeSpan.FromSeconds(4));
        Assert.False(retry.IsCompleted);

        _time.Advance(TimeSpan.FromSeconds(1));
        await retry;
    }

    [Fact]
    public async Task Other_hosts_do_not_wait()
    {
        HostTurns turns = Turns();
        using IDisposable first = await turns.EnterAsync(Paper, TimeSpan.Zero, TestContext.Current.CancellationToken);
        using IDisposable other = await turns.EnterAsync(new Uri("https://other.example/"), TimeSpan.Zero, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_third_request_waits_for_one_of_two_to_end()
    {
        HostTurns turns = Turns(gap: TimeSpan.Zero);
        using IDisposable first = await turns.EnterAsync(Paper, TimeSpan.Zero, TestContext.Current.CancellationToken);
        IDisposable second = await turns.EnterAsync(Paper, TimeSpan.Zero, TestContext.Current.CancellationToken);

        Task<IDisposable> third = turns.EnterAsync(Paper, TimeSpan.Zero, TestContext.Current.CancellationToken);
        Assert.False(third.IsCompleted);

        second.Dispose();
        (await third).Dispose();
    }

    [Fact]
    public async Task A_host_that_is_left_alone_is_asked_again_when_its_time_has_come()
    {
        HostTurns turns = Turns();
        turns.LeaveAlone(Paper, _time.GetUtcNow().AddMinutes(10));

        var refused = await Assert.ThrowsAsync<SourceFailedException>(() => turns.EnterAsync(Paper, TimeSpan.Zero, TestContext.Current.CancellationToken));
        Assert.Equal(("paper.example asks for fewer requests (429)", _time.GetUtcNow().AddMinutes(10)), (refused.Message, refused.RetryAt!.Value));

        _time.Advance(TimeSpan.FromMinutes(10));
        (await turns.EnterAsync(Paper, TimeSpan.Zero, TestContext.Current.CancellationToken)).Dispose();
    }

    private HostTurns Turns(TimeSpan? gap = null) => new(Options.Create(new FetchOptions { HostGap = gap ?? TimeSpan.FromSeconds(1) }), _time);
}
