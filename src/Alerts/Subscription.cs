namespace Alerts;

/// <summary>Who wants to be told what, where and when. Written by the pages and the command line, read by Notify and Deliver.</summary>
public sealed record Subscription
{
    /// <summary>Deterministic: made from channel, address and filter.</summary>
    public required string Id { get; init; }

    public required Channel Channel { get; init; }

    /// <summary>An email address, or a Teams Workflows URL. The URL is a secret: never log or list it whole.</summary>
    public required string Address { get; init; }

    /// <summary>Filter expression as the subscriber wrote it; empty matches every alert.</summary>
    public string Filter { get; init => field = value ?? ""; } = "";

    public Cadence Cadence { get; init; }

    /// <summary>IANA time zone for digests, quiet hours and dates in messages.</summary>
    public string TimeZone { get; init => field = value ?? "Etc/UTC"; } = "Etc/UTC";

    /// <summary>Local time of the daily or weekly digest.</summary>
    public TimeOnly DigestAt { get; init; } = new(8, 0);

    /// <summary>Day of the weekly digest.</summary>
    public DayOfWeek DigestOn { get; init; } = DayOfWeek.Monday;

    /// <summary>Local hours in which nothing is sent; what falls in them is sent when they end.</summary>
    public QuietHours? QuietHours { get; init; }

    /// <summary>BCP 47 tag for the dates in messages.</summary>
    public string Language { get; init => field = value ?? "en"; } = "en";

    public SubscriptionState State { get; init; }

    /// <summary>Why it was disabled, for its owner; null while it is not.</summary>
    public string? DisabledBecause { get; init; }

    /// <summary>Days (UTC) on which the mail server refused the address without saying why; empty once it takes a mail.</summary>
    public IReadOnlyList<DateOnly> RefusedOn { get; init => field = value ?? []; } = [];

    public required DateTimeOffset Created { get; init; }
}

public enum Channel { Email, Teams }

public enum Cadence { Instant, Hourly, Daily, Weekly }

public enum SubscriptionState { AwaitingConfirmation, Active, Disabled }

/// <summary>From a local time to another; past midnight where <paramref name="To"/> is earlier.</summary>
public sealed record QuietHours(TimeOnly From, TimeOnly To);
