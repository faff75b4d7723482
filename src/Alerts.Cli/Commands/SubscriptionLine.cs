using System.Globalization;

namespace Alerts.Cli.Commands;

/// <summary>A subscription as it may be shown: whoever has a Teams URL can post with it, so only its host is told.</summary>
internal sealed record SubscriptionLine(
    string Id, string Channel, string Address, string Filter, string Cadence, string TimeZone, string? QuietHours, string Language, string State,
    string? DisabledBecause, DateTimeOffset Created)
{
    public static SubscriptionLine Of(Subscription subscription) => new(
        subscription.Id,
        Kebab.Of(subscription.Channel),
        AddressOf(subscription),
        subscription.Filter,
        Kebab.Of(subscription.Cadence),
        subscription.TimeZone,
        subscription.QuietHours is { } quiet ? string.Create(CultureInfo.InvariantCulture, $"{quiet.From:HH:mm}-{quiet.To:HH:mm}") : null,
        subscription.Language,
        Kebab.Of(subscription.State),
        subscription.DisabledBecause,
        subscription.Created);

    public static string AddressOf(Subscription subscription) => subscription.Channel == Alerts.Channel.Email ? subscription.Address
        : Uri.TryCreate(subscription.Address, UriKind.Absolute, out Uri? url) ? $"{url.Scheme}://{url.Authority}/…"
        : "…";

    public static string FilterOf(Subscription subscription) => subscription.Filter.Length == 0 ? "every alert" : subscription.Filter;
}
