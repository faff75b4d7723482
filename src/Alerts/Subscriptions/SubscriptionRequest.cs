using System.Globalization;
using Alerts.Subscriptions.Filters;
using Alerts.Text;
using MimeKit;

namespace Alerts.Subscriptions;

/// <summary>
/// A subscription as somebody asks for it, on the command line or a page: text, to be checked. Every wrong
/// field is told at once. A field that is null was not named: it is as it was, or the default in a new subscription.
/// </summary>
public sealed record SubscriptionRequest
{
    /// <summary>An email address; this or <see cref="Teams"/>.</summary>
    public string? Email { get; init; }

    /// <summary>The URL of a Teams Workflows webhook.</summary>
    public string? Teams { get; init; }

    public string Filter { get; init; } = "";

    /// <summary><c>instant</c> by default.</summary>
    public string? Cadence { get; init; }

    /// <summary>Local time of a daily or weekly digest, such as <c>08:00</c>.</summary>
    public string? At { get; init; }

    /// <summary>Day of a weekly digest, such as <c>monday</c>.</summary>
    public string? On { get; init; }

    /// <summary>IANA name; <c>Etc/UTC</c> by default.</summary>
    public string? TimeZone { get; init; }

    /// <summary><c>22:00-07:00</c>, local; <c>none</c> by default.</summary>
    public string? QuietHours { get; init; }

    /// <summary>BCP 47 tag; <c>en</c> by default.</summary>
    public string? Language { get; init; }

    /// <summary>Which subscription it makes or changes; null where its destination is refused.</summary>
    /// <param name="teamsProblem">As for <see cref="Check"/>.</param>
    public string? Id(Func<string, string?> teamsProblem)
    {
        var errors = new List<string>();
        (Channel channel, string address) = Destination(teamsProblem, errors);
        return errors.Count == 0 ? IdOf(channel, address) : null;
    }

    /// <param name="teamsProblem">Why a URL is not one that a Teams flow listens on; null where it is.</param>
    /// <param name="state">Active where somebody vouches for the address, else awaiting confirmation.</param>
    /// <param name="now">When it is made.</param>
    /// <param name="before">What <see cref="Id"/> names, where it exists already: keeps what is not named.</param>
    /// <exception cref="SubscriptionRefusedException">Carries every error.</exception>
    public Subscription Check(Func<string, string?> teamsProblem, SubscriptionState state, DateTimeOffset now, Subscription? before = null)
    {
        var errors = new List<string>();
        (Channel channel, string address) = Destination(teamsProblem, errors);
        CheckFilter(errors);
        Subscription plain = before ?? new Subscription { Id = IdOf(channel, address), Channel = channel, Address = address, Filter = Filter.Trim(), Created = now };
        Cadence cadence = plain.Cadence;
        if (Cadence is not null && !Kebab.TryParse(Cadence, out cadence))
        {
            errors.Add($"cadence: expected one of {string.Join(", ", Kebab.All<Cadence>())}, got '{Cadence}'");
        }

        TimeOnly? at = ReadAt(cadence, errors);
        DayOfWeek? on = ReadOn(cadence, errors);
        if (TimeZone is not null && !(TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out TimeZoneInfo? zone) && zone.HasIanaId))
        {
            errors.Add($"time-zone: expected an IANA name such as Europe/Amsterdam or Asia/Tokyo, got '{TimeZone}'");
        }

        QuietHours? quiet = QuietHours is null ? plain.QuietHours : ReadQuietHours(QuietHours, errors);
        if (Language is not null && !IsLanguage(Language))
        {
            errors.Add($"language: expected a BCP 47 tag such as en-GB, de or zh-Hans, got '{Language}'");
        }

        if (errors.Count > 0)
        {
            throw new SubscriptionRefusedException(errors);
        }

        return plain with
        {
            Cadence = cadence,
            DigestAt = at ?? plain.DigestAt,
            DigestOn = on ?? plain.DigestOn,
            TimeZone = TimeZone ?? plain.TimeZone,
            QuietHours = quiet,
            Language = Language ?? plain.Language,
            State = state,
            DisabledBecause = null,
            RefusedOn = [],
        };
    }

    private string IdOf(Channel channel, string address) => DeterministicId.Of("subscription", Kebab.Of(channel), address, Filter.Trim());

    private TimeOnly? ReadAt(Cadence cadence, List<string> errors)
    {
        if (string.IsNullOrWhiteSpace(At))
        {
            return null;
        }

        if (!TryClock(At.Trim(), out TimeOnly at))
        {
            errors.Add($"at: expected a local time such as 08:00, got '{At}'");
        }
        else if (cadence is not (Alerts.Cadence.Daily or Alerts.Cadence.Weekly))
        {
            errors.Add($"at: only the cadences daily and weekly have a time, got '{At}' with '{Kebab.Of(cadence)}'");
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
            errors.Add($"on: expected one of {string.Join(", ", Kebab.All<DayOfWeek>())}, got '{On}'");
        }
        else if (cadence != Alerts.Cadence.Weekly)
        {
            errors.Add($"on: only the cadence weekly has a day, got '{On}' with '{Kebab.Of(cadence)}'");
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
                    errors.Add($"email: expected an address such as desk@example.org, got '{email}'");
                    return (Channel.Email, email);
                }

                if (EmailAddress.ProblemOf(mailbox) is { } wrong)
                {
                    errors.Add($"email: {wrong}");
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
                errors.Add("expected either an email address or the URL of a Teams workflow, got " + (Email is null && Teams is null ? "neither" : "both or an empty one"));
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

    private static QuietHours? ReadQuietHours(string hours, List<string> errors)
    {
        if (hours.Trim() is "" or "none")
        {
            return null;
        }

        string[] ends = hours.Split('-', StringSplitOptions.TrimEntries);
        if (ends.Length == 2 && TryClock(ends[0], out TimeOnly from) && TryClock(ends[1], out TimeOnly to) && from != to)
        {
            return new QuietHours(from, to);
        }

        errors.Add($"quiet-hours: expected two different local times such as 22:00-07:00, or none, got '{hours}'");
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

/// <summary>A subscription was refused; each error names its field, what was expected and what it got.</summary>
public sealed class SubscriptionRefusedException(IReadOnlyList<string> errors) : Exception(string.Join(Environment.NewLine, errors))
{
    public IReadOnlyList<string> Errors { get; } = errors;
}
