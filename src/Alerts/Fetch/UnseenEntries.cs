using Alerts.Feeds;
using Alerts.Fetch.Identity;
using Alerts.Sources;
using Microsoft.Extensions.Options;

namespace Alerts.Fetch;

/// <summary>Takes what the last poll did not see, as much of it as one message may; the rest is left to the next one.</summary>
public sealed class UnseenEntries(ArticleIntake intake, IOptions<FetchOptions> options)
{
    /// <summary>Articles whose pages are read for one message: each is seconds at one host.</summary>
    private const int MostPages = 100;

    internal async Task<Taken> TakeAsync(Source source, SourceState state, Feed feed, DateTimeOffset now, CancellationToken cancellation)
    {
        var seen = state.Seen.ToHashSet(StringComparer.Ordinal);
        FeedEntry[] unseen =
        [
            .. feed.Entries.Take(PollOutcome.MostSeen).Where(entry => !PollOutcome.IsSeen(entry, seen, now) && !EntryArticle.IsEmpty(entry)),
        ];
        Newcomers newcomers = options.Value.NewcomersOf(source, state);
        var keys = new EntryKeys(feed);
        (int fresh, int at) = (0, 0);
        bool readsPages = source.FullText != FullTextMode.Off && newcomers != Newcomers.Mark;
        foreach (FeedEntry[] some in unseen.Take(options.Value.MaxEntries).Chunk(readsPages ? 1 : options.Value.MaxEntries))
        {
            fresh += await intake.TakeAsync(some, keys, feed, source, newcomers, now, cancellation);
            at += some.Length;
            if (readsPages && fresh >= MostPages)
            {
                break;
            }
        }

        return new Taken(fresh, new HashSet<FeedEntry>(unseen[at..], ReferenceEqualityComparer.Instance));
    }
}

/// <summary>What came of the entries of a poll.</summary>
/// <param name="Fresh">Articles, or versions of them, that were passed on.</param>
/// <param name="Left">Entries that the next message takes.</param>
internal sealed record Taken(int Fresh, IReadOnlySet<FeedEntry> Left)
{
    public static Taken Nothing { get; } = new(0, new HashSet<FeedEntry>());
}
