using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Alerts.Cli;

/// <summary>
/// Help in which a command's own page has everything, and its line in the list of its parent only the first
/// sentence of its description.
/// </summary>
internal sealed class BriefHelpAction : SynchronousCommandLineAction
{
    private readonly HelpAction _full = new();

    public override int Invoke(ParseResult parseResult)
    {
        foreach (Command command in parseResult.CommandResult.Command.Subcommands)
        {
            command.Description = command.Description?.Split('\n', 2)[0];
        }

        return _full.Invoke(parseResult);
    }
}
