using System.Text.RegularExpressions;
using Alerts.Functions.Tests.Support;

namespace Alerts.Functions.Tests.Infra;

/// <summary>A reader who sets what the page names must find that something reads it.</summary>
public sealed partial class DeployDocsTests
{
    private static readonly HashSet<string> Asked = Matches(Repository.Read("infra/az.bicepparam"), Asks());

    [Theory]
    [InlineData("docs/deploy.md")]
    [InlineData("infra/set-secrets.sh")]
    public void Every_variable_that_is_named_is_read_or_given_by_the_deployment(string file)
    {
        string[] known =
        [
            .. Asked,
            .. Matches(Repository.Read("infra/main.bicep"), Outputs()),
            .. Matches(Repository.Read("infra/set-secrets.sh"), Takes()),
            .. Matches(Repository.Read(".github/workflows/azure-dev.yml"), OfGitHub()),
        ];

        Assert.All(Matches(Repository.Read(file), Variables()), name => Assert.True(known.Contains(name), $"{file} names {name}, which nothing reads"));
    }

    [Fact]
    public void The_workflow_hands_on_every_variable_that_the_parameters_ask_for() => Assert.All(
        Asked, name => Assert.Matches($@"\n      {name}: \$\{{\{{ vars\.{name}\b", Repository.Read(".github/workflows/azure-dev.yml")));

    [Fact]
    public void Every_parameter_that_the_pages_name_exists()
    {
        HashSet<string> parameters = Matches(Repository.Read("infra/main.bicep"), Parameters());

        Assert.All(
            Matches(Repository.Read("docs/deploy.md") + Repository.Read("docs/host-json.md"), Named()),
            name => Assert.True(parameters.Contains(name), $"the pages name the parameter {name}, which infra/main.bicep lacks"));
    }

    private static HashSet<string> Matches(string text, Regex pattern)
    {
        HashSet<string> names = [.. pattern.Matches(text).Select(match => match.Groups[1].Value)];
        Assert.NotEmpty(names);
        return names;
    }

    [GeneratedRegex(@"readEnvironmentVariable\('(\w+)'")]
    private static partial Regex Asks();

    [GeneratedRegex(@"^output (\w+) ", RegexOptions.Multiline)]
    private static partial Regex Outputs();

    [GeneratedRegex(@"\$\{(\w+):")]
    private static partial Regex Takes();

    [GeneratedRegex(@"vars\.(AZURE_\w+)")]
    private static partial Regex OfGitHub();

    [GeneratedRegex(@"\b((?:ALERTS|AZURE)_[A-Z_]+)\b")]
    private static partial Regex Variables();

    [GeneratedRegex(@"^param (\w+) ", RegexOptions.Multiline)]
    private static partial Regex Parameters();

    // `storageSku=Standard_GZRS`, `logDailyCapGb`: words in code that begin small and have a capital inside.
    [GeneratedRegex(@"`((?:storage|log|queue|http|always|public|maximum|instance|private|network|article|smtp|mail)[a-z]*[A-Z]\w*)(?:=\w+)?`")]
    private static partial Regex Named();
}
