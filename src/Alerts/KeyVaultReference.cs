namespace Alerts;

/// <summary>
/// A setting that Azure should have replaced by a secret. Where it cannot read the secret it hands over the reference itself
/// (https://learn.microsoft.com/azure/app-service/app-service-key-vault-references): taken for the secret, it would be one that
/// everybody can guess.
/// </summary>
internal static class KeyVaultReference
{
    public static bool IsUnresolved(string? value) => value?.StartsWith("@Microsoft.KeyVault(", StringComparison.OrdinalIgnoreCase) == true;

    public static string ErrorOf(string setting, string reference) =>
        $"{setting}: expected the secret, got its reference {reference}. It is not in the vault, or the app's identity may not read it: "
        + "run infra/set-secrets.sh, which also makes the app read it anew.";
}
