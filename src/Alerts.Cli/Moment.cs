using System.Globalization;

namespace Alerts.Cli;

/// <summary>Times for people: to the minute, with their zone.</summary>
internal static class Moment
{
    public static string Of(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture) ?? "never";
}
