using Alerts.Fetch;
using Alerts.Feeds;
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
            state = PollOutcome.Succeeded(state, Paper, new Poll(null), Fresh(0), Now);
        }

        Assert.Equal(TimeSpan.FromMinutes(80), state.Interval);
        state = PollOutcome.Succeeded(state, Paper, new Poll(null), Fresh(3), Now);
        state = PollOutcome.Succeeded(state, Paper, new Poll(null), Fresh(3), Now);
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

        Assert.Equal(Now.AddMinutes(minutes), PollOutcome.Succeeded(new SourceState { Source = "paper" }, Paper, poll, Fresh(1), Now).NextPoll);
    }

    [Fact]
    public void Hours_to_skip_are_skipped_also_after_a_poll_that_brought_nothing()
    {
        SourceState first = PollOutcome.Succeeded(new SourceState { Source = "paper" }, Paper, new Poll(new Feed { Entries = [], SkipHours = [7, 8] }), Fresh(1), Now);
        SourceState second = PollOutcome.Succeeded(first, Paper, new Poll(null), Fresh(0), Now);

        Assert.Equal(Now.AddHours(2), first.NextPoll);
        Assert.Equal(Now.AddHours(2), second.NextPoll);
    }

    [Theory]
    [InlineData(new DayOfWeek[] { DayOfWeek.Saturday, DayOfWeek.Sunday }, new int[0], 17)]
    [InlineData(new DayOfWeek[] { DayOfWeek.Saturday }, new[] { 0, 1, 2 }, 20)]
    public void Days_to_skip_are_skipped(DayOfWeek[] days, int[] hours, int later)
    {
        // A Saturday, seven in the morning.
        SourceState state = PollOutcome.Succeeded(new SourceState { Source = "paper" }, Paper, new Poll(new Feed { Entries = [], SkipDays = days, SkipHours = hours }), Fresh(1), Now);

        Assert.Equal(Now.AddHours(days.Length == 2 ? later + 24 : later), state.NextPoll);
    }

    [Theory]
    [InlineData(24, 0)]
    [InlineData(0, 7)]
    [InlineData(0, 5)]
    public void Who_skips_nearly_all_the_time_means_none_of_it(int hours, int days)
    {
        var feed = new Feed { Entries = [], SkipHours = [.. Enumerable.Range(0, hours)], SkipDays = [.. Enumerable.Range(0, days).Select(day => (DayOfWeek)((6 + day) % 7))] };

        Assert.InRange(PollOutcome.Succeeded(new SourceState { Source = "paper" }, Paper, new Poll(feed), Fresh(1), Now).NextPoll!.Value, Now.AddMinutes(19), Now.AddMinutes(21));
    }

    [Fact]
    public void Validators_and_redirects_of_an_address_are_forgotten_when_the_catalogue_names_another()
    {
        SourceState state = PollOutcome.Before(new SourceState { Source = "paper", LastBody = Now }, Paper, Now) with { ETag = "\"1\"", LastModified = "x", MovedTo = "https://new.example/", MovedSeen = 3 };

        Assert.Equal(state, PollOutcome.Before(state, Paper, Now.AddHours(1)));
        SourceState other = PollOutcome.Before(state, Paper with { Location = "https://paper.example/feed" }, Now.AddHours(1));
        Assert.Equal((null, null, null, 0), (other.ETag, other.LastModified, other.MovedTo, other.MovedSeen));
        Assert.Null(PollOutcome.Before(state, Paper with { Select = new ItemSelectors("li", null, null, null, null) }, Now.AddHours(1)).ETag);
    }

    [Fact]
    public void A_new_place_counts_from_one_and_one_without_a_redirect_keeps_what_is_known()
    {
        var here = new Uri("https://new.example/feed");
        SourceState state = new() { Source = "paper" };
        var seen = new List<(string?, int)>();
        foreach (Uri? moved in (Uri?[])[here, here, new Uri("https://other.example/feed"), here, here, here, null])
        {
            state = PollOutcome.Succeeded(state, Paper, new Poll(null) { MovedTo = moved }, Fresh(0), Now);
            seen.Add((state.MovedTo?[8..11], state.MovedSeen));
        }

        Assert.Equal([("new", 1), ("new", 2), ("oth", 1), ("new", 1), ("new", 2), ("new", 3), ("new", 3)], seen);
    }

    [Fact]
    public void Once_a_day_a_body_is_asked_for_whatever_the_validators_are()
    {
        SourceState state = PollOutcome.Before(new SourceState { Source = "paper" }, Paper, Now);
        state = PollOutcome.Succeeded(state, Paper, new Poll(new Feed { Entries = [] }) { ETag = "\"1\"" }, Fresh(0), Now);
        state = PollOutcome.Succeeded(state, Paper, new Poll(null) { ETag = "\"1\"" }, Fresh(0), Now.AddHours(23));

        Assert.Equal("\"1\"", PollOutcome.Before(state, Paper, Now.AddHours(23)).ETag);
        Assert.Null(PollOutcome.Before(state, Paper, Now.AddHours(24)).ETag);
    }

    [Fact]
    public void A_first_body_that_was_cut_short_leaves_the_next_one_to_be_marked_too()
    {
        var options = new FetchOptions();
        SourceState state = new() { Source = "paper" };
        Assert.Equal(Newcomers.Mark, options.NewcomersOf(Paper, state));

        state = PollOutcome.Succeeded(state, Paper, new Poll(new Feed { Entries = [], IsCut = true }), Fresh(0), Now);
        Assert.Equal(Newcomers.Mark, options.NewcomersOf(Paper, state));

        // A publisher whose feed never ends as it should is heard all the same.
        state = PollOutcome.Succeeded(state, Paper, new Poll(new Feed { Entries = [], IsCut = true }), Fresh(0), Now);
        Assert.Equal(Newcomers.TellRecent, options.NewcomersOf(Paper, state));
    }

    [Theory]
    [InlineData(false, Newcomers.Mark)]
    [InlineData(true, Newcomers.TellAll)]
    public void A_first_body_of_which_a_part_is_left_is_gone_on_with_at_once_and_by_the_same_rule(bool backfill, Newcomers rule)
    {
        FeedEntry[] entries = [.. Enumerable.Range(1, 3).Select(number => new FeedEntry { Title = $"{number}" })];
        Source paper = Paper with { Backfill = backfill };
        var poll = new Poll(new Feed { Entries = entries }) { ETag = "\"1\"", LastModified = "x" };

        SourceState state = PollOutcome.Succeeded(new SourceState { Source = "paper" }, paper, poll, new Taken(0, new HashSet<FeedEntry> { entries[1], entries[2] }), Now);
        Assert.Equal((Now, null, null, 1), (state.NextPoll, state.ETag, state.LastModified, state.Seen.Count));
        Assert.Equal("2 of its 3 entries are still to be taken, some each minute", state.Remark);
        Assert.Equal(rule, new FetchOptions().NewcomersOf(paper, state));

        state = PollOutcome.Succeeded(state, paper, poll, new Taken(0, new HashSet<FeedEntry> { entries[2] }), Now);
        Assert.Equal(rule, new FetchOptions().NewcomersOf(paper, state));

        state = PollOutcome.Succeeded(state, paper, poll, Taken.Nothing, Now);
        Assert.Equal((null, "\"1\"", 3), (state.Remark, state.ETag, state.Seen.Count));
        Assert.True(state.NextPoll > Now);
        Assert.Equal(Newcomers.TellRecent, new FetchOptions().NewcomersOf(paper, state));
    }

    [Fact]
    public void Another_date_is_nothing_unless_it_makes_an_old_entry_a_recent_one()
    {
        FeedEntry At(int days) => new() { Title = "One", Published = Now.AddDays(-days) };
        bool IsSeen(int before, int after, int later = 0) => PollOutcome.IsSeen(
            At(after), PollOutcome.Succeeded(new SourceState { Source = "paper" }, Paper, new Poll(new Feed { Entries = [At(before)] }), Taken.Nothing, Now).Seen.ToHashSet(), Now.AddDays(later));

        Assert.True(IsSeen(3, 1));
        Assert.True(IsSeen(3, 300));
        Assert.True(IsSeen(300, 200));
        Assert.True(IsSeen(3, 3, later: 300));
        Assert.False(IsSeen(300, 3));
    }

    [Fact]
    public void A_feed_of_more_entries_than_are_read_says_so()
    {
        FeedEntry[] entries = [.. Enumerable.Repeat(new FeedEntry { Title = "One" }, 400_001)];

        SourceState state = PollOutcome.Succeeded(new SourceState { Source = "paper" }, Paper, new Poll(new Feed { Entries = entries }), Taken.Nothing, Now);

        Assert.Equal("it has 400,001 entries; those after the first 400,000 are not read", state.Remark);
        Assert.Equal(400_000, state.Seen.Count);
    }

    [Fact]
    public void What_was_there_at_first_tells_how_long_a_source_may_be_silent()
    {
        FeedEntry[] entries = [.. new[] { -1, -2, -9, -400, 30 }.Select(days => new FeedEntry { Published = Now.AddDays(days) })];
        SourceState state = PollOutcome.Succeeded(new SourceState { Source = "paper" }, Paper, new Poll(new Feed { Entries = entries[..3] }), Fresh(0), Now);

        Assert.Equal((Now.AddDays(-1), TimeSpan.FromDays(7)), (state.LastNewArticle!.Value, state.LongestSilence!.Value));
        Assert.False(state.IsSilent(Now.AddDays(5)));
        Assert.True(state.IsSilent(Now.AddDays(7)));
        Assert.Equal(Now.AddDays(-1), PollOutcome.Succeeded(new SourceState { Source = "paper" }, Paper, new Poll(new Feed { Entries = entries }), Fresh(0), Now).LastNewArticle);
    }

    [Fact]
    public void A_failure_without_end_is_kept_in_part() =>
        Assert.Equal(1_000, PollOutcome.Failed(new SourceState { Source = "paper" }, Paper, new SourceFailedException(new string('x', 100_000)), Now).Failure!.Length);

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
        SourceState state = PollOutcome.Succeeded(new SourceState { Source = "paper" }, Paper, new Poll(null), Fresh(1), Now);
        state = PollOutcome.Succeeded(state, Paper, new Poll(null), Fresh(0), Now.AddDays(1));
        state = PollOutcome.Succeeded(state, Paper, new Poll(null), Fresh(1), Now.AddDays(3));
        state = PollOutcome.Succeeded(state, Paper, new Poll(null), Fresh(1), Now.AddDays(4));

        Assert.Equal(TimeSpan.FromDays(3), state.LongestSilence);
    }

    private static Taken Fresh(int fresh) => Taken.Nothing with { Fresh = fresh };

    private static TimeSpan? Minutes(int? minutes) => minutes is null ? null : TimeSpan.FromMinutes(minutes.Value);
}
