namespace Alerts.Deliver.Content;

/// <summary>
/// What a message says, in words, the same for every channel. Every string that came from outside has been
/// through <see cref="UntrustedText"/>: one line, no control or direction characters, of bounded length. Nothing is
/// encoded yet; that is each renderer's duty.
/// </summary>
internal abstract record MessageContent
{
    public required string Subject { get; init; }

    public required string Headline { get; init; }

    /// <summary>Why the reader gets it.</summary>
    public required string Because { get; init; }

    /// <summary>Ends the subscription; null where no public address is configured.</summary>
    public Uri? Unsubscribe { get; init; }

    /// <summary>How to end the subscription without a link.</summary>
    public required string HowToEnd { get; init; }
}
