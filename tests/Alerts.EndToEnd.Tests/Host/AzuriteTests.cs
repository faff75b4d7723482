using Alerts.Cli.Demo;
using Alerts.Cli.LocalHost;
using Alerts.EndToEnd.Tests.Support;
using Alerts.Storage;
using Azure.Data.Tables;
using Microsoft.Extensions.Options;

namespace Alerts.EndToEnd.Tests.Host;

public sealed class AzuriteTests
{
    // It writes its files every five seconds only, and when it is asked to end.
    [Fact]
    public async Task What_it_acknowledged_just_before_its_end_is_there_when_it_starts_again()
    {
        Requires.Npx();
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        var clients = new StorageClients(Options.Create(new StorageOptions { ConnectionString = DemoStorage.ConnectionString() }));
        TableClient table;
        await using (await StartAsync())
        {
            table = await clients.TableAsync(TableNames.Articles);
            await (await clients.QueueAsync(QueueNames.Articles)).SendMessageAsync("work", cancellation);
            await table.AddEntityAsync(new TableEntity("a", "b"), cancellation);
        }

        await using Azurite again = await StartAsync();

        Assert.True((await table.GetEntityIfExistsAsync<TableEntity>("a", "b", cancellationToken: cancellation)).HasValue);
        Assert.Equal(1, (await (await clients.QueueAsync(QueueNames.Articles)).GetPropertiesAsync(cancellation)).Value.ApproximateMessagesCount);

        async Task<Azurite> StartAsync() =>
            (await Azurite.StartIfSilentAsync(clients, folder.Path, TextWriter.Null, TimeProvider.System, cancellation))!;
    }
}
