using System.Text.Json;

namespace Alerts.Classify.Evaluate;

/// <summary>Reads JSON lines of labelled articles; every bad line is reported at once.</summary>
public static class LabelledFile
{
    /// <exception cref="ConfigurationException">Each error as <c>file:line: expected …, came …</c>.</exception>
    public static IReadOnlyList<LabelledArticle> Read(string path)
    {
        List<LabelledArticle> articles = [];
        List<string> errors = [];
        int number = 0;
        foreach (string line in File.ReadLines(path))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            try
            {
                articles.Add(JsonSerializer.Deserialize(line, EvaluationJson.Default.LabelledArticle)!);
            }
            catch (JsonException exception)
            {
                errors.Add($"{path}:{number}: expected a labelled article as JSON, came: {exception.Message}");
            }
        }

        return errors.Count == 0 ? articles : throw new ConfigurationException(errors);
    }
}
