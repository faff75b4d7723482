using Alerts.Feeds;
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
public sealed record Poll(Feed? Feed)
{
    /// <summary>Validators to send with the next poll.</summary>
    public string? ETag { get; init; }

    public string? LastModified { get; init; }

    /// <summary>For so long the answer stays what it is, as the server says.</summary>
    public TimeSpan? FreshFor { get; init; }

    /// <summary>Where permanent redirects led.</summary>
    public Uri? MovedTo { get; init; }
}
