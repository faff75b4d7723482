using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Alerts;

/// <summary>The one activity source and meter of the pipeline; hosts export them where they are told to.</summary>
public static class Telemetry
{
    public const string Name = "Alerts";

    public static ActivitySource Activities { get; } = new(Name);

    public static Meter Meter { get; } = new(Name);
}
