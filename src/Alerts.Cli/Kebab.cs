using System.Text.Json;

namespace Alerts.Cli;

/// <summary>Enum values as the JSON and the filters spell them.</summary>
internal static class Kebab
{
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
