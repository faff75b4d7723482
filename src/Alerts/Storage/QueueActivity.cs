using System.Collections.Concurrent;

namespace Alerts.Storage;

/// <summary>When each pump of this process last heard from its queue. Empty where the pumps are another's: the Functions host has its own.</summary>
public sealed class QueueActivity(TimeProvider time)
{
    /// <summary>host.json's <c>functionTimeout</c>: no work takes longer, and between two batches a pump waits for nothing else.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _heard = new(StringComparer.Ordinal);

    /// <summary>The queue's pump begins, or has just received what was there.</summary>
    public void Note(string queue) => _heard[queue] = time.GetUtcNow();

    /// <summary>Queues that nobody works on although somebody should.</summary>
    public IReadOnlyList<string> StandingStill() =>
        [.. _heard.Where(queue => time.GetUtcNow() - queue.Value > Longest).Select(queue => queue.Key).Order(StringComparer.Ordinal)];
}
