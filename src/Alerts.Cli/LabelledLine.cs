using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Alerts.Classification.Evaluation;

namespace Alerts.Cli;

/// <summary>A labelled article as a JSON line: the fields of <see cref="LabelledArticle"/>; others are passed over.</summary>
internal static class LabelledLine
{
    private static readonly JsonTypeInfo<LabelledArticle> Shape = EvaluationJson.Default.LabelledArticle;
    private static readonly string[] Required = [.. Shape.Properties.Where(property => property.IsRequired).Select(property => property.Name)];

    /// <exception cref="FormatException">A field is missing; all that are missing are named.</exception>
    /// <exception cref="JsonException">A field has a value that it cannot have.</exception>
    public static LabelledArticle Read(JsonElement line)
    {
        List<string> missing = [.. Required.Where(name => !line.TryGetProperty(name, out JsonElement value) || value.ValueKind == JsonValueKind.Null)];
        return missing.Count == 0
            ? line.Deserialize(Shape)!
            : throw new FormatException($"expected a field {string.Join(", ", missing.Select(name => $"'{name}'"))}");
    }

    /// <summary>All articles of the files, or null where a line cannot be used: every such line is told, and nothing is measured or learned from the rest.</summary>
    /// <exception cref="ConfigurationException">A file cannot be read.</exception>
    public static async Task<IReadOnlyList<LabelledArticle>?> ReadAllAsync(
        IEnumerable<string> paths, CancellationToken cancellation, TextWriter? errors = null)
    {
        List<LabelledArticle> articles = [];
        bool failed = false;
        foreach (string path in paths)
        {
            var lines = new JsonLines(path, errors);
            await foreach (LabelledArticle article in lines.ReadAsync(Read, cancellation))
            {
                articles.Add(article);
            }

            failed |= lines.Failed;
        }

        return failed ? null : articles;
    }
}
