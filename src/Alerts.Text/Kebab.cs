using System.Collections.Frozen;
using System.Text.Json;

namespace Alerts.Text;

/// <summary>The names of enum values as they are written everywhere: <c>under-consideration</c>.</summary>
public static class Kebab
{
    public static string Of<T>(T value) where T : struct, Enum => Names<T>.Written[value];

    /// <summary>Every name of the enum, in the order of its values.</summary>
    public static IReadOnlyList<string> All<T>() where T : struct, Enum => Names<T>.InOrder;

    public static bool TryParse<T>(string name, out T value) where T : struct, Enum => Names<T>.Read.TryGetValue(name, out value);

    private static class Names<T> where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> Written =
            Enum.GetValues<T>().ToFrozenDictionary(v => v, v => JsonNamingPolicy.KebabCaseLower.ConvertName(v.ToString()));

        public static readonly FrozenDictionary<string, T> Read =
            Written.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.OrdinalIgnoreCase);

        public static readonly IReadOnlyList<string> InOrder = [.. Enum.GetValues<T>().Select(v => Written[v])];
    }
}
