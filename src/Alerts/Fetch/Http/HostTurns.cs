using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Alerts.Fetch.Http;

/// <summary>Lets few requests run at one host at a time, and none too soon after another.</summary>
internal sealed class HostTurns(IOptions<FetchOptions> options, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Host> _hosts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Waits for a turn; disposing ends it.</summary>
    public async Task<IDisposable> EnterAsync(Uri address, CancellationToken cancellation)
    {
        Host host = _hosts.GetOrAdd(address.Authority, _ => new Host(options.Value.HostConcurrency));
        await host.Places.WaitAsync(cancellation);
        try
        {
            TimeSpan wait = host.NextStart(time.GetUtcNow(), options.Value.HostGap);
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, time, cancellation);
            }

            return new Turn(host.Places);
        }
        catch
        {
            host.Places.Release();
            throw;
        }
    }

    private sealed class Host(int places)
    {
        private readonly Lock _lock = new();
        private DateTimeOffset _next;

        public SemaphoreSlim Places { get; } = new(places);

        public TimeSpan NextStart(DateTimeOffset now, TimeSpan gap)
        {
            lock (_lock)
            {
                DateTimeOffset start = _next > now ? _next : now;
                _next = start + gap;
                return start - now;
            }
        }
    }

    private sealed class Turn(SemaphoreSlim places) : IDisposable
    {
        private int _ended;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _ended, 1) == 0)
            {
                places.Release();
            }
        }
    }
}
