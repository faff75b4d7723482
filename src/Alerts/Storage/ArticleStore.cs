using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Alerts.Storage;

/// <summary>
/// Articles: the body as gzip JSON in the container <c>articles</c>, the claim check that messages point to.
/// What is known of each stands in <see cref="ArticleIndex"/>.
/// </summary>
public sealed class ArticleStore(StorageClients storage)
{
    public async Task WriteAsync(Article article, CancellationToken cancellation)
    {
        using var compressed = new MemoryStream();
        await using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            await JsonSerializer.SerializeAsync(gzip, article, AlertsJson.Default.Article, cancellation);
        }

        compressed.Position = 0;
        BlobClient blob = await BlobAsync(article.Id, article.Version);
        await blob.UploadAsync(compressed, new BlobHttpHeaders { ContentType = "application/json", ContentEncoding = "gzip" }, cancellationToken: cancellation);
    }

    /// <exception cref="UnreadableArticleException">The body is damaged, or of a newer version.</exception>
    /// <exception cref="MissingArticleException">There is no such body: it was deleted, or the message is of another account.</exception>
    public async Task<Article> ReadAsync(string articleId, int version, CancellationToken cancellation)
    {
        BlobClient blob = await BlobAsync(articleId, version);
        try
        {
            // One request; OpenRead asks for the blob's properties first.
            using BlobDownloadStreamingResult compressed = await blob.DownloadStreamingAsync(cancellationToken: cancellation);
            await using var json = new GZipStream(compressed.Content, CompressionMode.Decompress);
            return await JsonSerializer.DeserializeAsync(json, AlertsJson.Default.Article, cancellation)
                ?? throw new JsonException("expected an article, got null");
        }
        catch (Exception exception) when (exception is JsonException or InvalidDataException)
        {
            throw new UnreadableArticleException(blob.Name, exception);
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            throw new MissingArticleException(blob.Name, exception);
        }
    }

    private async Task<BlobClient> BlobAsync(string articleId, int version)
    {
        BlobContainerClient container = await storage.ContainerAsync(ContainerNames.Articles);
        return container.GetBlobClient(string.Create(CultureInfo.InvariantCulture, $"{articleId}/{version}.json.gz"));
    }
}

/// <summary>A message names an article whose body is not in storage.</summary>
public sealed class MissingArticleException(string blob, Exception inner) : Exception(
    $"The body {blob} is not in container {ContainerNames.Articles}. It was deleted, or the message belongs to another storage account; the message cannot be worked on.", inner);

/// <summary>An article's body is not what this version writes.</summary>
public sealed class UnreadableArticleException(string blob, Exception inner) : Exception(
    $"The body {blob} in container {ContainerNames.Articles} cannot be read: {inner.Message}", inner);
