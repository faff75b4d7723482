using System.CommandLine;
using Alerts.Cli;
using Alerts.Cli.Commands;

namespace Alerts.Tests.Cli;

public sealed class UnknownOptionsTests
{
    /// <summary>Every command that does something, as its words.</summary>
    public static TheoryData<string> Commands => [.. Leaves(AlertsCommand.Create(), "")];

    [Theory]
    [MemberData(nameof(Commands))]
    public void An_option_that_a_command_does_not_have_is_named_wherever_it_stands(string command)
    {
        string[] words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(["--nope"], In([.. words, "--nope", "news.txt"]));
        Assert.Equal(["--nope"], In([.. words, "news.txt", "--nope"]));
        Assert.Equal(["-n", "--nope=1"], In([.. words, "-n", "--nope=1"]));
    }

    [Theory]
    [InlineData("classify", "-")]
    [InlineData("classify", "--jsonl", "-")]
    [InlineData("classify", "--", "--nope")]
    [InlineData("filter", "--", "-sourcing:opinion")]
    [InlineData("subscribe", "--filter", "-sourcing:opinion")]
    [InlineData("filter", "tag:approval", "--events=-")]
    [InlineData("classify", "--help")]
    public void What_belongs_to_the_call_is_no_unknown_option(params string[] args) => Assert.Empty(In(args));

    [Fact]
    public void The_refusal_says_what_there_is()
    {
        string[] args = ["sources", "list", "--nope", "news.txt"];
        ParseResult parsed = AlertsCommand.Create().Parse(args);

        Assert.StartsWith(
            "alerts sources list: expected one of its options (--", UnknownOptions.Refusal(parsed, UnknownOptions.In(parsed, args)), StringComparison.Ordinal);
        Assert.EndsWith(
            "), got '--nope'. What begins with '-' and is none goes after '--'.", UnknownOptions.Refusal(parsed, ["--nope"]), StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> In(string[] args) => UnknownOptions.In(AlertsCommand.Create().Parse(args), args);

    private static IEnumerable<string> Leaves(Command command, string words) => command.Subcommands.Count == 0
        ? [words]
        : command.Subcommands.SelectMany(inner => Leaves(inner, $"{words} {inner.Name}"));
}
