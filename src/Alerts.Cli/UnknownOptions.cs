using System.CommandLine;
using System.CommandLine.Parsing;

namespace Alerts.Cli;

/// <summary>
/// Options that a command does not have. The parser takes one for an argument where the command has any, and then finds fault with
/// the file behind it, or says that there is no file of that name.
/// </summary>
internal static class UnknownOptions
{
    /// <summary>As they were written, in the order of the call; what comes after <c>--</c> is never one.</summary>
    public static IReadOnlyList<string> In(ParseResult parsed, IEnumerable<string> args)
    {
        HashSet<string> values = [.. parsed.UnmatchedTokens, .. Arguments(parsed.CommandResult)];
        return [.. args.TakeWhile(arg => arg != "--").Where(arg => arg is ['-', _, ..] && values.Contains(arg)).Distinct()];
    }

    private static IEnumerable<string> Arguments(CommandResult command) =>
        command.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).Select(token => token.Value);

    /// <summary>One line for each, with what there is instead.</summary>
    public static string Refusal(ParseResult parsed, IReadOnlyList<string> unknown)
    {
        string command = string.Join(' ', Names(parsed.CommandResult).Reverse());
        IEnumerable<Option> shown = parsed.CommandResult.Command.Options.Where(option => !option.Hidden);
        string known = string.Join(", ", shown.Select(option => option.Name).Order(StringComparer.Ordinal));
        return string.Join(Environment.NewLine, unknown.Select(option =>
            $"{command}: expected one of its options ({known}), got '{option}'. What begins with '-' and is none goes after '--'."));
    }

    private static IEnumerable<string> Names(SymbolResult? result)
    {
        for (; result is not null; result = result.Parent)
        {
            if (result is CommandResult command)
            {
                yield return command.Command.Name;
            }
        }
    }
}
