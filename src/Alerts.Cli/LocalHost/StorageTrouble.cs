using Alerts.Storage;
using Microsoft.Extensions.Logging;

namespace Alerts.Cli.LocalHost;

/// <summary>Tells of storage that is away or answers something else: at once, then once a minute, and when it is over.</summary>
internal sealed partial class StorageTrouble(string queue, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private DateTimeOffset? _since;
    private DateTimeOffset _said;

    public void Met(Exception exception)
    {
        DateTimeOffset now = time.GetUtcNow();
        lock (_lock)
        {
            if (_since is not null && now - _said < Silence)
            {
                return;
            }

            _since ??= now;
            _said = now;
        }

        // What is not known as a failure of storage is shown whole.
        string? reason = StorageFailure.ReasonOf(exception);
        LogAway(logger, queue, reason ?? exception.Message, reason is null ? exception : null);
    }

    public void Over()
    {
        lock (_lock)
        {
            if (_since is not { } since)
            {
                return;
            }

            _since = null;
            LogBack(logger, queue, time.GetUtcNow() - since);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Queue {Queue}: storage does not answer as expected; it is asked again every few seconds. {Reason}")]
    private static partial void LogAway(ILogger logger, string queue, string reason, Exception? exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Queue {Queue}: storage answers again after {Time}")]
    private static partial void LogBack(ILogger logger, string queue, TimeSpan time);
}
