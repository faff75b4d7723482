using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Options;

namespace Alerts.Fetch.Http;

/// <summary>
/// Lets few requests run at one host at a time, none too soon after another, and none before the time that the host set
/// when it asked for fewer.
/// </summary>
internal sealed class HostTurns(IOptions<FetchOptions> options, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Host> _hosts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Waits for a turn; disposing ends it.</summary>
    /// <param name="gap">Least time between two requests where the host asks for more than the setting gives.</param>
    /// <exception cref="SourceFailedException">The host is being left alone.</exception>
    public async Task<IDisposable> EnterAsync(Uri address, TimeSpan gap, CancellationToken cancellation)
    {
        Host host = HostOf(address);
        host.Widen(gap);
        await host.Places.WaitAsync(cancellation);
        try
        {
            if (host.AloneUntil is var until && until > time.GetUtcNow())
            {
                throw new SourceFailedException($"{address.Host} asks for fewer requests (429)") { Status = HttpStatusCode.TooManyRequests, RetryAt = until };
            }

            await PaceAsync(address, cancellation);
            return new Turn(host.Places);
        }
        catch
        {
            host.Places.Release();
            throw;
        }
    }

    /// <summary>Waits until the host's next request may start: within a turn, before it tries again.</summary>
    public Task PaceAsync(Uri address, CancellationToken cancellation) =>
        HostOf(address).NextStart(time.GetUtcNow()) is var wait && wait > TimeSpan.Zero ? Task.Delay(wait, time, cancellation) : Task.CompletedTask;

    /// <summary>No request starts at the host before this time.</summary>
    public void LeaveAlone(Uri address, DateTimeOffset until) => HostOf(address).AloneUntil = until;

    private Host HostOf(Uri address) => _hosts.GetOrAdd(address.Authority, _ => new Host(options.Value.HostConcurrency, options.Value.HostGap));

    private sealed class Host(int places, TimeSpan gap)
    {
        private readonly Lock _lock = new();
        private TimeSpan _gap = gap;
        private DateTimeOffset _next;
        private DateTimeOffset _aloneUntil;

        public SemaphoreSlim Places { get; } = new(places);

        public DateTimeOffset AloneUntil
        {
            get
            {
                lock (_lock)
                {
                    return _aloneUntil;
                }
            }

            set
            {
                lock (_lock)
                {
                    _aloneUntil = value;
                }
            }
        }

        public void Widen(TimeSpan gap)
        {
            lock (_lock)
            {
                _gap = gap > _gap ? gap : _gap;
            }
        }

        public TimeSpan NextStart(DateTimeOffset now)
        {
            lock (_lock)
            {
                DateTimeOffset start = _next > now ? _next : now;
                _next = start + _gap;
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
