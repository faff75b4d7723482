using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;

namespace Alerts.Storage;

/// <summary>The delivery ledger: one row for each (event, subscription), planned by Notify, and one for each digest; claimed and closed by Deliver.</summary>
public sealed class DeliveryStore(StorageClients storage)
{
    /// <exception cref="UnreadableRowException">There is one, and it cannot be read.</exception>
    public async Task<Stored<Delivery>?> FindAsync(string deliveryId, CancellationToken cancellation)
    {
        TableClient table = await storage.TableAsync(TableNames.Deliveries);
        NullableResponse<TableEntity> row = await table.GetEntityIfExistsAsync<TableEntity>(
            Partition(deliveryId), deliveryId, cancellationToken: cancellation);
        return row.HasValue ? new Stored<Delivery>(await storage.Unreadable.ReadAsync(row.Value!, Read, cancellation), row.Value!.ETag) : null;
    }

    /// <summary>Writes the row where there is none. Null, and nothing changed, where there is one: the stage ran before.</summary>
    public async Task<Stored<Delivery>?> TryPlanAsync(Delivery delivery, CancellationToken cancellation)
    {
        TableClient table = await storage.TableAsync(TableNames.Deliveries);
        try
        {
            Response answer = await table.AddEntityAsync(Row(delivery), cancellation);
            return new Stored<Delivery>(delivery, answer.Headers.ETag.GetValueOrDefault());
        }
        catch (RequestFailedException exception) when (exception.Status == 409)
        {
            return null;
        }
    }

    /// <summary>Replaces the row as it was read; null where somebody else wrote it in between.</summary>
    public async Task<Stored<Delivery>?> TryUpdateAsync(Stored<Delivery> read, Delivery delivery, CancellationToken cancellation)
    {
        TableClient table = await storage.TableAsync(TableNames.Deliveries);
        try
        {
            Response answer = await table.UpdateEntityAsync(Row(delivery), read.ETag, TableUpdateMode.Replace, cancellation);
            return new Stored<Delivery>(delivery, answer.Headers.ETag.GetValueOrDefault());
        }
        catch (RequestFailedException exception) when (exception.Status == 412)
        {
            return null;
        }
    }

    /// <summary>Replaces the row whoever wrote it last: what was sent was sent.</summary>
    public async Task WriteAsync(Delivery delivery, CancellationToken cancellation)
    {
        TableClient table = await storage.TableAsync(TableNames.Deliveries);
        await table.UpsertEntityAsync(Row(delivery), TableUpdateMode.Replace, cancellation);
    }

    /// <summary>The whole ledger, in no particular order.</summary>
    public async IAsyncEnumerable<Delivery> AllAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        TableClient table = await storage.TableAsync(TableNames.Deliveries);
        await foreach (TableEntity row in table.QueryAsync<TableEntity>(cancellationToken: cancellation))
        {
            if (await storage.Unreadable.TryReadAsync(row, Read, cancellation) is { } delivery)
            {
                yield return delivery;
            }
        }
    }

    private static Delivery Read(TableEntity row) => JsonRow.Read(TableNames.Deliveries, row, AlertsJson.Default.Delivery);

    private static TableEntity Row(Delivery delivery)
    {
        TableEntity row = JsonRow.Of(Partition(delivery.Id), delivery.Id, delivery, AlertsJson.Default.Delivery);
        row["State"] = delivery.State.ToString();
        row["EventId"] = delivery.EventId;
        row["SubscriptionId"] = delivery.SubscriptionId;
        return row;
    }

    // Ids are hashes, so their first two digits spread the rows over 256 partitions.
    private static string Partition(string deliveryId) => deliveryId[..2];
}
