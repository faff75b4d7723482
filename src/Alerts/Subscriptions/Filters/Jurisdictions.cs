using System.Collections.Frozen;
using System.Globalization;

namespace Alerts.Subscriptions.Filters;

/// <summary>ISO 3166-1 codes by code and English name, from the culture tables of .NET.</summary>
internal static class Jurisdictions
{
    private static readonly FrozenDictionary<string, string> Codes = Build();

    /// <summary>The code for a code or an English name; null for neither.</summary>
    public static string? Read(string written) => Codes.GetValueOrDefault(Spelling.Fold(written));

    private static FrozenDictionary<string, string> Build()
    {
        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (CultureInfo culture in CultureInfo.GetCultures(CultureTypes.SpecificCultures))
        {
            var region = new RegionInfo(culture.Name);
            if (region.TwoLetterISORegionName is { Length: 2 } code && code.All(char.IsAsciiLetterUpper))
            {
                codes[Spelling.Fold(code)] = code;
                codes[Spelling.Fold(region.EnglishName)] = code;
            }
        }

        foreach ((string name, string code) in new[]
        {
            ("EU", "EU"), ("European Union", "EU"), ("UK", "GB"), ("Britain", "GB"), ("USA", "US"), ("America", "US"), ("China", "CN"), ("Korea", "KR"),
            ("Holland", "NL"), ("Taiwan", "TW"), ("Hong Kong", "HK"), ("Macau", "MO"), ("UAE", "AE"), ("Russia", "RU"), ("ZZ", "ZZ"),
        })
        {
            codes[Spelling.Fold(name)] = code;
        }

        return codes.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
