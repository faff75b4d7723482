using System.Globalization;
using Alerts.Subscriptions.Filters;
using MimeKit;

namespace Alerts.Subscriptions;

/// <summary>
/// A subscription as somebody asks for it, on the command line or a page: text, to be checked. Every wrong
/// field is told at once.
/// </summary>
public sealed record SubscriptionRequest
{
    /// <summary>An email address; this or <see cref="Teams"/>.</summary>
    public string? Email { get; init; }

    /// <summary>The URL of a Teams Workflows webhook.</summary>
    public string? Teams { get; init; }

    public string Filter { get; init; } = "";
    public string Cadence { get; init; } = "instant";

    /// <summary>Local time of a daily or weekly digest, such as <c>08:00</c>; empty for the default.</summary>
    public string? At { get; init; }

    /// <summary>Day of a weekly digest, such as <c>monday</c>; empty for the default.</summary>
    public string? On { get; init; }

    /// <summary>IANA name.</summary>
    public string TimeZone { get; init; } = "Etc/UTC";

    /// <summary><c>22:00-07:00</c>, local; empty for none.</summary>
    public string? QuietHours { get; init; }

    /// <summary>BCP 47 tag.</summary>
    public string Language { get; init; } = "en";

    /// <param name="teamsProblem">Why a URL is not one that a Teams flow listens on; null where it is.</param>
    /// <param name="state">Active where somebody vouches for the address, else awaiting confirmation.</param>
    /// <param name="now">When it is made.</param>
    /// <exception cref="SubscriptionRefusedException">Carries every error.</exception>
    public Subscription Check(Func<string, string?> teamsProblem, SubscriptionState state, DateTimeOffset now)
    {
        var errors = new List<string>();
        (Channel channel, string address) = Destination(teamsProblem, errors);
        CheckFilter(errors);
        if (!Kebab.TryParse(Cadence, out Cadence cadence))
        {
            errors.Add($"cadence: expected one of {string.Join(", ", Kebab.All<Cadence>())}, came '{Cadence}'");
        }

        TimeOnly? at = ReadAt(cadence, errors);
        DayOfWeek? on = ReadOn(cadence, errors);
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out TimeZoneInfo? zone) || !zone.HasIanaId)
        {
            errors.Add($"time-zone: expected an IANA name such as Europe/Amsterdam or Asia/Tokyo, came '{TimeZone}'");
        }

        QuietHours? quiet = ReadQuietHours(errors);
        if (!IsLanguage(Language))
        {
            errors.Add($"language: expected a BCP 47 tag such as en-GB, de or zh-Hans, came '{Language}'");
        }

        if (errors.Count > 0)
        {
            throw new SubscriptionRefusedException(errors);
        }

        var subscription = new Subscription
        {
            Id = DeterministicId.Of("subscription", Kebab.Of(channel), address, Filter.Trim()),
            Channel = channel,
            Address = address,
            Filter = Filter.Trim(),
            Cadence = cadence,
            TimeZone = TimeZone,
            QuietHours = quiet,
            Language = Language,
            State = state,
            Created = now,
        };
        return subscription with { DigestAt = at ?? subscription.DigestAt, DigestOn = on ?? subscription.DigestOn };
    }

    private TimeOnly? ReadAt(Cadence cadence, List<string> errors)
    {
        if (string.IsNullOrWhiteSpace(At))
        {
            return null;
        }

        if (!TryClock(At.Trim(), out TimeOnly at))
        {
            errors.Add($"at: expected a local time such as 08:00, came '{At}'");
        }
        else if (cadence is not (Alerts.Cadence.Daily or Alerts.Cadence.Weekly))
        {
            errors.Add($"at: only the cadences daily and weekly have a time, came '{At}' with '{Cadence}'");
        }

        return at;
    }

    private DayOfWeek? ReadOn(Cadence cadence, List<string> errors)
    {
        if (string.IsNullOrWhiteSpace(On))
        {
            return null;
        }

        if (!Kebab.TryParse(On.Trim(), out DayOfWeek on))
        {
            errors.Add($"on: expected one of {string.Join(", ", Kebab.All<DayOfWeek>())}, came '{On}'");
        }
        else if (cadence != Alerts.Cadence.Weekly)
        {
            errors.Add($"on: only the cadence weekly has a day, came '{On}' with '{Cadence}'");
        }

        return on;
    }

    private (Channel Channel, string Address) Destination(Func<string, string?> teamsProblem, List<string> errors)
    {
        switch (string.IsNullOrWhiteSpace(Email), string.IsNullOrWhiteSpace(Teams))
        {
            case (false, true):
                string email = Email!.Trim();
                if (!MailboxAddress.TryParse(email, out MailboxAddress? mailbox) || mailbox.Address != email || !mailbox.Domain.Contains('.', StringComparison.Ordinal))
                {
                    errors.Add($"email: expected an address such as desk@example.org, came '{email}'");
                    return (Channel.Email, email);
                }

                // The part after the @ knows no case; the part before it may.
                return (Channel.Email, $"{mailbox.LocalPart}@{mailbox.Domain.ToLowerInvariant()}");
            case (true, false):
                if (teamsProblem(Teams!.Trim()) is { } problem)
                {
                    errors.Add($"teams: {problem}");
                }

                return (Channel.Teams, Teams!.Trim());
            default:
                errors.Add("expected either an email address or the URL of a Teams workflow, came " + (Email is null && Teams is null ? "neither" : "both or an empty one"));
                return (Channel.Email, "");
        }
    }

    private void CheckFilter(List<string> errors)
    {
        try
        {
            Filters.Filter.Parse(Filter);
        }
        catch (FilterException exception)
        {
            errors.Add($"filter: {exception.WithCaret()}");
        }
    }

    private QuietHours? ReadQuietHours(List<string> errors)
    {
        if (string.IsNullOrWhiteSpace(QuietHours))
        {
            return null;
        }

        string[] ends = QuietHours.Split('-', StringSplitOptions.TrimEntries);
        if (ends.Length == 2 && TryClock(ends[0], out TimeOnly from) && TryClock(ends[1], out TimeOnly to) && from != to)
        {
            return new QuietHours(from, to);
        }

        errors.Add($"quiet-hours: expected two different local times such as 22:00-07:00, came '{QuietHours}'");
        return null;
    }

    private static bool TryClock(string text, out TimeOnly clock) =>
        TimeOnly.TryParseExact(text, ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out clock);

    private static bool IsLanguage(string tag)
    {
        try
        {
            return tag.Length > 0 && !CultureInfo.GetCultureInfo(tag, predefinedOnly: true).ThreeLetterISOLanguageName.Equals("ivl", StringComparison.Ordinal);
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }
}

/// <summary>A subscription was refused; each error names its field, what was expected and what came.</summary>
public sealed class SubscriptionRefusedException(IReadOnlyList<string> errors) : Exception(string.Join(Environment.NewLine, errors))
{
    public IReadOnlyList<string> Errors { get; } = errors;
}
