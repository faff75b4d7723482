using System.Collections.Concurrent;
using Azure;
using Azure.Data.Tables;
using Microsoft.Extensions.Logging;

namespace Alerts.Storage;

/// <summary>
/// Rows that were met and cannot be read: broken by hand, half restored, or written by a newer version. The rest goes on without them,
/// so they are kept in the table <c>failures</c> for a person to see, until somebody has written or deleted the row.
/// </summary>
public sealed partial class UnreadableRows(StorageClients storage, TimeProvider time, ILogger logger)
{
    private const string Partition = "unreadable-row";

    /// <summary>A row that is met with each event is told of this often.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _noted = new(StringComparer.Ordinal);

    /// <summary>What the row holds; null, and noted, where it cannot be read.</summary>
    public async ValueTask<T?> TryReadAsync<T>(TableEntity row, Func<TableEntity, T> read, CancellationToken cancellation) where T : class
    {
        try
        {
            return read(row);
        }
        catch (UnreadableRowException exception)
        {
            await NoteAsync(exception, cancellation);
            return null;
        }
    }

    /// <summary>What the row holds.</summary>
    /// <exception cref="UnreadableRowException">It cannot be read; that has been noted.</exception>
    public async ValueTask<T> ReadAsync<T>(TableEntity row, Func<TableEntity, T> read, CancellationToken cancellation)
    {
        try
        {
            return read(row);
        }
        catch (UnreadableRowException exception)
        {
            await NoteAsync(exception, cancellation);
            throw;
        }
    }

    public async Task NoteAsync(UnreadableRowException row, CancellationToken cancellation)
    {
        string key = DeterministicId.Of(row.Table, row.Partition, row.Row);
        DateTimeOffset now = time.GetUtcNow();
        if (_noted.TryGetValue(key, out DateTimeOffset before) && now - before < Again)
        {
            return;
        }

        _noted[key] = now;
        LogUnreadable(logger, row.Message);
        try
        {
            TableClient table = await storage.TableAsync(TableNames.Failures);
            await table.UpsertEntityAsync(
                new TableEntity(Partition, key)
                {
                    ["Table"] = row.Table, ["Partition"] = row.Partition, ["Row"] = row.Row, ["RowETag"] = row.ETag.ToString(), ["Cause"] = row.Reason, ["At"] = now,
                },
                TableUpdateMode.Replace, cancellation);
        }
        catch (Exception exception) when (StorageFailure.ReasonOf(exception) is not null)
        {
            // It is in the log, and will be met again.
            _noted.TryRemove(key, out _);
        }
    }

    /// <summary>Those that are still as they were when they were met.</summary>
    public async Task<IReadOnlyList<UnreadableRow>> ListAsync(CancellationToken cancellation)
    {
        TableClient table = await storage.TableAsync(TableNames.Failures);
        var rows = new List<UnreadableRow>();
        await foreach (TableEntity noted in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {Partition}"), cancellationToken: cancellation))
        {
            var row = new UnreadableRow(Text(noted, "Table"), Text(noted, "Partition"), Text(noted, "Row"), Text(noted, "Cause"));
            if (TableNames.All.Contains(row.Table) && await IsUnchangedAsync(row, Text(noted, "RowETag"), cancellation))
            {
                rows.Add(row);
            }
            else
            {
                await table.DeleteEntityAsync(noted.PartitionKey, noted.RowKey, ETag.All, cancellation);
            }
        }

        return rows;
    }

    private async Task<bool> IsUnchangedAsync(UnreadableRow row, string etag, CancellationToken cancellation)
    {
        TableClient table = await storage.TableAsync(row.Table);
        NullableResponse<TableEntity> now = await table.GetEntityIfExistsAsync<TableEntity>(row.Partition, row.Row, cancellationToken: cancellation);
        return now.HasValue && now.Value!.ETag.ToString() == etag;
    }

    private static string Text(TableEntity row, string column) => row.TryGetValue(column, out object? value) && value is string text ? text : "";

    [LoggerMessage(Level = LogLevel.Error, Message = "{Problem} It is left out; `alerts status` lists it until it is corrected or deleted.")]
    private static partial void LogUnreadable(ILogger logger, string problem);
}

/// <summary>A row that cannot be read, and why.</summary>
public sealed record UnreadableRow(string Table, string Partition, string Row, string Cause);

/// <summary>A stored row does not hold what this version writes there.</summary>
public sealed class UnreadableRowException(string table, TableEntity row, string reason)
    : Exception($"Row {row.PartitionKey}/{row.RowKey} of table {table} cannot be read: {reason}")
{
    public string Table { get; } = table;
    public string Partition { get; } = row.PartitionKey;
    public string Row { get; } = row.RowKey;
    public ETag ETag { get; } = row.ETag;
    public string Reason { get; } = reason;
}
