using System.Text.Json.Serialization;
using Alerts.Storage;
using Azure;
using Azure.Data.Tables;

namespace Alerts.Sources;

/// <summary>
/// The table <c>sources</c>: one partition, a row a source. Fetch owns the row's JSON; Schedule only merges
/// the column <c>PollPendingUntil</c>, so that neither overwrites the other.
/// </summary>
public sealed class SourceStateStore(StorageClients storage)
{
    /// <summary>Rows of one transaction (https://learn.microsoft.com/rest/api/storageservices/performing-entity-group-transactions).</summary>
    public const int MostMarks = 100;

    private const string Partition = "source";
    private const string Pending = nameof(SourceState.PollPendingUntil);

    /// <summary>The state; an empty one for a source that was never polled.</summary>
    public async Task<SourceState> ReadAsync(string source, CancellationToken cancellation)
    {
        TableClient table = await storage.TableAsync(TableNames.Sources);
        NullableResponse<TableEntity> row = await table.GetEntityIfExistsAsync<TableEntity>(Partition, source, cancellationToken: cancellation);
        return row.HasValue ? Read(row.Value!) : new SourceState { Source = source };
    }

    public async Task<IReadOnlyDictionary<string, SourceState>> ReadAllAsync(CancellationToken cancellation)
    {
        TableClient table = await storage.TableAsync(TableNames.Sources);
        var states = new Dictionary<string, SourceState>(StringComparer.Ordinal);
        await foreach (TableEntity row in table.QueryAsync<TableEntity>(cancellationToken: cancellation))
        {
            states[row.RowKey] = Read(row);
        }

        return states;
    }

    /// <summary>All in one request, or none.</summary>
    /// <param name="sources">At most <see cref="MostMarks"/>.</param>
    public async Task MarkPendingAsync(IEnumerable<string> sources, DateTimeOffset until, CancellationToken cancellation)
    {
        TableClient table = await storage.TableAsync(TableNames.Sources);
        await table.SubmitTransactionAsync(
            sources.Select(source => new TableTransactionAction(TableTransactionActionType.UpsertMerge, new TableEntity(Partition, source) { [Pending] = until })),
            cancellation);
    }

    /// <summary>Replaces the row; the poll is no longer pending.</summary>
    public async Task WriteAsync(SourceState state, CancellationToken cancellation)
    {
        TableClient table = await storage.TableAsync(TableNames.Sources);
        await table.UpsertEntityAsync(
            JsonRow.Of(Partition, state.Source, state, SourceStateJson.Default.SourceState), TableUpdateMode.Replace, cancellation);
    }

    private static SourceState Read(TableEntity row)
    {
        SourceState state = row.ContainsKey(JsonRow.FirstColumn)
            ? JsonRow.Read(row, SourceStateJson.Default.SourceState)
            : new SourceState { Source = row.RowKey };
        return state with { PollPendingUntil = row.GetDateTimeOffset(Pending) };
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SourceState))]
internal sealed partial class SourceStateJson : JsonSerializerContext;
