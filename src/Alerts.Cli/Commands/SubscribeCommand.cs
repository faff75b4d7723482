using System.CommandLine;
using Alerts.Cli.LocalHost;
using Alerts.Deliver.Channels;
using Alerts.Storage;
using Alerts.Subscriptions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Alerts.Cli.Commands;

/// <summary><c>alerts subscribe</c>. The operator vouches for the address, so the subscription is active at once.</summary>
internal static class SubscribeCommand
{
    private static readonly Option<string?> Email = new("--email") { Description = "Send mail to this address." };
    private static readonly Option<string?> Teams = new("--teams") { Description = "Post to this Teams Workflows URL. It is a secret: quote it, and keep it out of scripts." };
    private static readonly Option<string> Filter = new("--filter") { Description = "Which alerts; empty for all. See: alerts filter --help", DefaultValueFactory = _ => "" };
    private static readonly Option<string> Cadence = new("--cadence") { Description = "instant, or a digest: hourly, daily, weekly.", DefaultValueFactory = _ => "instant" };
    private static readonly Option<string?> At = new("--at") { Description = "Local time of a daily or weekly digest; 08:00 if not given." };
    private static readonly Option<string?> On = new("--on") { Description = "Day of a weekly digest; monday if not given." };
    private static readonly Option<string> Zone = new("--time-zone") { Description = "IANA time zone of the reader.", DefaultValueFactory = _ => "Etc/UTC" };
    private static readonly Option<string?> Quiet = new("--quiet-hours") { Description = "Local hours in which nothing is sent, such as 22:00-07:00; alerts and digests are sent when they end." };
    private static readonly Option<string> Language = new("--language") { Description = "BCP 47 tag for dates in messages.", DefaultValueFactory = _ => "en" };

    public static Command Create()
    {
        var command = new Command(
            "subscribe",
            """
            Subscribe an email address or a Teams channel, active at once. The same address and filter again changes the rest.

              alerts subscribe --email desk@example.org --filter 'tag:approval jurisdiction:CN'
              alerts subscribe --email desk@example.org --time-zone Europe/Amsterdam --quiet-hours 22:00-07:00
              alerts subscribe --email desk@example.org --cadence weekly --on monday --at 08:00 --time-zone Europe/Berlin
              alerts subscribe --teams 'https://….logic.azure.com/…' --filter 'product:H200 stage>=preliminary'
            """)
        {
            Email, Teams, Filter, Cadence, At, On, Zone, Quiet, Language,
        };
        command.SetAction((parsed, cancellation) => RunAsync(
            new SubscriptionRequest
            {
                Email = parsed.GetValue(Email),
                Teams = parsed.GetValue(Teams),
                Filter = parsed.GetValue(Filter)!,
                Cadence = parsed.GetValue(Cadence)!,
                At = parsed.GetValue(At),
                On = parsed.GetValue(On),
                TimeZone = parsed.GetValue(Zone)!,
                QuietHours = parsed.GetValue(Quiet),
                Language = parsed.GetValue(Language)!,
            },
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(SubscriptionRequest request, CancellationToken cancellation)
    {
        await using ServiceProvider services = AlertsHost.Services(AlertsHost.Settings());
        IList<string> testHosts = services.GetRequiredService<IOptions<TeamsOptions>>().Value.TestHosts;
        DateTimeOffset now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        Subscription subscription;
        try
        {
            subscription = request.Check(
                url => TeamsAddress.TryParse(url, testHosts, out _, out string? problem) ? null : problem,
                SubscriptionState.Active,
                now);
        }
        catch (SubscriptionRefusedException refusal)
        {
            foreach (string error in refusal.Errors)
            {
                await Console.Error.WriteLineAsync(error);
            }

            return ExitCode.Usage;
        }

        await StorageProbe.DemandAsync(services, cancellation);
        var store = services.GetRequiredService<SubscriptionStore>();
        Subscription? before = (await store.FindAsync(subscription.Id, cancellation))?.Value;
        await store.WriteAsync(before is null ? subscription : subscription with { Created = before.Created }, cancellation);
        Console.Out.WriteLine($"{(before is null ? "Subscribed" : "Changed")} {SubscriptionLine.AddressOf(subscription)} to {SubscriptionLine.FilterOf(subscription)}.");
        if (DigestTimes.Next(subscription, now) is { } due)
        {
            Console.Out.WriteLine($"Told by digests, {SubscriptionLine.WhenOf(subscription)}; the first is due {Moment.Of(due)}.");
        }

        Console.Out.WriteLine($"Subscription {subscription.Id}. End it with: alerts subscriptions remove {subscription.Id}");
        return ExitCode.Success;
    }
}
