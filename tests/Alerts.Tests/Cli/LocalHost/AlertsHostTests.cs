using Alerts.Cli.LocalHost;
using Alerts.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Tests.Cli.LocalHost;

public sealed class AlertsHostTests
{
    [Theory]
    [InlineData("accountName", "mystorage", "https://mystorage.queue.core.windows.net/")]
    [InlineData(null, null, "http://127.0.0.1:10001/devstoreaccount1")]
    public async Task The_storage_is_the_one_that_is_named_or_the_emulators(string? setting, string? value, string queues)
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariables().Keys.Cast<string>().Any(name => name.StartsWith(StorageOptions.Section, StringComparison.Ordinal)), "a storage is named in the environment");
        IConfigurationRoot settings = AlertsHost.Settings(setting is null ? [] : [new($"{StorageOptions.Section}:{setting}", value)]);

        await using ServiceProvider services = AlertsHost.Services(settings);

        Assert.Equal(queues, services.GetRequiredService<StorageClients>().QueueServiceUri.ToString());
    }
}
