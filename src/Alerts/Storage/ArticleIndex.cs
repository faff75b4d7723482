using Azure;
using Azure.Data.Tables;

namespace Alerts.Storage;

/// <summary>
/// The table <c>articles</c>: a row for each known article, and a small row for each key by which it is recognised
/// (link, GUID, text, bands of its fingerprint) that names it. All reads are of single rows.
/// </summary>
public sealed class ArticleIndex(StorageClients storage)
{
    private const string Names = "Article";

    /// <summary>The article that the first known one of the keys names.</summary>
    public async Task<KnownArticle?> FindAsync(IEnumerable<string> keys, CancellationToken cancellation)
    {
        foreach (string key in keys)
        {
            if (await NamedAsync(key, cancellation) is { } id && await ReadAsync(id, cancellation) is { } known)
            {
                return known;
            }
        }

        return null;
    }

    /// <summary>All articles that the keys name.</summary>
    public async Task<IReadOnlyList<KnownArticle>> FindAllAsync(IEnumerable<string> keys, CancellationToken cancellation)
    {
        var found = new Dictionary<string, KnownArticle>(StringComparer.Ordinal);
        foreach (string key in keys)
        {
            if (await NamedAsync(key, cancellation) is { } id && !found.ContainsKey(id) && await ReadAsync(id, cancellation) is { } known)
            {
                found.Add(id, known);
            }
        }

        return [.. found.Values];
    }

    /// <summary>Writes the article's row, then its keys: a key never names a row that is not there.</summary>
    public async Task WriteAsync(KnownArticle known, IEnumerable<string> keys, CancellationToken cancellation)
    {
        TableClient table = await storage.TableAsync(TableNames.Articles);
        await table.UpsertEntityAsync(JsonRow.Of(Partition(known.Id), known.Id, known, KnownArticleJson.Default.KnownArticle), TableUpdateMode.Replace, cancellation);
        foreach (string key in keys)
        {
            await table.UpsertEntityAsync(new TableEntity(KeyPartition(key), key) { [Names] = known.Id }, TableUpdateMode.Replace, cancellation);
        }
    }

    private async Task<string?> NamedAsync(string key, CancellationToken cancellation)
    {
        TableClient table = await storage.TableAsync(TableNames.Articles);
        NullableResponse<TableEntity> row = await table.GetEntityIfExistsAsync<TableEntity>(KeyPartition(key), key, cancellationToken: cancellation);
        return row.HasValue ? row.Value!.GetString(Names) : null;
    }

    private async Task<KnownArticle?> ReadAsync(string id, CancellationToken cancellation)
    {
        TableClient table = await storage.TableAsync(TableNames.Articles);
        NullableResponse<TableEntity> row = await table.GetEntityIfExistsAsync<TableEntity>(Partition(id), id, cancellationToken: cancellation);
        return row.HasValue ? JsonRow.Read(row.Value!, KnownArticleJson.Default.KnownArticle) : null;
    }

    // Ids and keys are hashes, so their first two digits spread the rows over 256 partitions each.
    private static string Partition(string id) => id[..2];

    private static string KeyPartition(string key) => $"key-{key[..2]}";
}
