using Microsoft.Extensions.Configuration;

namespace Alerts.Storage;

/// <summary>
/// Where queues, tables and blobs live, in the spelling of Azure Functions
/// (https://learn.microsoft.com/azure/azure-functions/functions-reference#connecting-to-host-storage-with-an-identity):
/// either the setting <c>AzureWebJobsStorage</c> holds a connection string, or <c>AzureWebJobsStorage__accountName</c>
/// (or the three <c>__…ServiceUri</c>) names the account and an identity opens it.
/// </summary>
public sealed class StorageOptions
{
    public const string Section = "AzureWebJobsStorage";

    /// <summary>Connection string; <c>UseDevelopmentStorage=true</c> is Azurite on its usual ports.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Storage account; the three service addresses follow from it.</summary>
    public string? AccountName { get; set; }

    public Uri? BlobServiceUri { get; set; }
    public Uri? QueueServiceUri { get; set; }
    public Uri? TableServiceUri { get; set; }

    /// <summary><c>managedidentity</c>, or empty for the developer's own sign-in.</summary>
    public string? Credential { get; set; }

    /// <summary>Client id of the user-assigned identity; empty for the system-assigned one.</summary>
    public string? ClientId { get; set; }

    /// <summary>Reads both spellings: the bare value and the section below it.</summary>
    internal void ReadFrom(IConfiguration configuration)
    {
        IConfigurationSection section = configuration.GetSection(Section);
        ConnectionString = section.Value;
        AccountName = section["accountName"];
        Credential = section["credential"];
        ClientId = section["clientId"];
        BlobServiceUri = ServiceUri("blob");
        QueueServiceUri = ServiceUri("queue");
        TableServiceUri = ServiceUri("table");

        Uri? ServiceUri(string service) =>
            Uri.TryCreate(section[$"{service}ServiceUri"], UriKind.Absolute, out Uri? uri) ? uri
            : string.IsNullOrEmpty(AccountName) ? null
            : new Uri($"https://{AccountName}.{service}.core.windows.net");
    }
}
