using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Alerts.Functions.Tests.Support;

namespace Alerts.Functions.Tests.Infra;

/// <summary>Nothing in Azure is opened by a key, and no secret passes through the template.</summary>
public sealed partial class KeysTests
{
    public static TheoryData<string> Sources => CompilationTests.Files;

    [Theory]
    [MemberData(nameof(Sources))]
    public void No_template_asks_for_a_key(string file) => Assert.DoesNotMatch(KeyFunction(), Repository.Read(file));

    // A secret that is not passed in cannot be left in a default, a log of a deployment or an output.
    [Theory]
    [MemberData(nameof(Sources))]
    public void No_template_takes_a_secret(string file) => Assert.DoesNotMatch(SecretParameter(), Repository.Read(file));

    [Theory]
    [InlineData("Microsoft.Storage/storageAccounts", "allowSharedKeyAccess", false)]
    [InlineData("Microsoft.Storage/storageAccounts", "allowBlobPublicAccess", false)]
    [InlineData("Microsoft.Storage/storageAccounts", "isLocalUserEnabled", false)]
    [InlineData("Microsoft.Insights/components", "DisableLocalAuth", true)]
    [InlineData("Microsoft.CognitiveServices/accounts", "disableLocalAuth", true)]
    [InlineData("Microsoft.Communication/communicationServices", "disableLocalAuth", true)]
    [InlineData("Microsoft.KeyVault/vaults", "enableRbacAuthorization", true)]
    [InlineData("Microsoft.KeyVault/vaults", "enablePurgeProtection", true)]
    [InlineData("Microsoft.Web/sites", "httpsOnly", true)]
    [InlineData("Microsoft.Web/sites/basicPublishingCredentialsPolicies", "allow", false)]
    public void Access_by_key_or_password_is_off(string type, string property, bool value)
    {
        JsonNode[] resources = [.. Snapshot.Main.OfType(type), .. Snapshot.Private.OfType(type)];

        Assert.NotEmpty(resources);
        Assert.All(resources, resource => Assert.Equal(value, resource["properties"]![property]!.GetValue<bool>()));
    }

    [Fact]
    public void The_workspace_takes_nothing_by_key() => Assert.True(
        Snapshot.Main.OfType("Microsoft.OperationalInsights/workspaces").Single()["properties"]!["features"]!["disableLocalAuth"]!.GetValue<bool>());

    [Fact]
    public void Transport_is_tls_1_2_or_newer()
    {
        Assert.Equal("TLS1_2", Snapshot.Main.OfType("Microsoft.Storage/storageAccounts").Single()["properties"]!["minimumTlsVersion"]!.GetValue<string>());
        var site = Snapshot.Main.OfType("Microsoft.Web/sites").Single()["properties"]!["siteConfig"]!;
        Assert.Equal(("1.2", "1.2"), (site["minTlsVersion"]!.GetValue<string>(), site["scmMinTlsVersion"]!.GetValue<string>()));
        Assert.Equal("Disabled", site["ftpsState"]!.GetValue<string>());
    }

    [Fact]
    public void Secrets_of_the_settings_are_references_into_the_vault()
    {
        IEnumerable<KeyValuePair<string, string>> secrets = Snapshot.Private.AppSettings.Where(setting => SecretName().IsMatch(setting.Key));

        Assert.NotEmpty(secrets);
        Assert.All(secrets, secret => Assert.Contains("@Microsoft.KeyVault(", secret.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void It_is_written_down_who_reads_and_changes_secrets() => Assert.Equal(
        "audit", Snapshot.Main.OfType("Microsoft.Insights/diagnosticSettings").Single()["properties"]!["logs"]![0]!["categoryGroup"]!.GetValue<string>());

    [Fact]
    public void Outputs_are_names_and_addresses() => Assert.Equal(
        ["ALERTS_APP", "ALERTS_STORAGE", "ALERTS_URL", "ALERTS_VAULT", "AZURE_LOCATION", "AZURE_RESOURCE_GROUP"],
        Snapshot.Main.Outputs.Select(output => output.Key).Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\blist[A-Z]\w*\(|\.listKeys\b|getSecret\(|primaryKey|AccountKey|InstrumentationKey", RegexOptions.IgnoreCase)]
    private static partial Regex KeyFunction();

    [GeneratedRegex(@"@secure\(|^\s*param\s+\w*(secret|password|token)\w*", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex SecretParameter();

    [GeneratedRegex("(Secret|Password|Key|Token)$")]
    private static partial Regex SecretName();
}
