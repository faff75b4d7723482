using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;

namespace Alerts.Storage;

/// <summary>The subscriptions, one row each.</summary>
public sealed class SubscriptionStore(StorageClients storage)
{
    private const string Partition = "subscription";

    public async Task<Stored<Subscription>?> FindAsync(string subscriptionId, CancellationToken cancellation)
    {
        TableClient table = await storage.TableAsync(TableNames.Subscriptions);
        NullableResponse<TableEntity> row = await table.GetEntityIfExistsAsync<TableEntity>(
            Partition, subscriptionId, cancellationToken: cancellation);
        return row.HasValue ? new Stored<Subscription>(Read(row.Value!), row.Value!.ETag) : null;
    }

    public async Task WriteAsync(Subscription subscription, CancellationToken cancellation)
    {
        TableClient table = await storage.TableAsync(TableNames.Subscriptions);
        await table.UpsertEntityAsync(Row(subscription), TableUpdateMode.Replace, cancellation);
    }

    /// <summary>Changes the row as it is now, again and again until nobody writes in between; null where there is none.</summary>
    /// <param name="subscriptionId">Which one.</param>
    /// <param name="change">May run more than once.</param>
    /// <param name="cancellation">Ends it between two tries.</param>
    public async Task<Subscription?> ChangeAsync(
        string subscriptionId, Func<Subscription, Subscription> change, CancellationToken cancellation)
    {
        TableClient table = await storage.TableAsync(TableNames.Subscriptions);
        while (await FindAsync(subscriptionId, cancellation) is { } read)
        {
            Subscription changed = change(read.Value);
            try
            {
                await table.UpdateEntityAsync(Row(changed), read.ETag, TableUpdateMode.Replace, cancellation);
                return changed;
            }
            catch (RequestFailedException exception) when (exception.Status == 412)
            {
                // Written in between: read it again.
            }
        }

        return null;
    }

    public async Task DeleteAsync(string subscriptionId, CancellationToken cancellation)
    {
        TableClient table = await storage.TableAsync(TableNames.Subscriptions);
        await table.DeleteEntityAsync(Partition, subscriptionId, ETag.All, cancellation);
    }

    /// <summary>Every subscription in whatever state, in the order of their ids.</summary>
    public async IAsyncEnumerable<Subscription> AllAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        TableClient table = await storage.TableAsync(TableNames.Subscriptions);
        await foreach (TableEntity row in table.QueryAsync<TableEntity>(cancellationToken: cancellation))
        {
            yield return Read(row);
        }
    }

    private static TableEntity Row(Subscription subscription) =>
        JsonRow.Of(Partition, subscription.Id, subscription, AlertsJson.Default.Subscription);

    private static Subscription Read(TableEntity row) => JsonRow.Read(row, AlertsJson.Default.Subscription);
}
