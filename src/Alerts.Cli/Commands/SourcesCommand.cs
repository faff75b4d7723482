using System.CommandLine;
using System.Text.Json;
using Alerts.Cli.LocalHost;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Cli.Commands;

/// <summary><c>alerts sources list|check</c>.</summary>
internal static class SourcesCommand
{
    public static Command Create() => new("sources", "The sources that are polled: their state, and a poll now to see what comes.")
    {
        CreateList(),
        SourcesCheckCommand.Create(),
        SourcesOpmlCommands.CreateImport(),
        SourcesOpmlCommands.CreateExport(),
    };

    private static Command CreateList()
    {
        var json = new Option<bool>("--json") { Description = "One JSON line a source." };
        var command = new Command("list", """
            List every source with its state, last success, last new article and next poll, and say in a sentence why it fails.
            States: ok; new (not read yet); failing; silent (it answers, but nothing new came for longer than ever before); disabled.

            Examples:
              alerts sources list
              alerts sources list --json
            """)
        {
            json,
        };
        command.SetAction((parsed, cancellation) => ListAsync(parsed.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> ListAsync(bool json, CancellationToken cancellation)
    {
        await using ServiceProvider services = AlertsHost.Services(AlertsHost.Settings());
        await StorageProbe.DemandAsync(services, cancellation);
        IReadOnlyList<SourceLine> lines = await SourceLine.AllAsync(services, cancellation);
        if (!json)
        {
            SourceLine.Show(lines);
            return ExitCode.Success;
        }

        foreach (SourceLine line in lines)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(line, CliJson.Readable.SourceLine));
        }

        return ExitCode.Success;
    }
}
