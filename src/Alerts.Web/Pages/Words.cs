using System.Text.Json;

namespace Alerts.Web.Pages;

/// <summary>The classification's values as a person reads them: <c>under consideration</c>.</summary>
internal static class Words
{
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()).Replace('-', ' ');
}
