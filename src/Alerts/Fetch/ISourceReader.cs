using Alerts.Fetch.Feeds;
using Alerts.Sources;

namespace Alerts.Fetch;

/// <summary>Reads one kind of source.</summary>
public interface ISourceReader
{
    SourceKind Kind { get; }

    /// <exception cref="SourceFailedException">The source could not be read; the message says why in one sentence.</exception>
    Task<Poll> ReadAsync(Source source, SourceState state, CancellationToken cancellation);
}

/// <summary>What a poll brought.</summary>
/// <param name="Feed">Null where the source answered that nothing changed.</param>
/// <param name="ETag">Validator to send with the next poll.</param>
/// <param name="LastModified">Validator to send with the next poll.</param>
public sealed record Poll(Feed? Feed, string? ETag, string? LastModified);

/// <summary>A source could not be read. Expected: kept in the source's state, where people see it.</summary>
public sealed class SourceFailedException(string message, Exception? inner = null) : Exception(message, inner);
