using System.Diagnostics;
using Alerts.Functions.Tests.Support;

namespace Alerts.Functions.Tests.Infra;

/// <summary>infra/set-secrets.sh and .ps1, run by real shells; the far side is an Azure CLI that keeps its vault in a folder.</summary>
public sealed class SetSecretsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("alerts-secrets-");

    private string Vault => Path.Combine(_folder.FullName, "vault");

    private string Calls => File.ReadAllText(Path.Combine(_folder.FullName, "calls"));

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("sh")]
    [InlineData("pwsh")]
    public async Task A_new_vault_gets_a_secret_for_links_and_the_app_reads_it_anew(string shell)
    {
        Assert.Equal(0, await RunAsync(shell));

        Assert.Equal(48, Convert.FromBase64String(Secret("link-secret")).Length);
        Assert.False(File.Exists(Path.Combine(Vault, "smtp-password")));
        Assert.Contains("rest --method post --uri /subscriptions/s/func-a/config/configreferences/appsettings/refresh?api-version=2022-03-01", Calls, StringComparison.Ordinal);
        Assert.EndsWith("functionapp restart --resource-group rg-a --name func-a --output none\n", Calls, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sh")]
    [InlineData("pwsh")]
    public async Task What_is_there_stays(string shell)
    {
        await GivenAsync("link-secret", "as it was");

        Assert.Equal(0, await RunAsync(shell));

        Assert.Equal("as it was", Secret("link-secret"));
    }

    [Theory]
    [InlineData("sh")]
    [InlineData("pwsh")]
    public async Task The_secret_for_links_is_rotated_when_asked(string shell)
    {
        await GivenAsync("link-secret", "as it was");

        Assert.Equal(0, await RunAsync(shell, [shell == "sh" ? "--rotate-link-secret" : "-RotateLinkSecret"]));

        Assert.Equal(64, Secret("link-secret").Length);
    }

    [Theory]
    [InlineData("sh")]
    [InlineData("pwsh")]
    public async Task A_password_is_written_as_it_is_and_shows_in_no_list_of_processes(string shell)
    {
        Assert.Equal(0, await RunAsync(shell, [], ("ALERTS_SMTP_PASSWORD", "a b'c\"$d%")));

        Assert.Equal("a b'c\"$d%", Secret("smtp-password"));
        Assert.DoesNotContain("a b'c", Calls, StringComparison.Ordinal);
    }

    // A role that was just assigned: the vault refuses, and a secret that cannot be seen is not one that is missing.
    [Theory]
    [InlineData("sh")]
    [InlineData("pwsh")]
    public async Task A_vault_that_refuses_at_first_is_asked_again_and_keeps_its_secret(string shell)
    {
        await GivenAsync("link-secret", "as it was");

        Assert.Equal(0, await RunAsync(shell, [], ("REFUSALS", "3")));

        Assert.Equal("as it was", Secret("link-secret"));
    }

    [Theory]
    [InlineData("sh")]
    [InlineData("pwsh")]
    public async Task A_vault_that_goes_on_refusing_ends_it_and_nothing_is_written(string shell)
    {
        await GivenAsync("link-secret", "as it was");

        Assert.NotEqual(0, await RunAsync(shell, [], ("REFUSALS", "1000"), ("ALERTS_SMTP_PASSWORD", "p")));

        Assert.Equal("as it was", Secret("link-secret"));
        Assert.DoesNotContain("secret set", Calls, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sh")]
    [InlineData("pwsh")]
    public async Task The_app_is_looked_for_in_the_subscription_that_was_deployed_to(string shell)
    {
        Assert.Equal(0, await RunAsync(shell, [], ("AZURE_SUBSCRIPTION_ID", "s")));

        Assert.Contains("functionapp show --subscription s --resource-group rg-a --name func-a", Calls, StringComparison.Ordinal);
    }

    private Task GivenAsync(string name, string value)
    {
        Directory.CreateDirectory(Vault);
        return File.WriteAllTextAsync(Path.Combine(Vault, name), value);
    }

    private string Secret(string name) => File.ReadAllText(Path.Combine(Vault, name));

    private async Task<int> RunAsync(string shell, string[]? arguments = null, params (string Name, string Value)[] environment)
    {
        Directory.CreateDirectory(Vault);
        Program("az", """
            echo "$*" >>"$FAR_SIDE/calls"
            case "$1 $2 $3" in
              "keyvault secret list")
                asked=$(grep -c "secret list" "$FAR_SIDE/calls")
                [ "$asked" -gt "${REFUSALS:-0}" ] || { echo "(Forbidden) ForbiddenByRbac" >&2; exit 1; }
                ls "$FAR_SIDE/vault" ;;
              "keyvault secret set") cp "$9" "$FAR_SIDE/vault/$7" ;;
              "functionapp show "*) echo /subscriptions/s/func-a ;;
            esac
            """);
        Program("sleep", "");
        ProcessStartInfo start = await Shells.StartAsync(shell, "infra/set-secrets", arguments ?? []);
        (string, string)[] settings =
        [
            ("PATH", $"{_folder.FullName}:{Environment.GetEnvironmentVariable("PATH")}"), ("FAR_SIDE", _folder.FullName),
            ("ALERTS_VAULT", "kv-a"), ("ALERTS_APP", "func-a"), ("AZURE_RESOURCE_GROUP", "rg-a"),
            ("ALERTS_SMTP_PASSWORD", ""), ("AZURE_SUBSCRIPTION_ID", ""), .. environment,
        ];
        foreach ((string name, string value) in settings)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        TestContext.Current.TestOutputHelper?.WriteLine(await process.StandardError.ReadToEndAsync() + await output);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode;
    }

    private void Program(string name, string script)
    {
        string path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
    }
}
