using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Alerts.Storage;

/// <summary>The section <c>AzureWebJobsStorage</c>, which is a value or has values below it.</summary>
internal sealed class StorageSettings() : SettingsSection(StorageOptions.Section)
{
    /// <summary>Those that the Functions host alone reads are no typing errors: https://learn.microsoft.com/azure/azure-functions/functions-reference#common-properties-for-identity-based-connections.</summary>
    protected override IReadOnlyCollection<string> Names { get; } =
        ["accountName", "blobServiceUri", "queueServiceUri", "tableServiceUri", "credential", "clientId", "managedIdentityResourceId", "tenantId", "clientSecret"];

    public override IReadOnlyList<string> Errors(IConfiguration settings)
    {
        var options = new StorageOptions();
        options.ReadFrom(settings);
        ValidateOptionsResult result = new StorageOptionsValidator().Validate(Options.DefaultName, options);
        return result.Failed ? [.. result.Failures] : [];
    }
}
