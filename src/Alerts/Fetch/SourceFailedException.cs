namespace Alerts.Fetch;

/// <summary>
/// A source could not be read. Expected: the message, one plain sentence, is kept in the source's state, where
/// people see it.
/// </summary>
public sealed class SourceFailedException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>It may pass by itself: another attempt is worth making.</summary>
    public bool IsTransient { get; init; }

    /// <summary>The status of the answer, where there was one.</summary>
    public System.Net.HttpStatusCode? Status { get; init; }

    /// <summary>Not to be asked again before this time, because the server said so.</summary>
    public DateTimeOffset? RetryAt { get; init; }
}
