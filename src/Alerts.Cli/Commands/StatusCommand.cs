using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Alerts.Cli.LocalHost;
using Alerts.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Cli.Commands;

/// <summary><c>alerts status</c>: is anything waiting, poisoned or broken?</summary>
internal static class StatusCommand
{
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "One JSON object." };
        var command = new Command("status", """
            Show what waits in each queue and for digests, what was poisoned, which sources fail,
            and which rows of the tables cannot be read. Exits with 1 when there are poison messages, failing sources or such rows.

            Examples:
              alerts status
              alerts status --json
            """)
        {
            json,
        };
        command.SetAction((parsed, cancellation) => ShowAsync(parsed.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> ShowAsync(bool json, CancellationToken cancellation)
    {
        await using ServiceProvider services = AlertsHost.Services(AlertsHost.Settings());
        await StorageProbe.DemandAsync(services, cancellation);
        var report = new StatusReport(
            await services.GetRequiredService<QueueDepths>().ReadAsync(cancellation),
            await SourceLine.AllAsync(services, cancellation),
            await DigestsAsync(services, cancellation),
            await services.GetRequiredService<StorageClients>().Unreadable.ListAsync(cancellation));
        if (json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(report, CliJson.Default.StatusReport));
        }
        else
        {
            Show(report);
        }

        return report.IsHealthy ? ExitCode.Success : ExitCode.Failure;
    }

    private static async Task<IReadOnlyList<WaitingDigest>> DigestsAsync(IServiceProvider services, CancellationToken cancellation) =>
        await services.GetRequiredService<DigestStore>().DueAsync(now: null, cancellation)
            .GroupBy(entry => (entry.SubscriptionId, entry.Due))
            .Select(digest => new WaitingDigest(digest.Key.SubscriptionId, digest.Key.Due, digest.Count()))
            .ToListAsync(cancellation);

    private static void Show(StatusReport report)
    {
        var queues = Terminal.Table("Queue", "Messages", "Poison");
        foreach (QueueDepth depth in report.Queues)
        {
            queues.AddTextRow(depth.Name, depth.Messages.ToString(CultureInfo.InvariantCulture), depth.Poison.ToString(CultureInfo.InvariantCulture));
        }

        Terminal.Out.Write(queues);
        Console.Out.WriteLine();
        if (report.Digests.Count > 0)
        {
            var digests = Terminal.Table("Digest of subscription", "Due", "Alerts");
            foreach (WaitingDigest digest in report.Digests)
            {
                digests.AddTextRow(digest.SubscriptionId, Moment.Of(digest.Due), digest.Alerts.ToString(CultureInfo.InvariantCulture));
            }

            Terminal.Out.Write(digests);
            Console.Out.WriteLine();
        }

        SourceLine.Show(report.Sources);
        Terminal.WriteRemarks(report.UnreadableRows.Select(row => (
            $"{row.Table} {row.Partition}/{row.Row}", $"this row cannot be read and is left out; correct or delete it: {row.Cause}")));
    }
}

internal sealed record StatusReport(
    IReadOnlyList<QueueDepth> Queues, IReadOnlyList<SourceLine> Sources, IReadOnlyList<WaitingDigest> Digests, IReadOnlyList<UnreadableRow> UnreadableRows)
{
    public bool IsHealthy => UnreadableRows.Count == 0 && Queues.All(queue => queue.Poison == 0) && Sources.All(source => source.Failure is null);
}

/// <summary>Alerts that wait for one digest.</summary>
internal sealed record WaitingDigest(string SubscriptionId, DateTimeOffset Due, int Alerts);
