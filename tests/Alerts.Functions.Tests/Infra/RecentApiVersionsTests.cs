using Alerts.Functions.Tests.Support;

namespace Alerts.Functions.Tests.Infra;

/// <summary>infra/recent-api-versions.sh, which a workflow runs once a month, on a folder with a resource of 2023.</summary>
public sealed class RecentApiVersionsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("alerts-versions-");

    public void Dispose() => _folder.Delete(recursive: true);

    // Not which version is the newest: that depends on the day.
    [Fact]
    public async Task An_old_version_is_replaced_and_named_and_then_nothing_is_left_to_do()
    {
        string file = Path.Combine(_folder.FullName, "modules", "storage.bicep");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.Copy(Repository.PathOf("infra/bicepconfig.json"), Path.Combine(_folder.FullName, "bicepconfig.json"));
        await File.WriteAllTextAsync(
            file, "resource account 'Microsoft.Storage/storageAccounts@2023-01-01' existing = {\n  name: 'a'\n}\noutput id string = account.id\n", Cancellation);

        (int exit, string output) = await Bicep.BringUpToDateAsync(_folder.FullName);

        Assert.Equal(0, exit);
        Assert.Matches(@"^Microsoft\.Storage/storageAccounts: 2023-01-01 to 202[4-9]-\d\d-\d\d in modules/storage\.bicep$", output);
        Assert.DoesNotContain("2023-01-01", await File.ReadAllTextAsync(file, Cancellation), StringComparison.Ordinal);
        Assert.Equal((0, ""), await Bicep.BringUpToDateAsync(_folder.FullName));
    }

    [Fact]
    public void The_tests_do_not_ask_how_old_a_version_is() =>
        Assert.Contains("\"use-recent-api-versions\": { \"level\": \"off\"", Repository.Read("infra/bicepconfig.json"), StringComparison.Ordinal);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
