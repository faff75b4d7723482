using Alerts.Classification;
using Spectre.Console;

namespace Alerts.Cli.Commands;

/// <summary>A classification for a person: one line for each field, with its proof.</summary>
internal static class ClassificationView
{
    public static void Write(ArticleClassification found)
    {
        var table = new Table().Border(TableBorder.None).HideHeaders().AddColumns("field", "value", "proof");
        void Row(string field, string value, string evidence)
        {
            if (value.Length > 0)
            {
                table.AddRow(new Cell(field), new Cell(value), new Cell(Proof(found, evidence), new Style(Color.Grey)));
            }
        }

        Row("tags", found.Tags.Count == 0 ? "none" : string.Join(", ", found.Tags.Select(tag => $"{Kebab(tag.Tag)} {tag.Confidence:0.00}")), "tags");
        Row("direction", Kebab(found.Direction), "direction");
        Row("stage", Kebab(found.Stage), "stage");
        Row("leg", Kebab(found.Leg), "leg");
        Row("jurisdictions", string.Join(", ", found.Jurisdictions), "jurisdictions");
        Row("authorities", string.Join(", ", found.Authorities.Select(authority => authority.Name)), "authorities");
        Row("companies", string.Join(", ", found.Companies.Select(company => company.Name)), "companies");
        Row("products", string.Join(", ", found.Products.Select(product => product.Name)), "products");
        Row("instruments", string.Join(", ", found.Instruments), "instruments");
        Row("conditions", string.Join("; ", found.Conditions.Select(condition => $"{Kebab(condition.Modality)}: {condition.Text}")), "");
        Row("effective", found.Effective?.ToString("yyyy-MM-dd", null) ?? "", "effective");
        Row("expires", found.Expires?.ToString("yyyy-MM-dd", null) ?? "", "expires");
        Row("sourcing", Kebab(found.Sourcing) + (found.RelayedOutlet is null ? "" : $", relayed from {found.RelayedOutlet}"), "sourcing");
        Row("contradicts", string.Join("; ", found.Contradicts.Select(span => span.Quote)), "");
        Row("language", found.Language, "");
        AnsiConsole.Write(table);
    }

    public static string Kebab<T>(T value) where T : struct, Enum =>
        System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private static string Proof(ArticleClassification found, string field)
    {
        string? quote = field.Length == 0 ? null : found.Evidence.FirstOrDefault(item => item.Field.StartsWith(field, StringComparison.Ordinal))?.Quote;
        return quote is null ? "" : $"“{quote}”";
    }
}
