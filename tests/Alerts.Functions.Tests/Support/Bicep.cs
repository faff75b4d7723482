using System.Diagnostics;

namespace Alerts.Functions.Tests.Support;

/// <summary>The real Bicep compiler, run over <c>infra/</c>.</summary>
internal static class Bicep
{
    /// <summary>Ids that stand for a tenant and a subscription in the snapshots.</summary>
    private static readonly string[] Scope =
    [
        "--tenant-id", "00000000-0000-0000-0000-000000000002",
        "--subscription-id", "00000000-0000-0000-0000-000000000001",
        "--location", "westeurope",
    ];

    public static string Command { get; } = Repository.Metadata("BicepCommand") is { Length: > 0 } packaged ? packaged : "bicep";

    public static Task<(int Exit, string Output)> LintAsync(string pattern) => RunAsync("lint", "--pattern", pattern);

    public static Task<(int Exit, string Output)> ValidateSnapshotAsync(string parameters) =>
        RunAsync(["snapshot", parameters, "--mode", "validate", .. Scope]);

    /// <summary>What a person runs when a change of the infrastructure was meant.</summary>
    public static string RenewalOf(string parameters) => $"{Command} snapshot {parameters} --mode overwrite {string.Join(' ', Scope)}";

    private static async Task<(int Exit, string Output)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Command, arguments)
        {
            WorkingDirectory = Repository.PathOf("."),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // The parameter file reads the environment; a deployer's own must not change what is compared.
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("AZURE_", StringComparison.Ordinal) || name.StartsWith("ALERTS_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, (await output + await errors).Trim());
    }
}
