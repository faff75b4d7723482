using System.Collections.Concurrent;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Alerts.Storage;

/// <summary>
/// The storage account's clients. A queue, table or container is created the first time that it is asked
/// for, so that a new account needs no preparation; the infrastructure creates them ahead all the same.
/// </summary>
public sealed class StorageClients
{
    /// <summary>Longer than the services work on a request (https://learn.microsoft.com/rest/api/storageservices/setting-timeouts-for-table-service-operations).</summary>
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(35);

    private readonly QueueServiceClient _queues;
    private readonly QueueServiceClient _rawQueues;
    private readonly TableServiceClient _tables;
    private readonly BlobServiceClient _blobs;
    private readonly ConcurrentDictionary<string, Task<QueueClient>> _knownQueues = new();
    private readonly ConcurrentDictionary<string, Task<QueueClient>> _knownRawQueues = new();
    private readonly ConcurrentDictionary<string, Task<TableClient>> _knownTables = new();
    private readonly ConcurrentDictionary<string, Task<BlobContainerClient>> _knownContainers = new();

    public StorageClients(IOptions<StorageOptions> options, TimeProvider? time = null, ILogger<StorageClients>? logger = null)
    {
        Unreadable = new UnreadableRows(this, time ?? TimeProvider.System, logger ?? NullLogger<StorageClients>.Instance);
        // Functions expects Base64: https://learn.microsoft.com/azure/azure-functions/functions-bindings-storage-queue-trigger#encoding
        var queueOptions = new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64, Retry = { NetworkTimeout = LongestAnswer } };
        var rawOptions = new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None, Retry = { NetworkTimeout = LongestAnswer } };
        var tableOptions = new TableClientOptions { Retry = { NetworkTimeout = LongestAnswer } };
        StorageOptions settings = options.Value;
        if (!string.IsNullOrWhiteSpace(settings.ConnectionString))
        {
            _queues = new QueueServiceClient(settings.ConnectionString, queueOptions);
            _rawQueues = new QueueServiceClient(settings.ConnectionString, rawOptions);
            _tables = new TableServiceClient(settings.ConnectionString, tableOptions);
            _blobs = new BlobServiceClient(settings.ConnectionString);
            return;
        }

        TokenCredential credential = CredentialOf(settings);
        _queues = new QueueServiceClient(settings.QueueServiceUri, credential, queueOptions);
        _rawQueues = new QueueServiceClient(settings.QueueServiceUri, credential, rawOptions);
        _tables = new TableServiceClient(settings.TableServiceUri, credential, tableOptions);
        _blobs = new BlobServiceClient(settings.BlobServiceUri, credential);
    }

    /// <summary>What was met in the tables and could not be read.</summary>
    public UnreadableRows Unreadable { get; }

    // The services' addresses, for messages to people; they hold no secret.
    public Uri BlobServiceUri => _blobs.Uri;
    public Uri QueueServiceUri => _queues.Uri;
    public Uri TableServiceUri => _tables.Uri;

    /// <summary>For messages as the stages send them: the client encodes and decodes, and throws at one that is not Base64.</summary>
    public Task<QueueClient> QueueAsync(string name) => QueueAsync(_queues, _knownQueues, name);

    /// <summary>For messages as they lie in the queue, whoever put them there.</summary>
    public Task<QueueClient> RawQueueAsync(string name) => QueueAsync(_rawQueues, _knownRawQueues, name);

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

    private static Task<QueueClient> QueueAsync(QueueServiceClient queues, ConcurrentDictionary<string, Task<QueueClient>> known, string name) => OnceAsync(known, name, async () =>
    {
        QueueClient queue = queues.GetQueueClient(name);
        await queue.CreateIfNotExistsAsync();
        return queue;
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
