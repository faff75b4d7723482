using Alerts.Functions.Tests.Support;
using Alerts.Storage;

namespace Alerts.Functions.Tests.Infra;

public sealed class StorageTests
{
    private const string Account = "Microsoft.Storage/storageAccounts";

    [Fact]
    public void Every_queue_of_the_code_exists_with_its_poison_twin_and_no_other() => Same(
        QueueNames.All.Concat(QueueNames.All.Select(queue => queue + QueueNames.PoisonSuffix)),
        Snapshot.Main.NamesOf($"{Account}/queueServices/queues"));

    [Fact]
    public void Every_table_of_the_code_exists_and_no_other() =>
        Same(TableNames.All, Snapshot.Main.NamesOf($"{Account}/tableServices/tables"));

    [Fact]
    public void Every_container_of_the_code_exists_and_one_for_the_package() =>
        Same(ContainerNames.All.Append("deployments"), Snapshot.Main.NamesOf($"{Account}/blobServices/containers"));

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

    private static void Same(IEnumerable<string> code, IEnumerable<string> infrastructure) =>
        Assert.Equal(code.Order(StringComparer.Ordinal), infrastructure.Order(StringComparer.Ordinal));
}
