using System.Collections.Concurrent;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Options;

namespace Alerts.Storage;

/// <summary>
/// The storage account's clients. A queue, table or container is created the first time that it is asked
/// for, so that a new account needs no preparation; the infrastructure creates them ahead all the same.
/// </summary>
public sealed class StorageClients
{
    private readonly QueueServiceClient _queues;
    private readonly TableServiceClient _tables;
    private readonly BlobServiceClient _blobs;
    private readonly ConcurrentDictionary<string, Task<QueueClient>> _knownQueues = new();
    private readonly ConcurrentDictionary<string, Task<TableClient>> _knownTables = new();
    private readonly ConcurrentDictionary<string, Task<BlobContainerClient>> _knownContainers = new();

    public StorageClients(IOptions<StorageOptions> options)
    {
        // Functions expects Base64: https://learn.microsoft.com/azure/azure-functions/functions-bindings-storage-queue-trigger#encoding
        var queueOptions = new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 };
        StorageOptions settings = options.Value;
        if (!string.IsNullOrWhiteSpace(settings.ConnectionString))
        {
            _queues = new QueueServiceClient(settings.ConnectionString, queueOptions);
            _tables = new TableServiceClient(settings.ConnectionString);
            _blobs = new BlobServiceClient(settings.ConnectionString);
            return;
        }

        TokenCredential credential = CredentialOf(settings);
        _queues = new QueueServiceClient(settings.QueueServiceUri, credential, queueOptions);
        _tables = new TableServiceClient(settings.TableServiceUri, credential);
        _blobs = new BlobServiceClient(settings.BlobServiceUri, credential);
    }

    // The services' addresses, for messages to people; they hold no secret.
    public Uri BlobServiceUri => _blobs.Uri;
    public Uri QueueServiceUri => _queues.Uri;
    public Uri TableServiceUri => _tables.Uri;

    public Task<QueueClient> QueueAsync(string name) => OnceAsync(_knownQueues, name, async () =>
    {
        QueueClient queue = _queues.GetQueueClient(name);
        await queue.CreateIfNotExistsAsync();
        return queue;
    });

    public Task<TableClient> TableAsync(string name) => OnceAsync(_knownTables, name, async () =>
    {
        TableClient table = _tables.GetTableClient(name);
        await table.CreateIfNotExistsAsync();
        return table;
    });

    public Task<BlobContainerClient> ContainerAsync(string name) => OnceAsync(_knownContainers, name, async () =>
    {
        BlobContainerClient container = _blobs.GetBlobContainerClient(name);
        await container.CreateIfNotExistsAsync();
        return container;
    });

    private static TokenCredential CredentialOf(StorageOptions settings) => settings switch
    {
        { Credential: "managedidentity", ClientId: { Length: > 0 } id } => new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(id)),
        { Credential: "managedidentity" } => new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned),
        _ => new DefaultAzureCredential(),
    };

    // A creation that failed is forgotten, so that the next caller tries again.
    private static async Task<T> OnceAsync<T>(ConcurrentDictionary<string, Task<T>> known, string name, Func<Task<T>> create)
    {
        Task<T> task = known.GetOrAdd(name, _ => create());
        try
        {
            return await task;
        }
        catch
        {
            known.TryRemove(new KeyValuePair<string, Task<T>>(name, task));
            throw;
        }
    }
}
