using Alerts.Fetch;
using Alerts.Fetch.Feeds;
using Alerts.Sources;

namespace Alerts.Tests.Fetch;

public sealed class PollOutcomeTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 24, 7, 0, 0, TimeSpan.Zero);
    private static readonly Source Paper = new() { Name = "paper", Kind = SourceKind.Feed, Location = "https://paper.example/rss", Every = TimeSpan.FromMinutes(20) };

    [Fact]
    public void A_quiet_source_is_polled_less_often_within_bounds_and_news_brings_it_back()
    {
        SourceState state = new() { Source = "paper" };
        for (int poll = 0; poll < 20; poll++)
        {
            state = PollOutcome.Succeeded(state, Paper, new Poll(null), 0, Now);
        }

        Assert.Equal(TimeSpan.FromMinutes(80), state.Interval);
        state = PollOutcome.Succeeded(state, Paper, new Poll(null), 3, Now);
        state = PollOutcome.Succeeded(state, Paper, new Poll(null), 3, Now);
        Assert.Equal(TimeSpan.FromMinutes(20), state.Interval);
        Assert.InRange((state.NextPoll - Now)!.Value, TimeSpan.FromMinutes(19), TimeSpan.FromMinutes(21));
    }

    [Theory]
    [InlineData(120, null, 120)]
    [InlineData(null, 90, 90)]
    [InlineData(60 * 24 * 30, null, 60 * 24)]
    public void The_wish_of_the_publisher_is_respected_up_to_a_day(int? ttl, int? freshFor, int minutes)
    {
        var poll = new Poll(new Feed { Entries = [], TimeToLive = Minutes(ttl) }) { FreshFor = Minutes(freshFor) };

        Assert.Equal(Now.AddMinutes(minutes), PollOutcome.Succeeded(new SourceState { Source = "paper" }, Paper, poll, 1, Now).NextPoll);
    }

    [Fact]
    public void Hours_to_skip_are_skipped_also_after_a_poll_that_brought_nothing()
    {
        SourceState first = PollOutcome.Succeeded(new SourceState { Source = "paper" }, Paper, new Poll(new Feed { Entries = [], SkipHours = [7, 8] }), 1, Now);
        SourceState second = PollOutcome.Succeeded(first, Paper, new Poll(null), 0, Now);

        Assert.Equal(Now.AddHours(2), first.NextPoll);
        Assert.Equal(Now.AddHours(2), second.NextPoll);
    }

    [Fact]
    public void Skipping_every_hour_means_none() => Assert.NotNull(PollOutcome.Succeeded(
        new SourceState { Source = "paper" }, Paper, new Poll(new Feed { Entries = [], SkipHours = [.. Enumerable.Range(0, 24)] }), 1, Now).NextPoll);

    [Fact]
    public void Failures_are_asked_ever_less_often_and_never_before_the_time_that_the_server_set()
    {
        SourceState state = new() { Source = "paper", ETag = "\"kept\"", MovedTo = "https://new.example/", MovedSeen = 5 };
        var waits = new List<double>();
        for (int poll = 0; poll < 12; poll++)
        {
            state = PollOutcome.Failed(state, Paper, new SourceFailedException("no"), Now);
            waits.Add((state.NextPoll - Now)!.Value.TotalMinutes);
        }

        Assert.InRange(waits[0], 19, 21);
        Assert.InRange(waits[1], 38, 42);
        Assert.InRange(waits[^1], 680, 760);
        Assert.Equal(("\"kept\"", 0, 12, "no"), (state.ETag, state.MovedSeen, state.ConsecutiveFailures, state.Failure));
        Assert.Equal(
            Now.AddHours(20),
            PollOutcome.Failed(new SourceState { Source = "paper" }, Paper, new SourceFailedException("no") { RetryAt = Now.AddHours(20) }, Now).NextPoll);
    }

    [Fact]
    public void The_longest_silence_is_remembered()
    {
        SourceState state = PollOutcome.Succeeded(new SourceState { Source = "paper" }, Paper, new Poll(null), 1, Now);
        state = PollOutcome.Succeeded(state, Paper, new Poll(null), 0, Now.AddDays(1));
        state = PollOutcome.Succeeded(state, Paper, new Poll(null), 1, Now.AddDays(3));
        state = PollOutcome.Succeeded(state, Paper, new Poll(null), 1, Now.AddDays(4));

        Assert.Equal(TimeSpan.FromDays(3), state.LongestSilence);
    }

    private static TimeSpan? Minutes(int? minutes) => minutes is null ? null : TimeSpan.FromMinutes(minutes.Value);
}
