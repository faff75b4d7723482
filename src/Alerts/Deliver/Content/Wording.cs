using System.Globalization;
using Alerts.Classification;

namespace Alerts.Deliver.Content;

/// <summary>The classification's values in words.</summary>
internal static class Wording
{
    public static string Of(Tag tag) => tag switch
    {
        Tag.Approval => "approval",
        Tag.ExportControl => "export control",
        _ => tag.ToString(),
    };

    public static string Of(Stage stage) => stage switch
    {
        Stage.None => "",
        Stage.UnderConsideration => "under consideration",
        Stage.Preliminary => "preliminary",
        Stage.Conditional => "conditional",
        Stage.Final => "final",
        Stage.Delayed => "delayed",
        Stage.Denied => "denied",
        Stage.Suspended => "suspended",
        Stage.Revoked => "revoked",
        _ => stage.ToString(),
    };

    public static string Of(Leg leg) => leg switch
    {
        Leg.Import => "import side",
        Leg.Export => "export side",
        Leg.Both => "import and export side",
        _ => "",
    };

    /// <summary>A verb for the products that follow.</summary>
    public static string Of(Direction direction) => direction switch
    {
        Direction.Loosening => "Loosens trade",
        Direction.Tightening => "Tightens trade",
        Direction.Mixed => "Loosens and tightens trade",
        _ => "",
    };

    public static string Of(Modality modality) => modality switch
    {
        Modality.Encouraged => "Encouraged, not required",
        Modality.Required => "Required",
        Modality.Unspecified => "No number set",
        _ => "Stated",
    };

    public static string Of(Sourcing sourcing) => sourcing switch
    {
        Sourcing.Official => "Official",
        Sourcing.AnonymousSources => "Anonymous sources",
        Sourcing.Opinion => "Opinion",
        _ => "Named source",
    };

    public static string Of(Cadence cadence) => cadence switch
    {
        Cadence.Hourly => "Hourly digest",
        Cadence.Daily => "Daily digest",
        Cadence.Weekly => "Weekly digest",
        _ => "Digest",
    };

    public static string Of(CompanyRole role, bool several) => (role, several) switch
    {
        (CompanyRole.Seller, false) => "Seller",
        (CompanyRole.Seller, true) => "Sellers",
        (CompanyRole.Buyer, false) => "Buyer",
        (CompanyRole.Buyer, true) => "Buyers",
        (CompanyRole.Competitor, false) => "Competitor",
        (CompanyRole.Competitor, true) => "Competitors",
        _ => "Also named",
    };

    /// <summary>"China" for CN; the code itself where nobody knows it.</summary>
    public static string Country(string code)
    {
        if (code == "EU")
        {
            return "European Union";
        }

        try
        {
            // Two letters only: a RegionInfo takes culture names as well.
            return code.Length == 2 ? new RegionInfo(code).EnglishName : code;
        }
        catch (ArgumentException)
        {
            return code;
        }
    }

    /// <summary>"China (CN)".</summary>
    public static string CountryWithCode(string code) => Country(code) is var name && name == code ? code : $"{name} ({code})";

    /// <summary>"AI accelerator" for <c>ai-accelerator</c>.</summary>
    public static string Category(string category)
    {
        string words = category.Replace('-', ' ');
        return words.StartsWith("ai ", StringComparison.Ordinal) ? string.Concat("AI ", words.AsSpan(3)) : words;
    }

    /// <summary>A code in kebab-case as words.</summary>
    public static string Words(string code) => code.Replace('-', ' ');

    public static string Capitalised(string words) =>
        words.Length == 0 || char.IsUpper(words[0]) ? words : char.ToUpperInvariant(words[0]) + words[1..];
}
