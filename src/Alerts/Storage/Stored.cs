using Azure;

namespace Alerts.Storage;

/// <summary>A value as it was read, with the mark that a write must show to prove that nobody wrote in between.</summary>
public sealed record Stored<T>(T Value, ETag ETag);
