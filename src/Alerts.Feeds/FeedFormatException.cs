namespace Alerts.Feeds;

/// <summary>The body is no feed. The message says what came instead and what to do.</summary>
public sealed class FeedFormatException(string message, Exception? inner = null) : Exception(message, inner);
