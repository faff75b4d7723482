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

    /// <summary>What main.bicepparam asks a deployer for.</summary>
    private static readonly Dictionary<string, string> Asked = new()
    {
        ["ALERTS_OPERATOR_EMAIL"] = "operators@example.org",
        ["ALERTS_SMTP_APPLICATION_ID"] = "00000000-0000-0000-0000-00000000000e",
        ["ALERTS_SMTP_PRINCIPAL_ID"] = "00000000-0000-0000-0000-00000000000f",
    };

    public static string Command { get; } = Repository.Metadata("BicepCommand") is { Length: > 0 } packaged ? packaged : "bicep";

    public static Task<(int Exit, string Output)> LintAsync(string pattern) => RunAsync([], "lint", "--pattern", pattern);

    /// <param name="environment">Over what is set otherwise; empty for unset.</param>
    public static Task<(int Exit, string Output)> ValidateSnapshotAsync(string parameters, params (string Name, string Value)[] environment) =>
        RunAsync(environment, ["snapshot", parameters, "--mode", "validate", .. Scope]);

    /// <summary>What a person runs when a change of the infrastructure was meant.</summary>
    public static string RenewalOf(string parameters) =>
        $"{string.Join(' ', Asked.Select(variable => $"{variable.Key}={variable.Value}"))} {Command} snapshot {parameters} --mode overwrite {string.Join(' ', Scope)}";

    /// <summary>The same for both snapshots.</summary>
    public static string Renewal => $"{RenewalOf("infra/main.bicepparam")}\n{RenewalOf("infra/tests/private.bicepparam")}";

    private static async Task<(int Exit, string Output)> RunAsync((string Name, string Value)[] environment, params string[] arguments)
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

        foreach ((string name, string value) in Asked.Select(variable => (variable.Key, variable.Value)).Concat(environment))
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
