using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace Alerts.Storage;

/// <summary>
/// The table <c>articles</c>: a row for each known article, and a small row for each key by which it is recognised
/// (link, GUID, text, bands of its fingerprint) that names it. All reads are of single rows.
/// </summary>
public sealed class ArticleIndex(StorageClients storage)
{
    /// <summary>Parts of the table that are tidied one at a time, so that no run looks at all of it.</summary>
    public const int Shares = 256;

    /// <summary>Longer than any list that is polled reaches back, for a row costs next to nothing.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(3 * 365);

    private const string Names = "Article";

    /// <summary>The ids of the articles that the keys name, in their order; null for a key that nothing has.</summary>
    public async Task<IReadOnlyList<string?>> NamesAsync(IReadOnlyList<string> keys, CancellationToken cancellation)
    {
        TableClient table = await storage.TableAsync(TableNames.Articles);
        return await Task.WhenAll(keys.Select(async key =>
        {
            NullableResponse<TableEntity> row = await table.GetEntityIfExistsAsync<TableEntity>(KeyPartition(key), key, cancellationToken: cancellation);
            return row.HasValue ? row.Value!.GetString(Names) : null;
        }));
    }

    public async Task<KnownArticle?> ReadAsync(string id, CancellationToken cancellation)
    {
        TableClient table = await storage.TableAsync(TableNames.Articles);
        NullableResponse<TableEntity> row = await table.GetEntityIfExistsAsync<TableEntity>(Partition(id), id, cancellationToken: cancellation);
        return row.HasValue ? JsonRow.Read(row.Value!, KnownArticleJson.Default.KnownArticle) : null;
    }

    /// <summary>The article that a key names.</summary>
    public async Task<KnownArticle?> FindAsync(string key, CancellationToken cancellation) =>
        (await NamesAsync([key], cancellation))[0] is { } id ? await ReadAsync(id, cancellation) : null;

    /// <summary>Writes the article's row, then its keys: a key never names a row that is not there.</summary>
    public async Task WriteAsync(KnownArticle known, IEnumerable<string> keys, CancellationToken cancellation)
    {
        TableClient table = await storage.TableAsync(TableNames.Articles);
        await table.UpsertEntityAsync(JsonRow.Of(Partition(known.Id), known.Id, known, KnownArticleJson.Default.KnownArticle), TableUpdateMode.Replace, cancellation);
        await LearnAsync(known.Id, keys, cancellation);
    }

    /// <summary>From now on these keys name the article; it has a row.</summary>
    public async Task LearnAsync(string id, IEnumerable<string> keys, CancellationToken cancellation)
    {
        TableClient table = await storage.TableAsync(TableNames.Articles);
        await Task.WhenAll(keys.Select(key =>
            table.UpsertEntityAsync(new TableEntity(KeyPartition(key), key) { [Names] = id }, TableUpdateMode.Replace, cancellation)));
    }

    /// <summary>
    /// Deletes the rows of one of the <see cref="Shares"/> into which the table is parted that nothing has written for <see cref="KeptFor"/>. An
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

    // Ids and keys are hashes, so their first two digits spread the rows over 256 partitions each.
    private static string Partition(string id) => id[..2];

    private static string KeyPartition(string key) => $"key-{key[..2]}";
}
