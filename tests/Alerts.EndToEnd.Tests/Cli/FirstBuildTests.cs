using System.Reflection;
using System.Runtime.CompilerServices;
using Alerts.EndToEnd.Tests.Support;

namespace Alerts.EndToEnd.Tests.Cli;

/// <summary>What the README's first command says on a terminal while it builds; `script` (bsdutils) gives it one.</summary>
public sealed class FirstBuildTests
{
    private const string Told = "Building Alerts, which takes a minute or two the first time.";

    [Fact]
    public async Task The_first_build_says_what_it_does_and_how_long_it_takes() =>
        Assert.Contains(Told, await RestoreAsync("NeverBuilt"), StringComparison.Ordinal);

    [Fact]
    public async Task A_later_build_says_nothing() => Assert.DoesNotContain(
        Told, await RestoreAsync(typeof(FirstBuildTests).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration), StringComparison.Ordinal);

    // `dotnet run` begins with the same target.
    private static async Task<string> RestoreAsync(string configuration, [CallerFilePath] string here = "")
    {
        string script = Requires.Program("script", "apt-get install -y bsdutils", "script");
        string project = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../src/Alerts.Cli/Alerts.Cli.csproj"));
        string restore = $"dotnet msbuild '{project}' -nologo -target:Restore -verbosity:quiet -property:Configuration={configuration}";
        await using var process = new ChildProcess(script, ["--quiet", "--return", "--command", restore, "/dev/null"]);
        Assert.Equal(0, await process.WaitAsync(TimeSpan.FromMinutes(5), TestContext.Current.CancellationToken));
        return process.Output;
    }
}
