using System.CommandLine;

namespace Alerts.Cli;

/// <summary>The edge of the process: what a command throws becomes words on stderr and an exit code.</summary>
internal static class CommandRunner
{
    public static async Task<int> RunAsync(RootCommand root, string[] args)
    {
        ParseResult parsed = root.Parse(args);
        try
        {
            int code = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
            return parsed.Errors.Count > 0 ? ExitCode.Usage : code;
        }
        catch (ConfigurationException exception)
        {
            await Console.Error.WriteLineAsync(exception.Errors.Count == 1
                ? "The settings are wrong:"
                : $"The settings are wrong ({exception.Errors.Count} errors):");
            foreach (string error in exception.Errors)
            {
                await Console.Error.WriteLineAsync($"  {error}");
            }

            return ExitCode.Usage;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Cancelled.");
            return ExitCode.Failure;
        }
    }
}
