using Alerts.Storage;
using Azure;
using Azure.Data.Tables;

namespace Alerts.Stories;

/// <summary>
/// The open stories as this process knows them, for any number of articles at once. Each is transferred once: afterwards a partition is
/// asked only which rows were written since, and only those that others have written are read. The partitions that may open a story are
/// asked each time; the others every few minutes, since they matter only where a classifier named another government than the story's, and
/// a write to a story is guarded by its ETag anyway. Nothing is locked while the storage is asked, and no article waits for another's
/// reading, unless it needs stories that were never read.
/// </summary>
internal sealed class OpenStories(StorageClients storage, TimeProvider time)
{
    private const string WholeTable = "";

    /// <summary>Rows in one answer: a thousand, the most, are megabytes.</summary>
    private const int RowsAtATime = 100;

    /// <summary>The service's clocks need not agree: what was written so shortly before the last answer is asked for again.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Elsewhere = TimeSpan.FromMinutes(5);

    /// <summary>So much older stories are read than an article needs, for the next one may be older.</summary>
    private static readonly TimeSpan Reach = TimeSpan.FromDays(14);

    private static readonly string[] Mark = [nameof(ITableEntity.PartitionKey), nameof(ITableEntity.RowKey), nameof(ITableEntity.Timestamp)];

    private readonly Lock _access = new();
    private readonly StorySet _stories = new();

    /// <summary>By partition, the service's time of the last answer: what was written before is known.</summary>
    private readonly Dictionary<string, DateTimeOffset> _asked = new(StringComparer.Ordinal);
    private Task _reading = Task.CompletedTask;
    private DateTimeOffset _since = DateTimeOffset.MaxValue;
    private DateTimeOffset _wholeAsked;

    /// <summary>Brings what is known up to date.</summary>
    /// <param name="partitions">Jurisdictions whose stories must be as they are now; none for all.</param>
    /// <param name="published">Stories silent for too long before this time need not be among them.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task RefreshAsync(IReadOnlyCollection<string> partitions, DateTimeOffset published, CancellationToken cancellation)
    {
        TableClient table = await storage.TableAsync(TableNames.Stories);
        DateTimeOffset now = time.GetUtcNow();
        await ReadSinceAsync(table, (published < now ? published : now) - StoryLimits.Quiet, now).WaitAsync(cancellation);

        // Also after a reading that another article has begun: it may have passed a partition before this one asked for its head row.
        IEnumerable<string> asked = partitions.Count == 0 || TakesTurn(now) ? [WholeTable] : partitions;
        await Task.WhenAll(asked.Select(partition => ReadWrittenAsync(table, partition, cancellation)));
    }

    /// <summary>The story that the article belongs to; null where it opens one.</summary>
    public OpenStory? Choose(Matter matter)
    {
        lock (_access)
        {
            return _stories.Choose(matter);
        }
    }

    /// <summary>A story as it was just read or written.</summary>
    public void Learn(OpenStory story)
    {
        lock (_access)
        {
            _stories.Put(story);
        }
    }

    /// <summary>The story's row is gone.</summary>
    public void Forget(string id)
    {
        lock (_access)
        {
            _stories.Remove(id);
        }
    }

    /// <exception cref="UnreadableRowException">It is no story that this version writes.</exception>
    internal static Story Read(TableEntity row) => JsonRow.Read(TableNames.Stories, row, AlertsJson.Default.Story);

    /// <summary>The reading of stories so old, one for all who need them; ended where they are known.</summary>
    private Task ReadSinceAsync(TableClient table, DateTimeOffset needed, DateTimeOffset now)
    {
        lock (_access)
        {
            if (needed < _since || _reading.IsFaulted)
            {
                _since = needed < _since ? needed - Reach : _since;
                _wholeAsked = now;
                _reading = ReadAsync(table, WholeTable, TableClient.CreateQueryFilter($"LastSeen ge {_since}"), CancellationToken.None);
            }

            return _reading;
        }
    }

    /// <summary>One article in a while asks for all partitions, and lets go of the stories that have closed.</summary>
    private bool TakesTurn(DateTimeOffset now)
    {
        lock (_access)
        {
            if (now - _wholeAsked < Elsewhere)
            {
                return false;
            }

            _wholeAsked = now;
            _since = now - StoryLimits.Quiet - Reach;
            _stories.RemoveSilent(_since);
            return true;
        }
    }

    private async Task ReadWrittenAsync(TableClient table, string partition, CancellationToken cancellation)
    {
        DateTimeOffset asked, since;
        lock (_access)
        {
            (asked, since) = (Later(_asked.GetValueOrDefault(partition), _asked.GetValueOrDefault(WholeTable)), _since);
        }

        string of = partition == WholeTable ? "" : $"{TableClient.CreateQueryFilter($"PartitionKey eq {partition}")} and ";
        DateTimeOffset? unknown = null;
        DateTimeOffset? answered = null;
        string written = of + TableClient.CreateQueryFilter($"Timestamp ge {asked - Overlap} and LastSeen ge {since}");
        await foreach (Page<TableEntity> page in table.QueryAsync<TableEntity>(written, select: Mark, cancellationToken: cancellation).AsPages())
        {
            answered ??= page.GetRawResponse().Headers.Date;
            foreach (TableEntity row in page.Values)
            {
                if (!Knows(row) && (unknown is null || row.Timestamp < unknown))
                {
                    unknown = row.Timestamp;
                }
            }
        }

        if (unknown is { } first)
        {
            await ReadAsync(table, partition, of + TableClient.CreateQueryFilter($"Timestamp ge {first} and LastSeen ge {since}"), cancellation);
        }
        else
        {
            Answered(partition, answered);
        }
    }

    private async Task ReadAsync(TableClient table, string partition, string filter, CancellationToken cancellation)
    {
        DateTimeOffset? answered = null;
        await foreach (Page<TableEntity> page in table.QueryAsync<TableEntity>(filter, RowsAtATime, cancellationToken: cancellation).AsPages())
        {
            answered ??= page.GetRawResponse().Headers.Date;
            foreach (TableEntity row in page.Values.Where(row => !Knows(row)))
            {
                if (await storage.Unreadable.TryReadAsync(row, Read, cancellation) is { } story)
                {
                    Learn(new OpenStory(story, row.ETag));
                }
            }
        }

        Answered(partition, answered);
    }

    private bool Knows(TableEntity row)
    {
        lock (_access)
        {
            return _stories.Find(row.RowKey)?.ETag == row.ETag;
        }
    }

    /// <summary>The time of the first answer: what was written while the later ones were on their way may not be among them.</summary>
    private void Answered(string partition, DateTimeOffset? at)
    {
        lock (_access)
        {
            _asked[partition] = Later(_asked.GetValueOrDefault(partition), at ?? default);
        }
    }

    private static DateTimeOffset Later(DateTimeOffset left, DateTimeOffset right) => left > right ? left : right;
}
