using System.Collections.Concurrent;
using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace Alerts.Storage;

/// <summary>
/// The table <c>articles</c>: a row for each known article, and a small row for each key by which it is recognised
/// (link, GUID, text, bands of its fingerprint) that names it. Few rows are read one by one, many by ranges; none by a scan.
/// </summary>
public sealed class ArticleIndex(StorageClients storage)
{
    /// <summary>Parts of the table that are tidied one at a time, so that no run looks at all of it.</summary>
    public const int Shares = 256;

    /// <summary>Longer than any list that is polled reaches back, for a row costs next to nothing.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(3 * 365);

    private const string Names = "Article";

    /// <summary>So many keys of one partition are sought in a range of it rather than one by one.</summary>
    private const int ManyKeys = 4;

    /// <summary>Rows that an answer holds (https://learn.microsoft.com/rest/api/storageservices/query-timeout-and-pagination).</summary>
    private const int MostOfPage = 1_000;

    /// <summary>Rows of one transaction (https://learn.microsoft.com/rest/api/storageservices/performing-entity-group-transactions).</summary>
    private const int MostOfTransaction = 100;

    private const int RequestsAtATime = 16;

    /// <summary>The ids of the articles that the keys name, in their order; null for a key that nothing has.</summary>
    public async Task<IReadOnlyList<string?>> NamesAsync(IReadOnlyList<string> keys, CancellationToken cancellation)
    {
        TableClient table = await storage.TableAsync(TableNames.Articles);
        var found = new ConcurrentDictionary<string, string?>(StringComparer.Ordinal);
        IEnumerable<string[]> reads = keys.Distinct(StringComparer.Ordinal).GroupBy(KeyPartition)
            .SelectMany(group => group.Count() < ManyKeys ? group.Chunk(1) : [[.. group.Order(StringComparer.Ordinal)]]);
        await Parallel.ForEachAsync(reads, AtATime(cancellation), async (read, token) =>
        {
            if (read is [var key])
            {
                NullableResponse<TableEntity> row = await table.GetEntityIfExistsAsync<TableEntity>(KeyPartition(key), key, cancellationToken: token);
                found[key] = row.HasValue ? row.Value![Names] as string : null;
            }
            else
            {
                await ReadRangeAsync(table, read, found, token);
            }
        });
        return [.. keys.Select(key => found.GetValueOrDefault(key))];
    }

    /// <summary>Null for one that is not known, or whose row cannot be read: it is taken as new then, under an id of its own where its link is another's.</summary>
    public async Task<KnownArticle?> ReadAsync(string id, CancellationToken cancellation)
    {
        TableClient table = await storage.TableAsync(TableNames.Articles);
        NullableResponse<TableEntity> row = await table.GetEntityIfExistsAsync<TableEntity>(Partition(id), id, cancellationToken: cancellation);
        return row.HasValue ? await storage.Unreadable.TryReadAsync(row.Value!, Read, cancellation) : null;
    }

    /// <summary>Writes the articles' rows, then their keys: a key never names a row that is not there. Rows of a partition go together.</summary>
    /// <param name="names">The article's id for each key.</param>
    public async Task WriteAsync(IReadOnlyCollection<KnownArticle> known, IReadOnlyDictionary<string, string> names, CancellationToken cancellation)
    {
        TableClient table = await storage.TableAsync(TableNames.Articles);
        await WriteAsync(table, known.Select(article => JsonRow.Of(Partition(article.Id), article.Id, article, KnownArticleJson.Default.KnownArticle)), cancellation);
        await WriteAsync(table, names.Select(name => new TableEntity(KeyPartition(name.Key), name.Key) { [Names] = name.Value }), cancellation);
    }

    /// <summary>
    /// Deletes the rows of one of the <see cref="Shares"/> into which the table is separated that nothing has written for <see cref="KeptFor"/>. An
    /// entry that comes again after that is news.
    /// </summary>
    /// <returns>How many rows are gone.</returns>
    public async Task<int> ForgetAsync(int share, DateTimeOffset now, CancellationToken cancellation)
    {
        TableClient table = await storage.TableAsync(TableNames.Articles);
        string prefix = share.ToString("x2", CultureInfo.InvariantCulture);
        int gone = 0;
        foreach (string partition in (string[])[KeyPartition(prefix), Partition(prefix)])
        {
            gone += await ForgetAsync(table, partition, now - KeptFor, cancellation);
        }

        return gone;
    }

    private static async Task<int> ForgetAsync(TableClient table, string partition, DateTimeOffset before, CancellationToken cancellation)
    {
        int gone = 0;
        string old = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and Timestamp lt {before}");
        await foreach (Page<TableEntity> page in table.QueryAsync<TableEntity>(old, maxPerPage: 100, select: ["PartitionKey", "RowKey"], cancellationToken: cancellation).AsPages())
        {
            if (page.Values.Count > 0)
            {
                await table.SubmitTransactionAsync(page.Values.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row, ETag.All)), cancellation);
                gone += page.Values.Count;
            }
        }

        return gone;
    }

    // A page of what lies between the first key that is sought and the last. Where rows lie close, it answers for many keys at
    // once; where they do not, the next page starts at the next key, so that it never takes more requests than there are keys.
    private static async Task ReadRangeAsync(TableClient table, string[] keys, ConcurrentDictionary<string, string?> found, CancellationToken cancellation)
    {
        string partition = KeyPartition(keys[0]);
        for (int at = 0; at < keys.Length;)
        {
            string between = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {keys[at]} and RowKey le {keys[^1]}");
            string answered = keys[^1];
            await foreach (Page<TableEntity> page in table.QueryAsync<TableEntity>(between, MostOfPage, ["RowKey", Names], cancellation).AsPages())
            {
                foreach (TableEntity row in page.Values)
                {
                    found[row.RowKey] = row[Names] as string;
                }

                // A page may be empty although others follow.
                if (page is { ContinuationToken: not null, Values: [.., var last] })
                {
                    answered = last.RowKey;
                    break;
                }
            }

            while (at < keys.Length && string.CompareOrdinal(keys[at], answered) <= 0)
            {
                at++;
            }
        }
    }

    private static async Task WriteAsync(TableClient table, IEnumerable<TableEntity> rows, CancellationToken cancellation)
    {
        IEnumerable<TableEntity[]> together = rows.GroupBy(row => row.PartitionKey).SelectMany(group => group.Chunk(MostOfTransaction));
        await Parallel.ForEachAsync(together, AtATime(cancellation), async (some, token) =>
        {
            if (some is [var row])
            {
                await table.UpsertEntityAsync(row, TableUpdateMode.Replace, token);
            }
            else
            {
                await table.SubmitTransactionAsync(some.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row)), token);
            }
        });
    }

    private static ParallelOptions AtATime(CancellationToken cancellation) => new() { MaxDegreeOfParallelism = RequestsAtATime, CancellationToken = cancellation };

    private static KnownArticle Read(TableEntity row) => JsonRow.Read(TableNames.Articles, row, KnownArticleJson.Default.KnownArticle);

    // Ids and keys are hashes, so their first two digits spread the rows over 256 partitions each.
    private static string Partition(string id) => id[..2];

    private static string KeyPartition(string key) => $"key-{key[..2]}";
}
