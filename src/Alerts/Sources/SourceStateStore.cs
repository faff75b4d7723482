using System.Text.Json.Serialization;
using Alerts.Storage;
using Azure;
using Azure.Data.Tables;

namespace Alerts.Sources;

/// <summary>
/// The table <c>sources</c>: one partition, a row a source. Fetch owns the row; Schedule only merges the column
/// <c>PollPendingUntil</c>, so that neither overwrites the other. What Schedule asks each minute of every source stands
/// in columns of its own, and so do the entries seen: a poll that brings nothing new reads one row and writes a few
/// hundred bytes.
/// </summary>
public sealed class SourceStateStore(StorageClients storage)
{
    /// <summary>Rows of one transaction (https://learn.microsoft.com/rest/api/storageservices/performing-entity-group-transactions).</summary>
    public const int MostMarks = 100;

    private const string Partition = "source";
    private const string Pending = nameof(SourceState.PollPendingUntil);
    private const string Due = nameof(SourceState.NextPoll);

    /// <summary>The state; an empty one for a source that was never polled.</summary>
    public async Task<SourceState> ReadAsync(string source, CancellationToken cancellation)
    {
        TableClient table = await storage.TableAsync(TableNames.Sources);
        NullableResponse<TableEntity> row = await table.GetEntityIfExistsAsync<TableEntity>(Partition, source, cancellationToken: cancellation);
        return row.HasValue ? Read(row.Value!) with { Seen = SeenColumns.Read(row.Value!) } : new SourceState { Source = source };
    }

    /// <summary>Every state without the entries that it has seen.</summary>
    public Task<IReadOnlyDictionary<string, SourceState>> ReadAllAsync(CancellationToken cancellation) =>
        AllAsync(["RowKey", JsonRow.FirstColumn, Pending], Read, cancellation);

    /// <summary>Of every source that has a state, when it is to be polled.</summary>
    public Task<IReadOnlyDictionary<string, PollTimes>> ReadTimesAsync(CancellationToken cancellation) =>
        AllAsync(["RowKey", Due, Pending], row => new PollTimes(row.GetDateTimeOffset(Due), row.GetDateTimeOffset(Pending)), cancellation);

    /// <summary>All in one request, or none.</summary>
    /// <param name="sources">At most <see cref="MostMarks"/>.</param>
    public async Task MarkPendingAsync(IEnumerable<string> sources, DateTimeOffset until, CancellationToken cancellation)
    {
        TableClient table = await storage.TableAsync(TableNames.Sources);
        await table.SubmitTransactionAsync(
            sources.Select(source => new TableTransactionAction(TableTransactionActionType.UpsertMerge, new TableEntity(Partition, source) { [Pending] = until })),
            cancellation);
    }

    /// <summary>One request; the poll is no longer pending.</summary>
    /// <param name="before">The state as it was read: the entries seen are written only where they are others now.</param>
    public async Task WriteAsync(SourceState state, SourceState before, CancellationToken cancellation)
    {
        TableClient table = await storage.TableAsync(TableNames.Sources);
        TableEntity row = JsonRow.Of(Partition, state.Source, state, SourceStateJson.Default.SourceState);
        row[Due] = state.NextPoll;
        if (state.Seen.SequenceEqual(before.Seen))
        {
            // A merge cannot take a column away; a mark that is over says the same.
            row[Pending] = state.LastPoll;
            await table.UpsertEntityAsync(row, TableUpdateMode.Merge, cancellation);
        }
        else
        {
            SeenColumns.Write(row, state.Seen);
            await table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellation);
        }
    }

    private async Task<IReadOnlyDictionary<string, T>> AllAsync<T>(string[] columns, Func<TableEntity, T> read, CancellationToken cancellation)
    {
        TableClient table = await storage.TableAsync(TableNames.Sources);
        var all = new Dictionary<string, T>(StringComparer.Ordinal);
        await foreach (TableEntity row in table.QueryAsync<TableEntity>(select: columns, cancellationToken: cancellation))
        {
            all[row.RowKey] = read(row);
        }

        return all;
    }

    private static SourceState Read(TableEntity row)
    {
        SourceState state = row.ContainsKey(JsonRow.FirstColumn)
            ? JsonRow.Read(row, SourceStateJson.Default.SourceState)
            : new SourceState { Source = row.RowKey };
        return state with { PollPendingUntil = row.GetDateTimeOffset(Pending) };
    }
}

/// <summary>When a source is to be polled, as <see cref="SourceState"/> has it.</summary>
public readonly record struct PollTimes(DateTimeOffset? NextPoll, DateTimeOffset? PollPendingUntil)
{
    /// <summary>Neither before its time nor while a poll is queued or running.</summary>
    public bool IsDue(DateTimeOffset now) => !(NextPoll > now || PollPendingUntil > now);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SourceState))]
internal sealed partial class SourceStateJson : JsonSerializerContext;
