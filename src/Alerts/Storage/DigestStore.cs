using System.Globalization;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;

namespace Alerts.Storage;

/// <summary>What waits for digests: a partition for each minute at which some are due, so that those due are read without a scan.</summary>
public sealed class DigestStore(StorageClients storage)
{
    private const string DueFormat = "yyyyMMddHHmm";
    private const string Subscription = nameof(DigestEntry.SubscriptionId);
    private const string Event = nameof(DigestEntry.EventId);

    /// <summary>Writing it again changes nothing.</summary>
    public async Task WriteAsync(DigestEntry entry, CancellationToken cancellation)
    {
        TableClient table = await storage.TableAsync(TableNames.Digests);
        await table.UpsertEntityAsync(
            new TableEntity(Partition(entry.Due), Row(entry)) { [Subscription] = entry.SubscriptionId, [Event] = entry.EventId },
            TableUpdateMode.Replace, cancellation);
    }

    /// <summary>Entries that are due, the oldest first; without a time, all of them.</summary>
    public async IAsyncEnumerable<DigestEntry> DueAsync(DateTimeOffset? now, [EnumeratorCancellation] CancellationToken cancellation)
    {
        TableClient table = await storage.TableAsync(TableNames.Digests);
        string? due = now is { } time ? TableClient.CreateQueryFilter($"PartitionKey le {Partition(time)}") : null;
        await foreach (TableEntity row in table.QueryAsync<TableEntity>(due, cancellationToken: cancellation))
        {
            if (await storage.Unreadable.TryReadAsync(row, Read, cancellation) is { } entry)
            {
                yield return entry;
            }
        }
    }

    public async Task DeleteAsync(DigestEntry entry, CancellationToken cancellation)
    {
        TableClient table = await storage.TableAsync(TableNames.Digests);
        await table.DeleteEntityAsync(Partition(entry.Due), Row(entry), ETag.All, cancellation);
    }

    private static DigestEntry Read(TableEntity row) =>
        DateTimeOffset.TryParseExact(row.PartitionKey, DueFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset due)
        && row[Subscription] is string subscription && row[Event] is string newsEvent
            ? new DigestEntry(due, subscription, newsEvent)
            : throw new UnreadableRowException(TableNames.Digests, row, $"expected a minute as partition such as 202601230800, and texts in {Subscription} and {Event}");

    private static string Partition(DateTimeOffset time) => time.UtcDateTime.ToString(DueFormat, CultureInfo.InvariantCulture);

    private static string Row(DigestEntry entry) => $"{entry.SubscriptionId}~{entry.EventId}";
}
