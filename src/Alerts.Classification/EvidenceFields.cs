using System.Collections.Concurrent;

namespace Alerts.Classification;

/// <summary>Names of evidence fields, made once: they are few and every article uses them.</summary>
public static class EvidenceFields
{
    private static readonly ConcurrentDictionary<string, string> Jurisdictions = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, string> Companies = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, string> Products = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, string> Authorities = new(StringComparer.Ordinal);

    public static string Jurisdiction(string code) => Jurisdictions.GetOrAdd(code, name => $"jurisdictions:{name}");

    public static string Company(string name) => Companies.GetOrAdd(name, key => $"companies:{key}");

    public static string Product(string name) => Products.GetOrAdd(name, key => $"products:{key}");

    public static string Authority(string name) => Authorities.GetOrAdd(name, key => $"authorities:{key}");
}
