using Alerts.Sources;
using Microsoft.Extensions.Logging;

namespace Alerts.Fetch;

/// <summary>Reads any source by the reader of its kind.</summary>
public sealed partial class SourceReaders(IEnumerable<ISourceReader> readers, ILogger<SourceReaders> logger)
{
    /// <exception cref="SourceFailedException">The source could not be read; the message says why in one sentence.</exception>
    public async Task<Poll> ReadAsync(Source source, SourceState state, CancellationToken cancellation)
    {
        try
        {
            return await readers.Single(reader => reader.Kind == source.Kind).ReadAsync(source, state, cancellation);
        }
        catch (Exception exception) when (exception is not SourceFailedException && !cancellation.IsCancellationRequested)
        {
            // A reader asks nobody but the source: what it did not foresee is the source's failure and belongs in its state.
            // As a failed message it would come back every few minutes, and people would see nothing of it.
            LogUnforeseen(logger, source.Name, exception);
            throw new SourceFailedException($"could not be read: {exception.Message.TrimEnd('.')} ({exception.GetType().Name})", exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Source {Source} failed in a way that its reader did not foresee")]
    private static partial void LogUnforeseen(ILogger logger, string source, Exception exception);
}
