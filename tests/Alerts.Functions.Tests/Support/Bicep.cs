using System.Diagnostics;

namespace Alerts.Functions.Tests.Support;

/// <summary>The real Bicep compiler, run over <c>infra/</c>.</summary>
internal static class Bicep
{
    public static string Command { get; } = Repository.Metadata("BicepCommand") is { Length: > 0 } packaged ? packaged : "bicep";

    public static Task<(int Exit, string Output)> LintAsync(string pattern) => RunAsync(Command, [], "lint", "--pattern", pattern);

    /// <param name="environment">Over what is set otherwise; empty for unset.</param>
    public static Task<(int Exit, string Output)> ValidateSnapshotAsync(string parameters, params (string Name, string Value)[] environment) =>
        RunAsync(Shells.Posix, environment, Repository.PathOf("infra/tests/snapshot.sh"), "validate", parameters);

    /// <summary>Brings the resources of a folder to the most recent versions of their interfaces.</summary>
    public static Task<(int Exit, string Output)> BringUpToDateAsync(string folder) =>
        RunAsync(Shells.Posix, [], Repository.PathOf("infra/recent-api-versions.sh"), folder);

    /// <summary>What a person runs when a change of the infrastructure was meant.</summary>
    public static string Renewal => $"BICEP={Command} sh infra/tests/snapshot.sh overwrite";

    private static async Task<(int Exit, string Output)> RunAsync(
        string program, (string Name, string Value)[] environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Repository.PathOf("."),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // The parameter file reads the environment; a deployer's own must not change what is compared.
        string[] deployers = ["AZURE_", "ALERTS_"];
        foreach (string name in start.Environment.Keys.Where(name => deployers.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal))).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach ((string name, string value) in environment.Append(("BICEP", Command)))
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, (await output + await errors).Trim());
    }
}
