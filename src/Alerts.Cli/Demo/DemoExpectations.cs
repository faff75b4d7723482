using System.Text.Json;
using System.Text.Json.Serialization;
using Alerts.Classification;
using Alerts.Text;

namespace Alerts.Cli.Demo;

/// <summary>What must come of the sample sources (<c>samples/expected.json</c>), and what of it did not.</summary>
internal sealed record DemoExpectations(IReadOnlyList<ExpectedAlert> Alerts, int Articles)
{
    public static DemoExpectations Load(string path) =>
        JsonSerializer.Deserialize(File.ReadAllBytes(path), DemoJson.Default.DemoExpectations)
        ?? throw new ConfigurationException($"{path}: expected the demo's expected alerts, got null");

    /// <summary>One sentence for each thing that is not as expected; none when all is well.</summary>
    public IEnumerable<string> Unmet(IReadOnlyList<DemoRow> rows)
    {
        if (rows.Count != Articles)
        {
            yield return $"expected {Articles} articles to be classified, got {rows.Count}";
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
    string Url, Tag Tag, Novelty Novelty, IReadOnlyList<StoryChange> Changes, Stage Stage, string Jurisdiction, Sourcing Sourcing,
    IReadOnlyList<string> Products, IReadOnlyList<string> Buyers, string? Condition)
{
    public IEnumerable<string> Unmet(DemoRow row)
    {
        ArticleClassification found = row.Event.Classification;
        string[] products = [.. found.Products.Select(product => product.Name)];
        string[] buyers = [.. found.Companies.Where(company => company.Role == CompanyRole.Buyer).Select(company => company.Name)];
        string[] conditions = [.. found.Conditions.Select(condition => condition.Text)];
        (bool Met, string Expected, string Got)[] checks =
        [
            (row.Deliveries.Count > 0, "an alert", $"{row.Event.Novelty}, nobody was told"),
            (row.Deliveries.All(delivery => delivery.SentAt is not null), "every delivery sent", "one that was not"),
            (row.Event.Novelty == Novelty, $"novelty {Novelty}", $"{row.Event.Novelty}"),
            (Changes.All(row.Event.Changes.Contains), $"the changes {string.Join(", ", Changes)}", string.Join(", ", row.Event.Changes)),
            (found.Has(Tag), $"tag {Tag}", string.Join(", ", found.Tags.Select(tag => tag.Tag))),
            (found.Stage == Stage, $"stage {Stage}", $"{found.Stage}"),
            (found.Jurisdictions.Contains(Jurisdiction), $"jurisdiction {Jurisdiction}", string.Join(", ", found.Jurisdictions)),
            (found.Sourcing == Sourcing, $"sourcing {Sourcing}", $"{found.Sourcing}"),
            (Products.All(products.Contains), $"products {string.Join(", ", Products)}", string.Join(", ", products)),
            (Buyers.All(buyers.Contains), $"buyers {string.Join(", ", Buyers)}", string.Join(", ", buyers)),
            (Condition is null || conditions.Any(text => text.Contains(Condition, StringComparison.OrdinalIgnoreCase)),
                $"a condition about {Condition}", string.Join("; ", conditions)),
        ];
        return checks.Where(check => !check.Met).Select(check => $"{Url}: expected {check.Expected}, got {(check.Got.Length == 0 ? "nothing" : check.Got)}");
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters =
    [
        typeof(KebabCaseConverter<Tag>), typeof(KebabCaseConverter<Stage>), typeof(KebabCaseConverter<Sourcing>), typeof(KebabCaseConverter<Novelty>),
        typeof(KebabCaseConverter<StoryChangeKind>),
    ])]
[JsonSerializable(typeof(DemoExpectations))]
[JsonSerializable(typeof(DemoReport))]
internal sealed partial class DemoJson : JsonSerializerContext;
