using System.CommandLine;
using System.CommandLine.Invocation;
using Azure;

namespace Alerts.Cli;

/// <summary>The edge of the process: what a command throws becomes words on stderr and an exit code.</summary>
internal static class CommandRunner
{
    public static async Task<int> RunAsync(Command alerts, string[] args)
    {
        ParseResult parsed = alerts.Parse(args);
        try
        {
            int code = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
            return parsed.Action is ParseErrorAction ? ExitCode.Usage : code;
        }
        catch (ConfigurationException exception)
        {
            return Refuse(exception.Errors);
        }
        catch (Exception exception) when (StorageFailure(exception) is { } failure)
        {
            await Console.Error.WriteLineAsync($"Storage does not answer as expected: {failure.Message.Split('\n')[0].Trim()}");
            await Console.Error.WriteLineAsync("Is AzureWebJobsStorage the right account, and is it running? `alerts run` starts the local one.");
            return ExitCode.Failure;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Cancelled.");
            return ExitCode.Failure;
        }
    }

    private static int Refuse(IReadOnlyList<string> errors)
    {
        Console.Error.WriteLine(errors.Count == 1 ? "1 setting is wrong:" : $"{errors.Count} settings are wrong:");
        foreach (string error in errors)
        {
            Console.Error.WriteLine($"  {error}");
        }

        return ExitCode.Usage;
    }

    // The SDK wraps the failures of its own retries in an AggregateException.
    private static RequestFailedException? StorageFailure(Exception exception) =>
        exception as RequestFailedException ?? (exception as AggregateException)?.InnerExceptions.OfType<RequestFailedException>().FirstOrDefault();
}
