using System.Text.Json.Nodes;
using Alerts.Functions.Tests.Support;

namespace Alerts.Functions.Tests.Infra;

public sealed class PrivateNetworkTests
{
    /// <summary>What has an endpoint that people or programs call, and the property that closes it.</summary>
    private static readonly Dictionary<string, string[]> Closing = new()
    {
        ["Microsoft.CognitiveServices/accounts"] = ["publicNetworkAccess"],
        ["Microsoft.Insights/components"] = ["publicNetworkAccessForIngestion", "publicNetworkAccessForQuery"],
        ["Microsoft.KeyVault/vaults"] = ["publicNetworkAccess"],
        ["Microsoft.OperationalInsights/workspaces"] = ["publicNetworkAccessForIngestion", "publicNetworkAccessForQuery"],
        ["Microsoft.Storage/storageAccounts"] = ["publicNetworkAccess"],
        ["Microsoft.Web/sites"] = ["publicNetworkAccess"],
    };

    /// <summary>What has none.</summary>
    private static readonly string[] WithoutEndpoint =
    [
        "Microsoft.Authorization/roleAssignments", "Microsoft.Insights/actionGroups", "Microsoft.Insights/diagnosticSettings", "Microsoft.Insights/privateLinkScopes",
        "Microsoft.Insights/scheduledQueryRules", "Microsoft.ManagedIdentity/userAssignedIdentities", "Microsoft.Network/networkSecurityGroups",
        "Microsoft.Network/privateDnsZones", "Microsoft.Network/privateEndpoints", "Microsoft.Network/virtualNetworks",
        "Microsoft.Resources/resourceGroups", "Microsoft.Web/serverfarms",
    ];

    [Fact]
    public void Every_resource_is_closed_or_has_no_endpoint()
    {
        IEnumerable<JsonNode> resources = Snapshot.Private.Resources.Where(resource => TypeOf(resource).Count(character => character == '/') == 1);

        Assert.All(resources.Where(resource => !WithoutEndpoint.Contains(TypeOf(resource))), resource => Assert.All(
            Closing[TypeOf(resource)], property => Assert.Equal("Disabled", resource["properties"]![property]!.GetValue<string>())));
    }

    [Fact]
    public void Everything_closed_has_a_private_endpoint() => Assert.Equal(
        ["pe-blob", "pe-language", "pe-monitor", "pe-queue", "pe-site", "pe-table", "pe-vault"],
        Snapshot.Private.NamesOf("Microsoft.Network/privateEndpoints").Order(StringComparer.Ordinal));

    [Fact]
    public void The_app_speaks_from_the_network() =>
        Assert.NotNull(Snapshot.Private.OfType("Microsoft.Web/sites").Single()["properties"]!["virtualNetworkSubnetId"]);

    [Fact]
    public void The_app_has_a_subnet_that_flex_consumption_can_join()
    {
        JsonNode app = Snapshot.Private.OfType("Microsoft.Network/virtualNetworks").Single()["properties"]!["subnets"]!.AsArray()
            .Single(subnet => subnet!["name"]!.GetValue<string>() == "app")!;

        Assert.Equal("Microsoft.App/environments", app["properties"]!["delegations"]![0]!["properties"]!["serviceName"]!.GetValue<string>());
    }

    [Fact]
    public void Without_it_there_is_no_network() => Assert.DoesNotContain(
        Snapshot.Main.Resources, resource => TypeOf(resource).StartsWith("Microsoft.Network/", StringComparison.Ordinal));

    private static string TypeOf(JsonNode resource) => resource["type"]!.GetValue<string>();
}
