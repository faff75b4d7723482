using System.CommandLine;
using System.CommandLine.Invocation;
using Alerts.Classification.Knowledge;
using Alerts.Cli.Commands;
namespace Alerts.Cli;

/// <summary>The edge of the process: what a command throws becomes words on stderr and an exit code.</summary>
internal static class CommandRunner
{
    public static async Task<int> RunAsync(Command alerts, string[] args)
    {
        ParseResult parsed = alerts.Parse(args);
        if (UnknownOptions.In(parsed, args) is { Count: > 0 } unknown)
        {
            await Console.Error.WriteLineAsync(UnknownOptions.Refusal(parsed, unknown));
            return ExitCode.Usage;
        }

        try
        {
            int code = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = PatienceOf(parsed) });
            return parsed.Action is ParseErrorAction ? ExitCode.Usage : code;
        }
        catch (ConfigurationException exception)
        {
            return Refuse(exception.Errors);
        }
        catch (KnowledgeException exception)
        {
            return Refuse(exception.Errors);
        }
        catch (Exception exception) when (StorageFault.InWords(exception) is { } words)
        {
            await Console.Error.WriteLineAsync(words);
            return ExitCode.Failure;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Cancelled.");
            return ExitCode.Failure;
        }
    }

    // The host bounds its own end (LocalHost:Grace); whatever else is asked to end has two seconds, as a reader of standard input may not notice.
    private static TimeSpan PatienceOf(ParseResult parsed) =>
        parsed.CommandResult.Command.Name is RunCommand.Name ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(2);

    private static int Refuse(IReadOnlyList<string> errors)
    {
        foreach (string line in StartupCheck.Lines(errors))
        {
            Console.Error.WriteLine(line);
        }

        return ExitCode.Usage;
    }
}
