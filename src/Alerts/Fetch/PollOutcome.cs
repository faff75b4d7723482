using System.Globalization;
using Alerts.Feeds;
using Alerts.Sources;

namespace Alerts.Fetch;

/// <summary>What a poll leaves behind in the state of its source, and when the next one is.</summary>
internal static class PollOutcome
{
    /// <summary>Entries of a body that are read and remembered; more than the longest body at its default limit can have.</summary>
    internal const int MostSeen = 400_000;

    /// <summary>A quiet source is polled down to this share of its own pace, and at least this often.</summary>
    private const int SlowestShare = 4;

    /// <summary>Of the entries that were there at first, the dates of so many tell the source's pace; an old one may be pinned.</summary>
    private const int TellingDates = 10;

    private const int LongestFailure = 1_000;

    private static readonly TimeSpan SlowestPace = TimeSpan.FromHours(6);
    private static readonly TimeSpan LongestWish = TimeSpan.FromDays(1);
    private static readonly TimeSpan LongestSkip = TimeSpan.FromDays(3);
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromHours(12);

    /// <summary>Some servers say for ever that nothing changed: so often a body is asked for whatever the validators are.</summary>
    private static readonly TimeSpan BodyEvery = TimeSpan.FromDays(1);

    /// <summary>The state with which the source as the catalogue has it now is to be polled.</summary>
    public static SourceState Before(SourceState state, Source source, DateTimeOffset now)
    {
        string setup = DeterministicId.Of(source.Kind.ToString(), source.Location, source.Select?.ToString() ?? "", source.Query ?? "")[..12];
        state = state.Setup == setup ? state : state with { Setup = setup, ETag = null, LastModified = null, MovedTo = null, MovedSeen = 0 };
        return now - state.LastBody < BodyEvery ? state : state with { ETag = null, LastModified = null };
    }

    public static SourceState Succeeded(SourceState state, Source source, Poll poll, Taken taken, DateTimeOffset now)
    {
        (int fresh, bool isPart) = (taken.Fresh, taken.Left.Count > 0);
        bool isFirst = state.LastSuccess is null || state.BegunInPart;
        TimeSpan interval = isPart ? state.Interval ?? source.Every : Interval(state, source, fresh);
        (DateTimeOffset? newest, TimeSpan? pause) = state.LastNewArticle is null && poll.Feed is not null ? Pace(poll.Feed, now) : (state.LastNewArticle, null);
        TimeSpan? silence = fresh > 0 && state.LastNewArticle is { } last ? now - last : pause;
        state = poll.Feed is not { } feed ? state : state with
        {
            Seen = [.. feed.Entries.Take(MostSeen).Where(entry => !taken.Left.Contains(entry)).Select(entry => SeenHash(entry, now))],
            Remark = Remark(feed.Entries.Count, taken.Left.Count),
            TimeToLive = feed.TimeToLive,
            SkipHours = feed.SkipHours,
            SkipDays = feed.SkipDays,
            LastBody = now,
        };
        return state with
        {
            // The rest of the body has to come again.
            ETag = isPart ? null : poll.ETag,
            LastModified = isPart ? null : poll.LastModified,
            MovedTo = poll.MovedTo?.AbsoluteUri ?? state.MovedTo,
            MovedSeen = poll.MovedTo is null ? state.MovedSeen : poll.MovedTo.AbsoluteUri == state.MovedTo ? state.MovedSeen + 1 : 1,
            Interval = interval,
            LastPoll = now,
            LastSuccess = now,
            NextPoll = isPart ? now : Next(state, interval, poll.FreshFor, now),
            BegunInPart = (state.LastSuccess is null && poll.Feed is { IsCut: true }) || (isFirst && isPart),
            LastNewArticle = fresh > 0 ? now : newest,
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
            Failure = failure.Message[..Math.Min(failure.Message.Length, LongestFailure)],
            ConsecutiveFailures = state.ConsecutiveFailures + 1,
            // A place that it has moved to and that fails is forgotten: the next poll asks at the old one again.
            MovedSeen = 0,
            NextPoll = Later(failure.RetryAt, now + Jittered(backoff < LongestBackoff ? backoff : LongestBackoff)),
        };
    }

    /// <summary>Neither anything that is read of it has changed, nor is it dated recently although it was dated too long ago before.</summary>
    public static bool IsSeen(FeedEntry entry, IReadOnlySet<string> seen, DateTimeOffset now) =>
        seen.Contains(SeenHash(entry, false)) || (IsPast(entry, now) && seen.Contains(SeenHash(entry, true)));

    private static string SeenHash(FeedEntry entry, DateTimeOffset now) => SeenHash(entry, IsPast(entry, now));

    private static string SeenHash(FeedEntry entry, bool isPast) => DeterministicId.Of(
        [entry.Link ?? "", entry.Id ?? "", entry.Title, entry.Summary ?? "", entry.Content ?? "", .. isPast ? (string[])["past"] : []])[..SeenColumns.HashLength];

    private static bool IsPast(FeedEntry entry, DateTimeOffset now) => Recency.IsPast(entry.Published ?? entry.Updated, now);

    private static string? Remark(int entries, int left) =>
        left > 0 ? string.Create(CultureInfo.InvariantCulture, $"{left:N0} of its {entries:N0} entries are still to be taken, some each minute")
        : entries > MostSeen ? string.Create(CultureInfo.InvariantCulture, $"it has {entries:N0} entries; those after the first {MostSeen:N0} are not read")
        : null;

    // News halves the time to the next poll, none makes it a quarter longer.
    private static TimeSpan Interval(SourceState state, Source source, int fresh)
    {
        TimeSpan slowest = source.Every * SlowestShare;
        slowest = slowest < SlowestPace || source.Every > SlowestPace ? slowest : SlowestPace;
        TimeSpan interval = (state.Interval ?? source.Every) * (fresh > 0 ? 0.5 : 1.25);
        return interval < source.Every ? source.Every : interval > slowest ? slowest : interval;
    }

    /// <summary>The newest date among the entries, and the longest pause between the last few of them.</summary>
    private static (DateTimeOffset? Newest, TimeSpan? Pause) Pace(Feed feed, DateTimeOffset now)
    {
        DateTimeOffset[] dates =
        [
            .. feed.Entries.Select(entry => entry.Published ?? entry.Updated).OfType<DateTimeOffset>().Where(date => date <= now).OrderDescending().Take(TellingDates),
        ];
        return dates.Length == 0 ? (null, null) : (dates[0], dates.Length == 1 ? null : dates.Zip(dates.Skip(1), (newer, older) => newer - older).Max());
    }

    private static DateTimeOffset Next(SourceState state, TimeSpan interval, TimeSpan? freshFor, DateTimeOffset now)
    {
        TimeSpan wish = Longer(freshFor ?? TimeSpan.Zero, state.TimeToLive ?? TimeSpan.Zero);
        DateTimeOffset next = now + Longer(Jittered(interval), wish < LongestWish ? wish : LongestWish);
        for (DateTimeOffset later = next; later - next <= LongestSkip; later = new DateTimeOffset(later.UtcDateTime.Date.AddHours(later.UtcDateTime.Hour + 1), TimeSpan.Zero))
        {
            if (!state.SkipHours.Contains(later.UtcDateTime.Hour) && !state.SkipDays.Contains(later.UtcDateTime.DayOfWeek))
            {
                return later;
            }
        }

        // A publisher that skips nearly all the time means none of it.
        return next;
    }

    // Sources that were added together must not be polled together for ever.
    private static TimeSpan Jittered(TimeSpan time) => time * (0.95 + (Random.Shared.NextDouble() * 0.1));

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static DateTimeOffset Later(DateTimeOffset? one, DateTimeOffset other) => one > other ? one.Value : other;
}
