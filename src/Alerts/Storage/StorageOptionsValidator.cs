using Azure.Storage.Queues;
using Microsoft.Extensions.Options;

namespace Alerts.Storage;

/// <summary>Refuses a storage setting that no client can be made from, without repeating the secret in it.</summary>
internal sealed class StorageOptionsValidator : IValidateOptions<StorageOptions>
{
    public ValidateOptionsResult Validate(string? name, StorageOptions options)
    {
        if (!string.IsNullOrWhiteSpace(options.ConnectionString))
        {
            return IsConnectionString(options.ConnectionString)
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail(
                    $"{StorageOptions.Section}: expected a storage connection string (UseDevelopmentStorage=true, or AccountName=…;…), "
                    + $"got {options.ConnectionString.Length} characters that are none. Copy it from the storage account, or use {StorageOptions.Section}__accountName with an identity.");
        }

        return options is { BlobServiceUri: not null, QueueServiceUri: not null, TableServiceUri: not null }
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"{StorageOptions.Section}: expected a connection string, or {StorageOptions.Section}__accountName, or all of "
                + $"{StorageOptions.Section}__blobServiceUri, __queueServiceUri and __tableServiceUri; got none of them.");
    }

    private static bool IsConnectionString(string value)
    {
        try
        {
            _ = new QueueServiceClient(value);
            return true;
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }
}
