namespace Alerts.Deliver.Channels;

/// <summary>What came of one attempt.</summary>
internal abstract record ChannelResult
{
    /// <summary>The mail server took it, or it lies in the folder.</summary>
    public sealed record Sent : ChannelResult;

    /// <summary>A flow took it; whether it posts it, it does not tell.</summary>
    public sealed record Accepted : ChannelResult;

    /// <summary>Not now: too fast, or the far side is ill. <paramref name="After"/> is what it asked for, null where it said nothing.</summary>
    public sealed record Later(TimeSpan? After, string Reason) : ChannelResult;

    /// <summary>
    /// The mail server refused the recipient and did not say why: the address may be gone, or the server be set up wrongly.
    /// <paramref name="OthersAccepted"/>: it lately took mail for others, so that it works.
    /// </summary>
    public sealed record Refused(string Reason, bool OthersAccepted) : ChannelResult;

    /// <summary>The destination is gone for good.</summary>
    public sealed record Rejected(string Reason) : ChannelResult;

    /// <summary>This will not work until a person changes something: the settings, or the message.</summary>
    public sealed record Failed(string Reason) : ChannelResult;
}
