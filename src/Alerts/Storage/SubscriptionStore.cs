using System.Globalization;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;

namespace Alerts.Storage;

/// <summary>
/// The subscriptions, one row each, and a head row that every write touches in the same transaction: its ETag
/// is the table's version, which readers who keep a copy ask for.
/// </summary>
public sealed class SubscriptionStore(StorageClients storage)
{
    private const string Partition = "subscription";
    private const string HeadRow = "~head";

    /// <exception cref="UnreadableRowException">There is one, and it cannot be read.</exception>
    public async Task<Stored<Subscription>?> FindAsync(string subscriptionId, CancellationToken cancellation)
    {
        TableClient table = await storage.TableAsync(TableNames.Subscriptions);
        NullableResponse<TableEntity> row = await table.GetEntityIfExistsAsync<TableEntity>(
            Partition, subscriptionId, cancellationToken: cancellation);
        return row.HasValue ? new Stored<Subscription>(await storage.Unreadable.ReadAsync(row.Value!, Read, cancellation), row.Value!.ETag) : null;
    }

    /// <summary>Something in a subscription that only its reader understands is wrong, such as its filter: it is told nothing, and <c>alerts status</c> says so.</summary>
    public async Task NoteUnreadableAsync(string subscriptionId, string problem, CancellationToken cancellation)
    {
        TableClient table = await storage.TableAsync(TableNames.Subscriptions);
        NullableResponse<TableEntity> row = await table.GetEntityIfExistsAsync<TableEntity>(Partition, subscriptionId, cancellationToken: cancellation);
        if (row.HasValue)
        {
            await storage.Unreadable.NoteAsync(new UnreadableRowException(TableNames.Subscriptions, row.Value!, problem), cancellation);
        }
    }

    public async Task WriteAsync(Subscription subscription, CancellationToken cancellation)
    {
        TableClient table = await storage.TableAsync(TableNames.Subscriptions);
        await WriteAsync(table, new TableTransactionAction(TableTransactionActionType.UpsertReplace, Row(subscription)), cancellation);
    }

    /// <summary>Changes with every write to any subscription; empty before the first.</summary>
    public async Task<string> VersionAsync(CancellationToken cancellation)
    {
        TableClient table = await storage.TableAsync(TableNames.Subscriptions);
        NullableResponse<TableEntity> head = await table.GetEntityIfExistsAsync<TableEntity>(Partition, HeadRow, cancellationToken: cancellation);
        return head.HasValue ? head.Value!.ETag.ToString() : "";
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
                await WriteAsync(table, new TableTransactionAction(TableTransactionActionType.UpdateReplace, Row(changed), read.ETag), cancellation);
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
        try
        {
            var row = new TableEntity(Partition, subscriptionId);
            await WriteAsync(table, new TableTransactionAction(TableTransactionActionType.Delete, row, ETag.All), cancellation);
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            // Deleted already.
        }
    }

    /// <summary>Every subscription in whatever state, in the order of their ids. One that cannot be read is left out: the others are told all the same.</summary>
    public async IAsyncEnumerable<Subscription> AllAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        TableClient table = await storage.TableAsync(TableNames.Subscriptions);
        string rows = TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey ne {HeadRow}");
        await foreach (TableEntity row in table.QueryAsync<TableEntity>(rows, cancellationToken: cancellation))
        {
            if (await storage.Unreadable.TryReadAsync(row, Read, cancellation) is { } subscription)
            {
                yield return subscription;
            }
        }
    }

    private static async Task WriteAsync(TableClient table, TableTransactionAction write, CancellationToken cancellation)
    {
        var touch = new TableTransactionAction(TableTransactionActionType.UpsertReplace, new TableEntity(Partition, HeadRow));
        await table.SubmitTransactionAsync([write, touch], cancellation);
    }

    private static TableEntity Row(Subscription subscription) =>
        JsonRow.Of(Partition, subscription.Id, subscription, AlertsJson.Default.Subscription);

    // What the stages take for granted of a subscription is asked here, where one that lacks it harms nobody else.
    private static Subscription Read(TableEntity row)
    {
        Subscription subscription = JsonRow.Read(TableNames.Subscriptions, row, AlertsJson.Default.Subscription);
        return subscription.Id != row.RowKey ? throw Unreadable($"id: expected '{row.RowKey}', got '{subscription.Id}'")
            : !TimeZoneInfo.TryFindSystemTimeZoneById(subscription.TimeZone, out _) ? throw Unreadable($"timeZone: expected an IANA time zone such as Europe/Berlin, got '{subscription.TimeZone}'")
            : !IsLanguage(subscription.Language) ? throw Unreadable($"language: expected a BCP 47 tag such as en-GB, got '{subscription.Language}'")
            : subscription;

        UnreadableRowException Unreadable(string reason) => new(TableNames.Subscriptions, row, reason);
    }

    private static bool IsLanguage(string tag)
    {
        try
        {
            _ = CultureInfo.GetCultureInfo(tag);
            return true;
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }
}
