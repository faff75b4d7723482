using System.Globalization;
using Alerts.Text;
using Spectre.Console;

namespace Alerts.Cli.Commands;

/// <summary>A subscription as it may be shown: whoever has a Teams URL can post with it, so only its host is told.</summary>
internal sealed record SubscriptionLine(
    string Id, string Channel, string Address, string Filter, string Cadence, string? DigestAt, string? DigestOn, string TimeZone, string? QuietHours, string Language, string State,
    string? DisabledBecause, DateTimeOffset Created)
{
    public static SubscriptionLine Of(Subscription subscription) => new(
        subscription.Id,
        Kebab.Of(subscription.Channel),
        AddressOf(subscription),
        subscription.Filter,
        Kebab.Of(subscription.Cadence),
        subscription.Cadence is Alerts.Cadence.Daily or Alerts.Cadence.Weekly ? Clock(subscription.DigestAt) : null,
        subscription.Cadence == Alerts.Cadence.Weekly ? Kebab.Of(subscription.DigestOn) : null,
        subscription.TimeZone,
        subscription.QuietHours is { } quiet ? QuietOf(quiet) : null,
        subscription.Language,
        Kebab.Of(subscription.State),
        subscription.DisabledBecause,
        subscription.Created);

    public static Table Table() => Terminal.Table("Id", "Address", "Filter", "When", "State");

    public static void AddTo(Table table, Subscription subscription) => table.AddTextRow(
        subscription.Id,
        AddressOf(subscription),
        FilterOf(subscription),
        WhenOf(subscription),
        $"{Kebab.Of(subscription.State)}{(subscription.DisabledBecause is { } why ? $": {why}" : "")}");

    /// <summary>"weekly on monday at 08:00, quiet 22:00-07:00 Europe/Amsterdam"; the zone where it matters.</summary>
    public static string WhenOf(Subscription subscription)
    {
        string when = subscription.Cadence switch
        {
            Alerts.Cadence.Daily => $"daily at {Clock(subscription.DigestAt)}",
            Alerts.Cadence.Weekly => $"weekly on {Kebab.Of(subscription.DigestOn)} at {Clock(subscription.DigestAt)}",
            _ => Kebab.Of(subscription.Cadence),
        };
        when += subscription.QuietHours is { } quiet ? $", quiet {QuietOf(quiet)}" : "";
        return when.Contains(':', StringComparison.Ordinal) ? $"{when} {subscription.TimeZone}" : when;
    }

    public static string AddressOf(Subscription subscription) => subscription.Channel == Alerts.Channel.Email ? subscription.Address
        : Uri.TryCreate(subscription.Address, UriKind.Absolute, out Uri? url) ? $"{url.Scheme}://{url.Authority}/…"
        : "…";

    public static string FilterOf(Subscription subscription) => subscription.Filter.Length == 0 ? "every alert" : subscription.Filter;

    private static string QuietOf(QuietHours quiet) => $"{Clock(quiet.From)}-{Clock(quiet.To)}";

    private static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
