using Alerts.Cli.LocalHost;

namespace Alerts.Tests.Cli.LocalHost;

public sealed class QueueSettingsTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    [Fact]
    public void The_shipped_host_json_is_obeyed()
    {
        QueueSettings settings = QueueSettings.Load(Path.Combine(AppContext.BaseDirectory, "host.json"));

        Assert.Equal((16, 8, 5), (settings.BatchSize, settings.NewBatchThreshold, settings.MaxDequeueCount));
        Assert.Equal(TimeSpan.FromSeconds(2), settings.MaxPollingInterval);
    }

    [Fact]
    public void Values_out_of_range_are_all_refused_at_once()
    {
        File.WriteAllText(_path, """{ "version": "2.0", "extensions": { "queues": { "batchSize": 64, "maxDequeueCount": 0, "maxPollingInterval": "00:00:00" } } }""");

        var refused = Assert.Throws<ConfigurationException>(() => QueueSettings.Load(_path));

        Assert.Equal(
            [
                $"{_path}: extensions.queues.batchSize: expected 1 to 32, got 64",
                $"{_path}: extensions.queues.maxDequeueCount: expected 1 or more, got 0",
                $"{_path}: extensions.queues.maxPollingInterval: expected a time above 00:00:00, got 00:00:00",
            ],
            refused.Errors);
    }

    [Fact]
    public void Nonsense_is_refused_with_the_file()
    {
        File.WriteAllText(_path, "{");

        Assert.StartsWith($"{_path}: expected the Functions host's settings as JSON, ", Assert.Throws<ConfigurationException>(() => QueueSettings.Load(_path)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => File.Delete(_path);
}
