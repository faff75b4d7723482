using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Alerts.Cli.LocalHost;
using Alerts.Fetch.Identity;
using Alerts.Sources;
using Alerts.Storage;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace Alerts.Cli.Commands;

/// <summary><c>alerts sources check [NAME]</c>: polls now, shows what came, and changes nothing.</summary>
internal static class SourcesCheckCommand
{
    private const int AtATime = 4;

    /// <summary>The look at storage is an addition; a check works without it.</summary>
    private static readonly TimeSpan StoragePatience = TimeSpan.FromSeconds(10);

    public static Command Create()
    {
        var name = new Argument<string?>("NAME") { Description = "The source, with each of its entries; every enabled one where it is left out.", Arity = ArgumentArity.ZeroOrOne };
        var json = new Option<bool>("--json") { Description = "One JSON line a source, with each of its entries." };
        var command = new Command("check", """
            Poll sources now and show what comes: time taken, entries, newest date, how many of them a poll of the
            pipeline would queue as new and why not the others. Queues and stores nothing. Exits with 1 when one fails.

            Examples:
              alerts sources check
              alerts sources check federal-register-bis
              alerts sources check --json
            """)
        {
            name,
            json,
        };
        command.SetAction((parsed, cancellation) => CheckAsync(parsed.GetValue(name), parsed.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> CheckAsync(string? name, bool json, CancellationToken cancellation)
    {
        await using ServiceProvider services = AlertsHost.Services(AlertsHost.Settings());
        SourceCatalogue catalogue = services.GetRequiredService<SourceCatalogue>();
        if (name is not null && catalogue.Find(name) is null)
        {
            throw new ConfigurationException($"NAME: expected one of {string.Join(", ", catalogue.All.Select(source => source.Name))}, got '{name}'");
        }

        Source[] sources = [.. catalogue.All.Where(source => name is null ? source.Enabled : source.Name == name)];
        IReadOnlyDictionary<string, SourceState>? states = await StatesAsync(services, cancellation);
        var checks = new SourceCheck[sources.Length];
        await Parallel.ForEachAsync(sources.Index(), new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellation }, async (source, token) =>
        {
            SourceState? state = states is null ? null : states.GetValueOrDefault(source.Item.Name) ?? new SourceState { Source = source.Item.Name };
            checks[source.Index] = await SourceCheck.RunAsync(services, source.Item, state, token);
        });

        Show(checks, name is not null, json);
        return Array.Exists(checks, check => check.Failure is not null) ? ExitCode.Failure : ExitCode.Success;
    }

    private static async Task<IReadOnlyDictionary<string, SourceState>?> StatesAsync(IServiceProvider services, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(StoragePatience);
        try
        {
            return await services.GetRequiredService<SourceStateStore>().ReadAllAsync(limit.Token).WaitAsync(limit.Token);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested && (exception is OperationCanceledException || StorageFailure.ReasonOf(exception) is not null))
        {
            return null;
        }
    }

    private static void Show(SourceCheck[] checks, bool single, bool json)
    {
        if (json)
        {
            foreach (SourceCheck check in checks)
            {
                Console.Out.WriteLine(JsonSerializer.Serialize(check, CliJson.Readable.SourceCheck));
            }

            return;
        }

        var table = Terminal.Table("Source", "State", "Time", "Entries", "Newest", "Would queue");
        table.Columns[0].NoWrap();
        foreach (SourceCheck check in checks)
        {
            table.AddTextRow(
                check.Name, check.State, string.Create(CultureInfo.InvariantCulture, $"{check.Milliseconds} ms"), Number(check.Failure is null ? check.Entries : null),
                check.Failure is not null ? "-" : check.Newest is null ? "no date" : Moment.Of(check.Newest), Number(check.WouldQueue));
        }

        Terminal.Out.Write(table);
        Terminal.WriteRemarks(checks.Select(check => (check.Name, check.Remarks)));
        if (single && checks[0].Verdicts is { Count: > 0 } verdicts)
        {
            Console.Out.WriteLine();
            Terminal.Out.Write(Table(verdicts));
        }
    }

    private static Table Table(IEnumerable<EntryVerdict> verdicts)
    {
        var table = Terminal.Table("Entry", "Would queue", "Why");
        foreach (EntryVerdict verdict in verdicts)
        {
            table.AddTextRow(verdict.Title, verdict.Queued ? "yes" : "no", verdict.Why);
        }

        return table;
    }

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "-";
}
