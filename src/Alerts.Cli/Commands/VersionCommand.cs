using System.CommandLine;

namespace Alerts.Cli.Commands;

/// <summary><c>alerts version</c>.</summary>
internal static class VersionCommand
{
    public static Command Create()
    {
        var command = new Command("version", "Show the version of Alerts and of .NET.");
        command.SetAction(_ => Console.Out.WriteLine(
            $"alerts {typeof(VersionCommand).Assembly.GetName().Version?.ToString(3)} on .NET {Environment.Version}"));
        return command;
    }
}
