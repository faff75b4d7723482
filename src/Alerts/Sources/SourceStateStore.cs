using System.Globalization;
using System.Text.Json.Serialization;
using Alerts.Storage;
using Azure;
using Azure.Data.Tables;

namespace Alerts.Sources;

/// <summary>
/// The table <c>sources</c>: in one partition a row a source, in others what it has seen beyond that row and what Schedule is about. Fetch owns a source's row; Schedule only merges the column
/// <c>PollPendingUntil</c>, so that neither overwrites the other. What Schedule asks each minute of every source stands
/// in columns of its own, and so do the entries seen: a poll that brings nothing new reads one row and writes a few
/// hundred bytes.
/// </summary>
public sealed class SourceStateStore(StorageClients storage)
{
    /// <summary>Rows of one transaction (https://learn.microsoft.com/rest/api/storageservices/performing-entity-group-transactions).</summary>
    public const int MostMarks = 100;

    private const string Partition = "source";
    private const string SeenPartition = "seen";
    private const string FurtherSeen = "FurtherSeen";
    private const string RunPartition = "schedule";
    private const string Run = "run";
    private const string Unsent = "Unsent";
    private const string Pending = nameof(SourceState.PollPendingUntil);
    private const string Due = nameof(SourceState.NextPoll);

    /// <summary>
    /// The state; an empty one for a source that was never polled. Of one that cannot be read only that it was polled before: entries
    /// that are not known are news then, and the poll writes the row again.
    /// </summary>
    public async Task<SourceState> ReadAsync(string source, CancellationToken cancellation)
    {
        TableClient table = await storage.TableAsync(TableNames.Sources);
        NullableResponse<TableEntity> row = await table.GetEntityIfExistsAsync<TableEntity>(Partition, source, cancellationToken: cancellation);
        if (!row.HasValue)
        {
            return new SourceState { Source = source };
        }

        return await storage.Unreadable.TryReadAsync(row.Value!, Read, cancellation) is { } state
            ? state with { Seen = await ReadSeenAsync(table, row.Value!, cancellation) }
            : new SourceState { Source = source, LastSuccess = row.Value!.Timestamp, PollPendingUntil = Time(row.Value!, Pending) };
    }

    /// <summary>Every state without the entries that it has seen.</summary>
    public Task<IReadOnlyDictionary<string, SourceState>> ReadAllAsync(CancellationToken cancellation) =>
        AllAsync(["PartitionKey", "RowKey", JsonRow.FirstColumn, Pending], ReadForPeople, cancellation);

    /// <summary>Of every source that has a state, when it is to be polled.</summary>
    public Task<IReadOnlyDictionary<string, PollTimes>> ReadTimesAsync(CancellationToken cancellation) =>
        AllAsync(["RowKey", Due, Pending], row => new PollTimes(Time(row, Due), Time(row, Pending)), cancellation);

    /// <summary>
    /// The marks of runs of Schedule that have not said that their messages are out: each is the time until which such a run marked its
    /// sources. Empty unless the last run is at work or died.
    /// </summary>
    public async Task<IReadOnlyList<DateTimeOffset>> ReadUnsentAsync(CancellationToken cancellation)
    {
        TableClient table = await storage.TableAsync(TableNames.Sources);
        NullableResponse<TableEntity> row = await table.GetEntityIfExistsAsync<TableEntity>(RunPartition, Run, cancellationToken: cancellation);
        return row.HasValue
            ? [.. (row.Value![Unsent] as string ?? "").Split(' ').Select(Mark).OfType<DateTimeOffset>()]
            : [];
    }

    public async Task WriteUnsentAsync(IEnumerable<DateTimeOffset> marks, CancellationToken cancellation)
    {
        TableClient table = await storage.TableAsync(TableNames.Sources);
        string ticks = string.Join(' ', marks.Select(mark => mark.UtcTicks.ToString(CultureInfo.InvariantCulture)));
        await table.UpsertEntityAsync(new TableEntity(RunPartition, Run) { [Unsent] = ticks }, TableUpdateMode.Replace, cancellation);
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

    /// <summary>One request, and one for each further row of entries; the poll is no longer pending.</summary>
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
            string[][] parts = [.. state.Seen.Chunk(SeenColumns.HashesOfRow)];
            string[][] known = [.. before.Seen.Chunk(SeenColumns.HashesOfRow)];
            for (int part = 1; part < parts.Length; part++)
            {
                if (part >= known.Length || !parts[part].SequenceEqual(known[part]))
                {
                    var further = new TableEntity(SeenPartition, SeenRow(state.Source, part));
                    SeenColumns.Write(further, parts[part]);
                    await table.UpsertEntityAsync(further, TableUpdateMode.Replace, cancellation);
                }
            }

            SeenColumns.Write(row, parts is [var first, ..] ? first : []);
            row[FurtherSeen] = Math.Max(0, parts.Length - 1);
            await table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellation);
        }
    }

    private static async Task<IReadOnlyList<string>> ReadSeenAsync(TableClient table, TableEntity row, CancellationToken cancellation)
    {
        var seen = new List<string>(SeenColumns.Read(row));
        for (int part = 1; part <= (row[FurtherSeen] as int? ?? 0); part++)
        {
            NullableResponse<TableEntity> further = await table.GetEntityIfExistsAsync<TableEntity>(SeenPartition, SeenRow(row.RowKey, part), cancellationToken: cancellation);
            seen.AddRange(further.HasValue ? SeenColumns.Read(further.Value!) : []);
        }

        return seen;
    }

    // What is no time is no mark: the sources that it may have meant are due when their own marks run out.
    private static DateTimeOffset? Mark(string ticks) =>
        long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out long mark) && mark <= DateTimeOffset.MaxValue.Ticks ? new DateTimeOffset(mark, TimeSpan.Zero) : null;

    private static string SeenRow(string source, int part) => string.Create(CultureInfo.InvariantCulture, $"{source} {part}");

    private async Task<IReadOnlyDictionary<string, T>> AllAsync<T>(string[] columns, Func<TableEntity, T> read, CancellationToken cancellation)
    {
        TableClient table = await storage.TableAsync(TableNames.Sources);
        var all = new Dictionary<string, T>(StringComparer.Ordinal);
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition}");
        await foreach (TableEntity row in table.QueryAsync<TableEntity>(filter, select: columns, cancellationToken: cancellation))
        {
            all[row.RowKey] = read(row);
        }

        return all;
    }

    private static SourceState ReadForPeople(TableEntity row)
    {
        try
        {
            return Read(row);
        }
        catch (UnreadableRowException exception)
        {
            return new SourceState { Source = row.RowKey, Failure = $"{exception.Message} The next poll writes it again.", ConsecutiveFailures = 1, PollPendingUntil = Time(row, Pending) };
        }
    }

    // A time that cannot be read is none: the source is due, and its poll writes the row again.
    private static DateTimeOffset? Time(TableEntity row, string column) => row[column] as DateTimeOffset?;

    private static SourceState Read(TableEntity row)
    {
        SourceState state = row.ContainsKey(JsonRow.FirstColumn)
            ? JsonRow.Read(TableNames.Sources, row, SourceStateJson.Default.SourceState)
            : new SourceState { Source = row.RowKey };
        return state with { PollPendingUntil = Time(row, Pending) };
    }
}

/// <summary>When a source is to be polled, as <see cref="SourceState"/> has it.</summary>
public readonly record struct PollTimes(DateTimeOffset? NextPoll, DateTimeOffset? PollPendingUntil)
{
    /// <summary>Neither before its time nor while a poll is queued or running.</summary>
    /// <param name="unsent">Marks of runs that died: no message may have followed them.</param>
    public bool IsDue(DateTimeOffset now, IReadOnlyList<DateTimeOffset> unsent) =>
        !(NextPoll > now || (PollPendingUntil is { } until && until > now && !unsent.Contains(until)));
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SourceState))]
internal sealed partial class SourceStateJson : JsonSerializerContext;
