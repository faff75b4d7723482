using System.Text.Json;
using System.Text.Json.Serialization;

namespace Alerts.Cli.Demo;

/// <summary>What must come of the sample sources (<c>samples/expected.json</c>), and what of it did not.</summary>
internal sealed record DemoExpectations(IReadOnlyList<ExpectedAlert> Alerts, int Articles)
{
    public static DemoExpectations Load(string path) =>
        JsonSerializer.Deserialize(File.ReadAllBytes(path), DemoJson.Default.DemoExpectations)
        ?? throw new ConfigurationException($"{path}: expected the demo's expected alerts, came null");

    /// <summary>One sentence for each thing that is not as expected; none when all is well.</summary>
    public IEnumerable<string> Unmet(IReadOnlyList<DemoRow> rows)
    {
        if (rows.Count != Articles)
        {
            yield return $"expected {Articles} articles to be classified, came {rows.Count}";
        }

        foreach (ExpectedAlert alert in Alerts)
        {
            DemoRow? row = rows.FirstOrDefault(row => row.Event.Url == alert.Url);
            foreach (string unmet in row is null ? [$"{alert.Url}: expected an alert, the article did not arrive"] : alert.Unmet(row))
            {
                yield return unmet;
            }
        }

        foreach (DemoRow row in rows.Where(row => row.Deliveries.Count > 0 && Alerts.All(alert => alert.Url != row.Event.Url)))
        {
            yield return $"{row.Event.Url}: expected no alert, {row.Deliveries.Count} went out";
        }
    }
}

/// <summary>An alert that must come out, with what it must say.</summary>
internal sealed record ExpectedAlert(
    string Url, Tag Tag, Stage Stage, string Jurisdiction, Sourcing Sourcing, IReadOnlyList<string> Products, IReadOnlyList<string> Buyers, string? Condition)
{
    public IEnumerable<string> Unmet(DemoRow row)
    {
        Classification found = row.Event.Classification;
        (bool Met, string Expected, string Came)[] checks =
        [
            (row.Deliveries.Count > 0, "an alert", $"{row.Event.Novelty}, nobody was told"),
            (row.Deliveries.All(delivery => delivery.SentAt is not null), "every delivery sent", "one that was not"),
            (found.Has(Tag), $"tag {Tag}", string.Join(", ", found.Tags.Select(tag => tag.Tag))),
            (found.Stage == Stage, $"stage {Stage}", $"{found.Stage}"),
            (found.Jurisdictions.Contains(Jurisdiction), $"jurisdiction {Jurisdiction}", string.Join(", ", found.Jurisdictions)),
            (found.Sourcing == Sourcing, $"sourcing {Sourcing}", $"{found.Sourcing}"),
            (Products.All(name => found.Products.Any(product => product.Name == name)), $"products {string.Join(", ", Products)}", string.Join(", ", found.Products.Select(product => product.Name))),
            (Buyers.All(name => found.Companies.Any(company => company.Name == name && company.Role == CompanyRole.Buyer)), $"buyers {string.Join(", ", Buyers)}", string.Join(", ", found.Companies)),
            (Condition is null || found.Conditions.Any(condition => condition.Text.Contains(Condition, StringComparison.OrdinalIgnoreCase)), $"a condition about {Condition}", string.Join("; ", found.Conditions.Select(condition => condition.Text))),
        ];
        return checks.Where(check => !check.Met).Select(check => $"{Url}: expected {check.Expected}, came {(check.Came.Length == 0 ? "none" : check.Came)}");
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(KebabCaseConverter<Tag>), typeof(KebabCaseConverter<Stage>), typeof(KebabCaseConverter<Sourcing>), typeof(KebabCaseConverter<Novelty>)])]
[JsonSerializable(typeof(DemoExpectations))]
[JsonSerializable(typeof(DemoReport))]
internal sealed partial class DemoJson : JsonSerializerContext;
