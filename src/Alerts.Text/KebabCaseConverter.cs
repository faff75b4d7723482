using System.Text.Json;
using System.Text.Json.Serialization;

namespace Alerts.Text;

/// <summary>Reads and writes an enum as <c>kebab-case</c>; a number is refused.</summary>
public sealed class KebabCaseConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
