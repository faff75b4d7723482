namespace Alerts.EndToEnd.Tests.Support;

/// <summary>A clock that goes as the machine's does, from the time on at which it is set; timers are the machine's.</summary>
internal sealed class MovedClock : TimeProvider
{
    private TimeSpan _ahead;

    public void Set(DateTimeOffset now) => _ahead = now - System.GetUtcNow();

    public void Advance(TimeSpan time) => _ahead += time;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _ahead;
}
