using System.Text.Json.Nodes;
using Alerts.Functions.Tests.Support;

namespace Alerts.Functions.Tests.Infra;

public sealed class RolesTests
{
    private const string Type = "Microsoft.Authorization/roleAssignments";

    public static TheoryData<string, string[]> Assignments => new()
    {
        {
            "main",
            [
                "Communication/communicationServices: Communication and Email Service Owner",
                "KeyVault/vaults: Key Vault Secrets Officer",
                "KeyVault/vaults: Key Vault Secrets User",
                "Insights/components: Monitoring Metrics Publisher",
                "Storage/storageAccounts: Storage Blob Data Owner",
                "Storage/storageAccounts: Storage Queue Data Contributor",
                "Storage/storageAccounts: Storage Queue Data Contributor",
                "Storage/storageAccounts: Storage Table Data Contributor",
                "Storage/storageAccounts: Storage Table Data Contributor",
            ]
        },
        {
            "private",
            [
                "CognitiveServices/accounts: Cognitive Services Language Reader",
                "KeyVault/vaults: Key Vault Secrets Officer",
                "KeyVault/vaults: Key Vault Secrets User",
                "Insights/components: Monitoring Metrics Publisher",
                "Storage/storageAccounts: Storage Blob Data Owner",
                "Storage/storageAccounts: Storage Queue Data Contributor",
                "Storage/storageAccounts: Storage Queue Data Contributor",
                "Storage/storageAccounts: Storage Table Data Contributor",
                "Storage/storageAccounts: Storage Table Data Contributor",
            ]
        },
    };

    private static readonly Dictionary<string, string> Names = new()
    {
        ["09976791-48a7-449e-bb21-39d1a415f350"] = "Communication and Email Service Owner",
        ["7628b7b8-a8b2-4cdc-b46f-e9b35248918e"] = "Cognitive Services Language Reader",
        ["b86a8fe4-44ce-4948-aee5-eccb2c155cd7"] = "Key Vault Secrets Officer",
        ["4633458b-17de-408a-b874-0445c86b69e6"] = "Key Vault Secrets User",
        ["3913510d-42f4-4e42-8a64-420c390055eb"] = "Monitoring Metrics Publisher",
        ["b7e6dc6d-f1e8-4753-8033-0f276bb0955b"] = "Storage Blob Data Owner",
        ["974c5e8b-45b9-4653-ba55-5f855dd0fb88"] = "Storage Queue Data Contributor",
        ["0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"] = "Storage Table Data Contributor",
    };

    [Theory]
    [MemberData(nameof(Assignments))]
    public void Nothing_is_allowed_beyond_these_roles_on_these_resources(string parameters, string[] expected) => Assert.Equal(
        expected.Order(StringComparer.Ordinal), SnapshotOf(parameters).OfType(Type).Select(Described).Order(StringComparer.Ordinal));

    // The roles of an operator: whoever deploys, unless somebody else is named, or nobody.
    [Fact]
    public void The_operator_is_whoever_deploys_unless_named()
    {
        Assert.Equal(3, RolesOf("[deployer().objectId]", Snapshot.Main));
        Assert.Equal(3, RolesOf("00000000-0000-0000-0000-00000000000d", Snapshot.Private));
    }

    [Theory]
    [InlineData("main")]
    [InlineData("private")]
    public void Each_role_assignment_says_what_it_is_for(string parameters) => Assert.All(
        SnapshotOf(parameters).OfType(Type),
        assignment => Assert.EndsWith(".", assignment["properties"]!["description"]!.GetValue<string>(), StringComparison.Ordinal));

    // "Microsoft.Storage/storageAccounts/x/providers/Microsoft.Authorization/roleAssignments/y": the scope stands before the last provider.
    private static string Described(JsonNode assignment)
    {
        string[] providers = assignment["id"]!.GetValue<string>().Split("/providers/Microsoft.");
        string scope = string.Join('/', providers[^2].Split('/')[..2]);
        string role = assignment["properties"]!["roleDefinitionId"]!.GetValue<string>().Split('/')[^1];
        return $"{scope}: {Names[role]}";
    }

    private static int RolesOf(string principal, Snapshot snapshot) =>
        snapshot.OfType(Type).Count(assignment => assignment["properties"]!["principalId"]!.GetValue<string>() == principal);

    private static Snapshot SnapshotOf(string parameters) => parameters == "main" ? Snapshot.Main : Snapshot.Private;
}
