namespace Alerts.Deliver.Channels;

/// <summary>
/// The time of one attempt. Until the message is handed over it ends with the caller's token too; from then on only with its own
/// limit. A far side that has the body may deliver it whatever becomes of the connection, so that a worker which is told to stop
/// must hear the answer: one that ran away would have to send the message again.
/// </summary>
internal sealed class HandOver : IDisposable
{
    private readonly CancellationTokenSource _limit;
    private readonly CancellationTokenRegistration _obeyed;

    public HandOver(TimeSpan limit, CancellationToken cancellation)
    {
        _limit = new CancellationTokenSource(limit);
        _obeyed = cancellation.UnsafeRegister(source => ((CancellationTokenSource)source!).Cancel(), _limit);
    }

    public CancellationToken Token => _limit.Token;

    /// <summary>The message has been handed over, or is just about to be: what the attempt came to is known from the answer alone.</summary>
    public bool Begun { get; private set; }

    /// <summary>Called right before the first byte of the message is written. Again is no error: a connection may be tried twice.</summary>
    /// <exception cref="OperationCanceledException">The caller's token came first; nothing was handed over.</exception>
    public void Begin()
    {
        // Waits for a cancellation that is under way, so that it came either before or never.
        _obeyed.Dispose();
        _limit.Token.ThrowIfCancellationRequested();
        Begun = true;
    }

    public void Dispose()
    {
        _obeyed.Dispose();
        _limit.Dispose();
    }
}
