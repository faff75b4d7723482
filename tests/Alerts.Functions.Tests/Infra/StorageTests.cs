using Alerts.Functions.Tests.Support;
using Alerts.Storage;

namespace Alerts.Functions.Tests.Infra;

public sealed class StorageTests
{
    private const string Account = "Microsoft.Storage/storageAccounts";

    [Fact]
    public void Every_queue_of_the_code_exists_with_its_poison_twin_and_no_other()
    {
        string[] queues = ConstantsOf(typeof(QueueNames), except: nameof(QueueNames.PoisonSuffix));

        Same("queue", queues.Concat(queues.Select(queue => queue + QueueNames.PoisonSuffix)), Snapshot.Main.NamesOf($"{Account}/queueServices/queues"));
    }

    [Fact]
    public void Every_table_of_the_code_exists_and_no_other() =>
        Same("table", ConstantsOf(typeof(TableNames)), Snapshot.Main.NamesOf($"{Account}/tableServices/tables"));

    [Fact]
    public void Every_container_of_the_code_exists_and_one_for_the_package() =>
        Same("container", ConstantsOf(typeof(ContainerNames)).Append("deployments"), Snapshot.Main.NamesOf($"{Account}/blobServices/containers"));

    [Fact]
    public void No_container_is_public() =>
        Assert.All(Snapshot.Main.OfType($"{Account}/blobServices/containers"), container => Assert.Equal("None", container["properties"]!["publicAccess"]!.GetValue<string>()));

    // The lists are what hosts and commands go through; a name that is not in its list has no trigger, no health and no poison.
    [Fact]
    public void Every_name_of_the_code_is_in_its_list()
    {
        Assert.Equivalent(ConstantsOf(typeof(QueueNames), except: nameof(QueueNames.PoisonSuffix)), QueueNames.All, strict: true);
        Assert.Equivalent(ConstantsOf(typeof(TableNames)), TableNames.All, strict: true);
        Assert.Equivalent(ConstantsOf(typeof(ContainerNames)), ContainerNames.All, strict: true);
    }

    [Fact]
    public void Only_articles_expire()
    {
        var rule = Snapshot.Main.OfType($"{Account}/managementPolicies").Single()["properties"]!["policy"]!["rules"]!.AsArray().Single()!;

        Assert.Equal([$"{ContainerNames.Articles}/"], rule["definition"]!["filters"]!["prefixMatch"]!.AsArray().Select(prefix => prefix!.GetValue<string>()));
    }

    [Fact]
    public void Deleted_blobs_can_be_had_back()
    {
        var service = Snapshot.Main.OfType($"{Account}/blobServices").Single()["properties"]!;

        Assert.True(service["deleteRetentionPolicy"]!["enabled"]!.GetValue<bool>());
        Assert.True(service["containerDeleteRetentionPolicy"]!["enabled"]!.GetValue<bool>());
    }

    private static string[] ConstantsOf(Type names, string except = "") =>
        [.. names.GetFields().Where(field => field.IsLiteral && field.Name != except).Select(field => (string)field.GetRawConstantValue()!)];

    private static void Same(string what, IEnumerable<string> code, IEnumerable<string> infrastructure)
    {
        string[] problems =
        [
            .. code.Except(infrastructure).Select(name => $"The {what} '{name}' is in the code and not deployed: add it to infra/modules/storage.bicep."),
            .. infrastructure.Except(code).Select(name => $"The {what} '{name}' is deployed and not in the code: take it out of infra/modules/storage.bicep."),
        ];

        Assert.True(problems.Length == 0, $"{string.Join('\n', problems)}\nThen renew the snapshots:\n{Bicep.Renewal}");
    }
}
