using System.CommandLine;
using System.Text.Json;
using Alerts.Cli.LocalHost;
using Alerts.Storage;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace Alerts.Cli.Commands;

/// <summary><c>alerts subscriptions list|remove</c>.</summary>
internal static class SubscriptionsCommand
{
    public static Command Create() => new("subscriptions", "Who is told what: list the subscriptions, or remove one.")
    {
        CreateList(),
        CreateRemove(),
    };

    private static Command CreateList()
    {
        var json = new Option<bool>("--json") { Description = "One JSON line a subscription." };
        var command = new Command("list", """
            List the subscriptions in every state. Of a Teams URL only the host is shown.

              alerts subscriptions list
              alerts subscriptions list --json | jq -r 'select(.state == "disabled") | .address'
            """)
        {
            json,
        };
        command.SetAction((parsed, cancellation) => ListAsync(parsed.GetValue(json), cancellation));
        return command;
    }

    private static Command CreateRemove()
    {
        var id = new Argument<string>("ID") { Description = "Id of the subscription, as 'list' shows it." };
        var command = new Command("remove", """
            Remove a subscription. What is already under way to it is cancelled.

              alerts subscriptions remove 3f9c0a1b2c3d4e5f60718293a4
            """)
        {
            id,
        };
        command.SetAction((parsed, cancellation) => RemoveAsync(parsed.GetRequiredValue(id), cancellation));
        return command;
    }

    private static async Task<int> ListAsync(bool json, CancellationToken cancellation)
    {
        await using ServiceProvider services = AlertsHost.Services(AlertsHost.Settings());
        await StorageProbe.DemandAsync(services, cancellation);
        Table table = SubscriptionLine.Table();
        await foreach (Subscription subscription in services.GetRequiredService<SubscriptionStore>().AllAsync(cancellation))
        {
            if (json)
            {
                Console.Out.WriteLine(JsonSerializer.Serialize(SubscriptionLine.Of(subscription), CliJson.Readable.SubscriptionLine));
                continue;
            }

            SubscriptionLine.AddTo(table, subscription);
        }

        await TellUnreadableAsync(services, cancellation);
        if (!json && table.Rows.Count > 0)
        {
            Terminal.Out.Write(table);
        }
        else if (!json)
        {
            Console.Out.WriteLine("No subscriptions. Add one with: alerts subscribe");
        }

        return ExitCode.Success;
    }

    // The list has just met them. On standard error, so that the lines for machines stay what they are.
    private static async Task TellUnreadableAsync(ServiceProvider services, CancellationToken cancellation)
    {
        IReadOnlyList<UnreadableRow> rows = await services.GetRequiredService<StorageClients>().Unreadable.ListAsync(cancellation);
        foreach (UnreadableRow row in rows.Where(row => row.Table == TableNames.Subscriptions))
        {
            await Console.Error.WriteLineAsync($"{row.Row}: cannot be read and is told nothing: {row.Cause.TrimEnd('.')}. Correct the row, or: alerts subscriptions remove {row.Row}");
        }
    }

    private static async Task<int> RemoveAsync(string id, CancellationToken cancellation)
    {
        await using ServiceProvider services = AlertsHost.Services(AlertsHost.Settings());
        await StorageProbe.DemandAsync(services, cancellation);
        var store = services.GetRequiredService<SubscriptionStore>();
        Subscription? subscription;
        try
        {
            subscription = (await store.FindAsync(id, cancellation))?.Value;
        }
        catch (UnreadableRowException exception)
        {
            await store.DeleteAsync(id, cancellation);
            Console.Out.WriteLine($"Removed {id}, which could not be read: {exception.Reason}");
            return ExitCode.Success;
        }

        if (subscription is null)
        {
            await Console.Error.WriteLineAsync($"There is no subscription '{id}'. 'alerts subscriptions list' shows their ids.");
            return ExitCode.Failure;
        }

        await store.DeleteAsync(id, cancellation);
        Console.Out.WriteLine($"Removed {SubscriptionLine.AddressOf(subscription)} from {SubscriptionLine.FilterOf(subscription)}.");
        return ExitCode.Success;
    }
}
