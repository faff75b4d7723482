using Alerts.Storage;
using Azure.Data.Tables;

namespace Alerts.Stories;

/// <summary>
/// The open stories as this process knows them. Each is transferred once: afterwards a partition is asked only for what was
/// written since. The partitions that may open a story are asked each time; the others every few minutes, since they matter
/// only where a classifier named another government than the story's, and a write to a story is guarded by its ETag anyway.
/// </summary>
internal sealed class OpenStories(StorageClients storage, TimeProvider time) : IDisposable
{
    private const string WholeTable = "";

    /// <summary>The service's clocks need not agree: what was written so shortly before the newest known row is read again.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Elsewhere = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _reading = new(1);
    private readonly Dictionary<string, Stored<Story>> _stories = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _newest = new(StringComparer.Ordinal);
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);
    private DateTimeOffset _since = DateTimeOffset.MaxValue;
    private DateTimeOffset _wholeRead = DateTimeOffset.MinValue;

    /// <param name="partitions">Jurisdictions whose stories must be as they are now; none for all.</param>
    /// <param name="published">Stories silent for too long before this time need not be among them.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<IReadOnlyCollection<Stored<Story>>> ReadAsync(IReadOnlyCollection<string> partitions, DateTimeOffset published, CancellationToken cancellation)
    {
        await _reading.WaitAsync(cancellation);
        try
        {
            DateTimeOffset now = time.GetUtcNow(), since = (published < now ? published : now) - StoryLimits.Quiet;
            if (since < _since)
            {
                _newest.Clear();
                _since = since;
                _wholeRead = DateTimeOffset.MinValue;
            }

            TableClient table = await storage.TableAsync(TableNames.Stories);
            if (partitions.Count == 0 || now - _wholeRead >= Elsewhere)
            {
                await ReadAsync(table, WholeTable, cancellation);
                _wholeRead = now;
                Forget(now);
            }
            else
            {
                foreach (string partition in _written.Union(partitions).ToArray())
                {
                    await ReadAsync(table, partition, cancellation);
                }
            }

            _written.Clear();

            // A story and its ETag as they belong together, whatever other readers do meanwhile.
            return [.. _stories.Values];
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>This process has tried to write a story there: it is asked for it the next time, whatever the article is about.</summary>
    public async Task NoteAsync(string partition, CancellationToken cancellation)
    {
        await _reading.WaitAsync(cancellation);
        _written.Add(partition);
        _reading.Release();
    }

    public void Dispose() => _reading.Dispose();

    /// <exception cref="UnreadableRowException">It is no story that this version writes.</exception>
    internal static Story Read(TableEntity row) => JsonRow.Read(TableNames.Stories, row, AlertsJson.Default.Story);

    private async Task ReadAsync(TableClient table, string partition, CancellationToken cancellation)
    {
        // A row that is read with the whole table need not be read again with its partition.
        DateTimeOffset newest = Later(_newest.GetValueOrDefault(partition), _newest.GetValueOrDefault(WholeTable));
        string filter = newest == default
            ? TableClient.CreateQueryFilter($"LastSeen ge {_since}")
            : TableClient.CreateQueryFilter($"Timestamp ge {newest - Overlap} and LastSeen ge {_since}");
        filter = partition == WholeTable ? filter : $"{TableClient.CreateQueryFilter($"PartitionKey eq {partition}")} and {filter}";
        await foreach (TableEntity row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
        {
            if ((!_stories.TryGetValue(row.RowKey, out Stored<Story>? known) || known.ETag != row.ETag)
                && await storage.Unreadable.TryReadAsync(row, Read, cancellation) is { } story)
            {
                _stories[row.RowKey] = new Stored<Story>(story, row.ETag);
            }

            newest = Later(newest, row.Timestamp ?? default);
        }

        _newest[partition] = newest;
    }

    private void Forget(DateTimeOffset now)
    {
        foreach ((string id, Stored<Story> story) in _stories)
        {
            if (story.Value.LastSeen < _since && story.Value.LastSeen < now - StoryLimits.Quiet)
            {
                _stories.Remove(id);
            }
        }
    }

    private static DateTimeOffset Later(DateTimeOffset left, DateTimeOffset right) => left > right ? left : right;
}
