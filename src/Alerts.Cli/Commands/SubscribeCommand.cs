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
    private static readonly Option<string?> Cadence = new("--cadence")
    {
        Description = "instant, or a digest: hourly, daily, weekly. [default: instant]",
    };
    private static readonly Option<string?> At = new("--at") { Description = "Local time of a daily or weekly digest. [default: 08:00]" };
    private static readonly Option<string?> On = new("--on") { Description = "Day of a weekly digest. [default: monday]" };
    private static readonly Option<string?> Zone = new("--time-zone") { Description = "IANA time zone of the reader. [default: Etc/UTC]" };
    private static readonly Option<string?> Quiet = new("--quiet-hours")
    {
        Description = "Local hours in which nothing is sent, such as 22:00-07:00, or none; "
            + "alerts and digests are sent when they end. [default: none]",
    };
    private static readonly Option<string?> Language = new("--language") { Description = "BCP 47 tag for dates in messages. [default: en]" };
    private static readonly Option<bool> Again = new("--again") { Description = "Subscribe it although it was unsubscribed or disabled." };

    public static Command Create()
    {
        var command = new Command(
            "subscribe",
            """
            Subscribe an email address or a Teams channel, active at once. The same address and filter again changes what is named
            and keeps the rest; an address that was unsubscribed is subscribed again with --again only.

              alerts subscribe --email desk@example.org --filter 'tag:approval jurisdiction:CN'
              alerts subscribe --email desk@example.org --time-zone Europe/Amsterdam --quiet-hours 22:00-07:00
              alerts subscribe --email desk@example.org --cadence weekly --on monday --at 08:00 --time-zone Europe/Berlin
              alerts subscribe --teams 'https://….logic.azure.com/…' --filter 'product:H200 stage>=preliminary'
            """)
        {
            Email, Teams, Filter, Cadence, At, On, Zone, Quiet, Language, Again,
        };
        command.SetAction((parsed, cancellation) => RunAsync(
            new SubscriptionRequest
            {
                Email = parsed.GetValue(Email),
                Teams = parsed.GetValue(Teams),
                Filter = parsed.GetValue(Filter)!,
                Cadence = parsed.GetValue(Cadence),
                At = parsed.GetValue(At),
                On = parsed.GetValue(On),
                TimeZone = parsed.GetValue(Zone),
                QuietHours = parsed.GetValue(Quiet),
                Language = parsed.GetValue(Language),
            },
            parsed.GetValue(Again),
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(SubscriptionRequest request, bool again, CancellationToken cancellation)
    {
        await using ServiceProvider services = AlertsHost.Services(AlertsHost.Settings());
        IList<string> testHosts = services.GetRequiredService<IOptions<TeamsOptions>>().Value.TestHosts;
        var store = services.GetRequiredService<SubscriptionStore>();
        DateTimeOffset now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        Subscription? before = null;
        if (request.Id(TeamsProblem) is { } id)
        {
            await StorageProbe.DemandAsync(services, cancellation);
            before = (await store.FindAsync(id, cancellation))?.Value;
        }

        Subscription subscription;
        try
        {
            subscription = request.Check(TeamsProblem, SubscriptionState.Active, now, before);
        }
        catch (SubscriptionRefusedException refusal)
        {
            foreach (string error in refusal.Errors)
            {
                await Console.Error.WriteLineAsync(error);
            }

            return ExitCode.Usage;
        }

        if (!again && await EndedAsync(store, subscription, cancellation) is { } ended)
        {
            await Console.Error.WriteLineAsync(
                $"{SubscriptionLine.AddressOf(ended)} was subscribed to {SubscriptionLine.FilterOf(ended)}, "
                + $"and that has ended: {ended.DisabledBecause ?? "it was disabled."}");
            await Console.Error.WriteLineAsync("Nothing was changed. To subscribe it all the same, add --again.");
            return ExitCode.Usage;
        }

        await store.WriteAsync(subscription, cancellation);
        Report(before, subscription, now);
        return ExitCode.Success;

        string? TeamsProblem(string url) => TeamsAddress.TryParse(url, testHosts, out _, out string? problem) ? null : problem;
    }

    /// <summary>Why nobody may assume that the address wants this: the same subscription has ended, or all that the address had.</summary>
    private static async Task<Subscription?> EndedAsync(SubscriptionStore store, Subscription asked, CancellationToken cancellation)
    {
        Subscription[] ofAddress = await store.AllAsync(cancellation)
            .Where(one => one.Channel == asked.Channel && one.Address == asked.Address).ToArrayAsync(cancellation);
        Subscription[] ended = [.. ofAddress.Where(one => one.State == SubscriptionState.Disabled)];
        return ended.FirstOrDefault(one => one.Id == asked.Id) ?? (ended.Length == ofAddress.Length ? ended.FirstOrDefault() : null);
    }

    private static void Report(Subscription? before, Subscription subscription, DateTimeOffset now)
    {
        string address = SubscriptionLine.AddressOf(subscription);
        string filter = SubscriptionLine.FilterOf(subscription);
        Console.Out.WriteLine(before is null
            ? $"Subscribed {address} to {filter}."
            : $"Changed the subscription of {address} to {filter}: {SubscriptionLine.WhenOf(subscription)}, "
                + $"dates for {subscription.Language} in {subscription.TimeZone}.");
        if (DigestTimes.Next(subscription, now) is { } due)
        {
            Console.Out.WriteLine($"Told by digests, {SubscriptionLine.WhenOf(subscription)}; the {(before is null ? "first" : "next")} is due {Moment.Of(due)}.");
        }

        Console.Out.WriteLine($"Subscription {subscription.Id}. End it with: alerts subscriptions remove {subscription.Id}");
    }
}
