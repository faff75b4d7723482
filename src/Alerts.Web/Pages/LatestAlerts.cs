using Alerts.Storage;

namespace Alerts.Web.Pages;

/// <summary>The newest alerts for the home page, kept for a minute so that visitors do not each read the table.</summary>
internal sealed class LatestAlerts(EventStore events, TimeProvider time) : IDisposable
{
    public const int Most = 30;
    public const int Days = 7;

    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _one = new(1, 1);
    private IReadOnlyList<NewsEvent> _latest = [];
    private DateTimeOffset _readAt = DateTimeOffset.MinValue;

    /// <summary>At most <see cref="Most"/> alerts of the last <see cref="Days"/> days, newest first.</summary>
    public async Task<IReadOnlyList<NewsEvent>> ReadAsync(CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            DateTimeOffset now = time.GetUtcNow();
            if (now - _readAt >= Fresh)
            {
                _latest = await ReadTableAsync(DateOnly.FromDateTime(now.UtcDateTime).AddDays(1 - Days), cancellation);
                _readAt = now;
            }

            return _latest;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<IReadOnlyList<NewsEvent>> ReadTableAsync(DateOnly first, CancellationToken cancellation)
    {
        // The table yields the oldest first and holds what was not alerted too: keep the newest few, drop the rest as they come.
        var newest = new PriorityQueue<NewsEvent, DateTimeOffset>(Most + 1);
        await foreach (NewsEvent newsEvent in events.SinceAsync(first, cancellation))
        {
            if (newsEvent.Novelty is Novelty.New or Novelty.Change)
            {
                newest.Enqueue(newsEvent, newsEvent.Recorded);
                if (newest.Count > Most)
                {
                    newest.Dequeue();
                }
            }
        }

        return [.. newest.UnorderedItems.OrderByDescending(item => item.Priority).Select(item => item.Element)];
    }
}
