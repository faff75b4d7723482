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
                _latest = await ReadTableAsync(DateOnly.FromDateTime(now.UtcDateTime), cancellation);
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

    private async Task<IReadOnlyList<NewsEvent>> ReadTableAsync(DateOnly today, CancellationToken cancellation)
    {
        // A day is a partition: on a busy site the newest one or two are enough.
        var alerts = new List<NewsEvent>();
        for (int day = 0; day < Days && alerts.Count < Most; day++)
        {
            await foreach (NewsEvent newsEvent in events.OfDayAsync(today.AddDays(-day), cancellation))
            {
                if (newsEvent.Novelty is Novelty.New or Novelty.Change)
                {
                    alerts.Add(newsEvent);
                }
            }
        }

        return [.. alerts.OrderByDescending(alert => alert.Recorded).Take(Most)];
    }
}
