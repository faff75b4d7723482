using Alerts.Fetch.Feeds;
using Alerts.Sources;

namespace Alerts.Fetch;

/// <summary>What a poll leaves behind in the state of its source, and when the next one is.</summary>
internal static class PollOutcome
{
    /// <summary>Entries of a body that are remembered; more are looked up one by one.</summary>
    private const int MostSeen = 2_000;

    /// <summary>A quiet source is polled down to this share of its own pace, and at least this often.</summary>
    private const int SlowestShare = 4;

    private static readonly TimeSpan SlowestPace = TimeSpan.FromHours(6);
    private static readonly TimeSpan LongestWish = TimeSpan.FromDays(1);
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromHours(12);

    public static SourceState Succeeded(SourceState state, Source source, Poll poll, int fresh, DateTimeOffset now)
    {
        TimeSpan interval = Interval(state, source, fresh);
        TimeSpan? silence = fresh > 0 && state.LastNewArticle is { } last ? now - last : null;
        TimeSpan? ttl = poll.Feed is null ? state.TimeToLive : poll.Feed.TimeToLive;
        IReadOnlyList<int> skipped = poll.Feed is null ? state.SkipHours : poll.Feed.SkipHours;
        return state with
        {
            ETag = poll.ETag,
            LastModified = poll.LastModified,
            MovedTo = poll.MovedTo?.AbsoluteUri ?? state.MovedTo,
            MovedSeen = poll.MovedTo is null ? state.MovedSeen : poll.MovedTo.AbsoluteUri == state.MovedTo ? state.MovedSeen + 1 : 1,
            Seen = poll.Feed is { } feed ? [.. feed.Entries.Take(MostSeen).Select(SeenHash)] : state.Seen,
            Interval = interval,
            TimeToLive = ttl,
            SkipHours = skipped,
            LastPoll = now,
            LastSuccess = now,
            NextPoll = Next(interval, Longer(poll.FreshFor ?? TimeSpan.Zero, ttl ?? TimeSpan.Zero), skipped, now),
            LastNewArticle = fresh > 0 ? now : state.LastNewArticle,
            LongestSilence = silence > (state.LongestSilence ?? TimeSpan.Zero) ? silence : state.LongestSilence,
            Failure = null,
            ConsecutiveFailures = 0,
        };
    }

    public static SourceState Failed(SourceState state, Source source, SourceFailedException failure, DateTimeOffset now)
    {
        TimeSpan backoff = source.Every * Math.Pow(2, Math.Min(state.ConsecutiveFailures, 10));
        return state with
        {
            LastPoll = now,
            Failure = failure.Message,
            ConsecutiveFailures = state.ConsecutiveFailures + 1,
            // A place that it has moved to and that fails is forgotten: the next poll asks at the old one again.
            MovedSeen = 0,
            NextPoll = Later(failure.RetryAt, now + Jittered(backoff < LongestBackoff ? backoff : LongestBackoff)),
        };
    }

    /// <summary>Changes when anything that is read of an entry changes.</summary>
    public static string SeenHash(FeedEntry entry) =>
        DeterministicId.Of(entry.Link ?? "", entry.Id ?? "", entry.Title, entry.Summary ?? "", entry.Content ?? "")[..12];

    // News halves the time to the next poll, none makes it a quarter longer.
    private static TimeSpan Interval(SourceState state, Source source, int fresh)
    {
        TimeSpan slowest = source.Every * SlowestShare;
        slowest = slowest < SlowestPace || source.Every > SlowestPace ? slowest : SlowestPace;
        TimeSpan interval = (state.Interval ?? source.Every) * (fresh > 0 ? 0.5 : 1.25);
        return interval < source.Every ? source.Every : interval > slowest ? slowest : interval;
    }

    private static DateTimeOffset Next(TimeSpan interval, TimeSpan wish, IReadOnlyList<int> skipped, DateTimeOffset now)
    {
        DateTimeOffset next = now + Longer(Jittered(interval), wish < LongestWish ? wish : LongestWish);

        // A publisher that skips all hours means none.
        for (int hours = 0; hours < 24 && skipped.Contains(next.UtcDateTime.Hour); hours++)
        {
            next = new DateTimeOffset(next.UtcDateTime.Date.AddHours(next.UtcDateTime.Hour + 1), TimeSpan.Zero);
        }

        return next;
    }

    // Sources that were added together must not be polled together for ever.
    private static TimeSpan Jittered(TimeSpan time) => time * (0.95 + (Random.Shared.NextDouble() * 0.1));

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static DateTimeOffset Later(DateTimeOffset? one, DateTimeOffset other) => one > other ? one.Value : other;
}
