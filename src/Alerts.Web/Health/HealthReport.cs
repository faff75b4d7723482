using System.Text.Json.Serialization;
using Alerts.Storage;
using Alerts.Text;

namespace Alerts.Web.Health;

/// <summary>What <c>/health</c> answers. Names no address and no cause: it is open to everyone.</summary>
/// <param name="Status"><c>healthy</c>; <c>degraded</c> while messages lie in a poison queue; <c>unhealthy</c> without storage, or while a queue stands still.</param>
/// <param name="Storage">Storage answered in time.</param>
/// <param name="Queues">Empty where storage did not answer.</param>
/// <param name="StandingStill">Queues that this process should work on and has not looked at for minutes.</param>
internal sealed record HealthReport(HealthStatus Status, bool Storage, IReadOnlyList<QueueDepth> Queues, IReadOnlyList<string> StandingStill)
{
    public static HealthReport Of(IReadOnlyList<QueueDepth> queues, IReadOnlyList<string> standingStill) => new(
        standingStill.Count > 0 ? HealthStatus.Unhealthy : queues.Any(queue => queue.Poison > 0) ? HealthStatus.Degraded : HealthStatus.Healthy,
        Storage: true, queues, standingStill);

    public static HealthReport WithoutStorage { get; } = new(HealthStatus.Unhealthy, Storage: false, [], []);
}

[JsonConverter(typeof(KebabCaseConverter<HealthStatus>))]
internal enum HealthStatus { Healthy, Degraded, Unhealthy }

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(HealthReport))]
internal sealed partial class HealthJson : JsonSerializerContext;
