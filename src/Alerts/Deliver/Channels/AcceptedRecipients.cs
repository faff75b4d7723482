namespace Alerts.Deliver.Channels;

/// <summary>
/// Whether the relay takes mail at all: whom this instance got a mail accepted for lately. A relay that refuses everybody is out
/// of order, and its refusals say nothing about a reader's address.
/// </summary>
internal sealed class AcceptedRecipients(TimeProvider time)
{
    /// <summary>A relay that worked longer ago than this may have been changed since.</summary>
    private static readonly TimeSpan Lately = TimeSpan.FromHours(1);

    private readonly Lock _lock = new();
    private (string Address, DateTimeOffset At) _last = ("", DateTimeOffset.MinValue);
    private (string Address, DateTimeOffset At) _other = ("", DateTimeOffset.MinValue);

    public void Add(string address)
    {
        lock (_lock)
        {
            if (_last.Address != address)
            {
                _other = _last;
            }

            _last = (address, time.GetUtcNow());
        }
    }

    /// <summary>A recipient other than this one was accepted within the last hour.</summary>
    public bool AnyBut(string address)
    {
        lock (_lock)
        {
            return time.GetUtcNow() - (_last.Address == address ? _other.At : _last.At) < Lately;
        }
    }
}
