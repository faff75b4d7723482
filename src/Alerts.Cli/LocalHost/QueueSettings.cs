using System.Text.Json;
using System.Text.Json.Serialization;

namespace Alerts.Cli.LocalHost;

/// <summary>
/// The section <c>extensions.queues</c> of host.json, which the Functions host obeys too
/// (https://learn.microsoft.com/azure/azure-functions/functions-bindings-storage-queue#hostjson-settings).
/// </summary>
internal sealed record QueueSettings
{
    /// <summary>Messages taken at a time, 1 to 32.</summary>
    public int BatchSize { get; init; } = 16;

    /// <summary>The next batch is taken when this many are still in work; half a batch where it is not given.</summary>
    public int? NewBatchThreshold { get; init; }

    /// <summary>Longest pause between two looks at an empty queue.</summary>
    public TimeSpan MaxPollingInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Pause before a failed message is tried again.</summary>
    public TimeSpan VisibilityTimeout { get; init; } = TimeSpan.Zero;

    /// <summary>Tries before a message goes to the poison queue.</summary>
    public int MaxDequeueCount { get; init; } = 5;

    /// <summary>These, but for what the local host's own settings say otherwise.</summary>
    public QueueSettings With(LocalHostOptions options) => this with
    {
        BatchSize = options.BatchSize ?? BatchSize,
        NewBatchThreshold = options.BatchSize is { } size ? size / 2 : NewBatchThreshold,
        MaxPollingInterval = options.MaxPollingInterval ?? MaxPollingInterval,
    };

    /// <exception cref="ConfigurationException">The file is missing, no JSON, or holds a value out of its range.</exception>
    public static QueueSettings Load(string path)
    {
        QueueSettings settings;
        try
        {
            settings = JsonSerializer.Deserialize(File.ReadAllBytes(path), HostJson.Default.HostFile)?.Extensions?.Queues ?? new QueueSettings();
        }
        catch (Exception exception) when (exception is JsonException or IOException)
        {
            throw new ConfigurationException($"{path}: expected the Functions host's settings as JSON, {exception.Message}");
        }

        string[] errors =
        [
            .. Check("batchSize", settings.BatchSize is >= 1 and <= 32, "1 to 32", settings.BatchSize),
            .. Check("maxDequeueCount", settings.MaxDequeueCount >= 1, "1 or more", settings.MaxDequeueCount),
            .. Check("maxPollingInterval", settings.MaxPollingInterval > TimeSpan.Zero, "a time above 00:00:00", settings.MaxPollingInterval),
            .. Check("visibilityTimeout", settings.VisibilityTimeout >= TimeSpan.Zero, "a time of 00:00:00 or more", settings.VisibilityTimeout),
        ];
        return errors.Length == 0 ? settings : throw new ConfigurationException(errors);

        string[] Check(string name, bool right, string expected, object got) =>
            right ? [] : [$"{path}: extensions.queues.{name}: expected {expected}, got {got}"];
    }
}

internal sealed record HostFile(HostExtensions? Extensions);

internal sealed record HostExtensions(QueueSettings? Queues);

[JsonSourceGenerationOptions(PropertyNameCaseInsensitive = true, ReadCommentHandling = JsonCommentHandling.Skip)]
[JsonSerializable(typeof(HostFile))]
internal sealed partial class HostJson : JsonSerializerContext;
