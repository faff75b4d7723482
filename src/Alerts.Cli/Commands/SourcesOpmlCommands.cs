using System.CommandLine;
using Alerts.Cli.LocalHost;
using Alerts.Sources;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Cli.Commands;

/// <summary><c>alerts sources import|export</c>: subscription lists of feed readers.</summary>
internal static class SourcesOpmlCommands
{
    public static Command CreateImport()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "An OPML file." }.AcceptExistingOnly();
        var command = new Command("import", """
            Print the feeds of an OPML file as entries for the catalogue. Names that the catalogue has are not used again.

            Example:
              alerts sources import feeds.opml >> sources.yaml
            """)
        {
            file,
        };
        command.SetAction(parsed =>
        {
            using ServiceProvider services = AlertsHost.Services(AlertsHost.Settings());
            using FileStream opml = parsed.GetValue(file)!.OpenRead();
            IEnumerable<string> known = services.GetRequiredService<SourceCatalogue>().All.Select(source => source.Name);
            Console.Out.Write(Opml.ToYaml(Opml.Read(opml, known)));
            return ExitCode.Success;
        });
        return command;
    }

    public static Command CreateExport()
    {
        var command = new Command("export", """
            Print the feeds of the catalogue as OPML.

            Example:
              alerts sources export > feeds.opml
            """);
        command.SetAction(_ =>
        {
            using ServiceProvider services = AlertsHost.Services(AlertsHost.Settings());
            Console.Out.Write(Opml.Write(services.GetRequiredService<SourceCatalogue>().All));
            return ExitCode.Success;
        });
        return command;
    }
}
