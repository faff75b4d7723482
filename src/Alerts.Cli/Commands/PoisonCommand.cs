using System.CommandLine;
using System.Text.Json;
using Alerts.Cli.LocalHost;
using Alerts.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Cli.Commands;

/// <summary><c>alerts poison list|replay</c>: messages that failed too often, why, and back to work.</summary>
internal static class PoisonCommand
{
    /// <summary>Characters of a cause in the table; <c>--json</c> has all of it.</summary>
    private const int LongestCause = 300;

    public static Command Create() => new("poison", "Messages that failed too often: list them with their cause, or send them back to work.")
    {
        CreateList(),
        CreateReplay(),
    };

    private static Command CreateList()
    {
        var json = new Option<bool>("--json") { Description = "One JSON line a message." };
        var command = new Command("list", $"""
            List the oldest {PoisonQueues.MostShown} poison messages of each queue, each with its last cause.

            Examples:
              alerts poison list
              alerts poison list --json
            """)
        {
            json,
        };
        command.SetAction((parsed, cancellation) => ListAsync(parsed.GetValue(json), cancellation));
        return command;
    }

    private static Command CreateReplay()
    {
        var queue = new Argument<string>("QUEUE") { Description = $"{string.Join(", ", QueueNames.All)}, or all." };
        queue.AcceptOnlyFromAmong([.. QueueNames.All, "all"]);
        var command = new Command("replay", """
            Send every poison message of a queue back to it. Repair the cause first, or they come back.

            Examples:
              alerts poison replay deliveries
              alerts poison replay all
            """)
        {
            queue,
        };
        command.SetAction((parsed, cancellation) => ReplayAsync(parsed.GetRequiredValue(queue), cancellation));
        return command;
    }

    private static async Task<int> ListAsync(bool json, CancellationToken cancellation)
    {
        await using ServiceProvider services = AlertsHost.Services(AlertsHost.Settings());
        await StorageProbe.DemandAsync(services, cancellation);
        var poison = services.GetRequiredService<PoisonQueues>();
        var table = Terminal.Table("Queue", "Message", "Last failed", "Cause");
        int count = 0;
        foreach (string queue in QueueNames.All)
        {
            await foreach (PoisonMessage message in poison.ListAsync(queue, cancellation))
            {
                count++;
                if (json)
                {
                    Console.Out.WriteLine(JsonSerializer.Serialize(message, CliJson.Default.PoisonMessage));
                }
                else
                {
                    table.AddTextRow(queue, message.Subject, Moment.Of(message.At), message.Cause.Length > LongestCause ? $"{message.Cause[..LongestCause]}…" : message.Cause);
                }
            }
        }

        if (!json)
        {
            if (count > 0)
            {
                Terminal.Out.Write(table);
            }

            Console.Out.WriteLine(count == 0 ? "No poison messages." : "Repair the cause, then: alerts poison replay QUEUE");
        }

        return ExitCode.Success;
    }

    private static async Task<int> ReplayAsync(string queue, CancellationToken cancellation)
    {
        await using ServiceProvider services = AlertsHost.Services(AlertsHost.Settings());
        await StorageProbe.DemandAsync(services, cancellation);
        var poison = services.GetRequiredService<PoisonQueues>();
        foreach (string name in queue == "all" ? QueueNames.All : [queue])
        {
            int replayed = await poison.ReplayAsync(name, cancellation);
            Console.Out.WriteLine($"{name}: {replayed} sent back");
        }

        return ExitCode.Success;
    }
}
