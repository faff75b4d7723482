using System.Text.Json;
using Alerts.Classify;

namespace Alerts.Cli.Commands;

/// <summary><c>alerts classify --jsonl</c>: a line in, a line out, written at once; a bad line is reported and the rest goes on.</summary>
internal static class ClassifyLines
{
    public static async Task<int> RunAsync(
        Classifier classifier, TextReader reader, Stream output, TextWriter errors, CancellationToken cancellation)
    {
        bool bad = false;
        for (int number = 1; await reader.ReadLineAsync(cancellation) is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            if (!TryRead(line, out SubmittedArticle? article, out string? problem))
            {
                bad = true;
                await errors.WriteLineAsync($"line {number}: {problem}");
                continue;
            }

            WriteLine(output, article!.Id, article.Classify(classifier));
            await output.FlushAsync(cancellation);
        }

        return bad ? ExitCode.Failure : ExitCode.Success;
    }

    private static bool TryRead(string line, out SubmittedArticle? article, out string? problem)
    {
        try
        {
            article = JsonSerializer.Deserialize(line, SubmittedJson.Default.SubmittedArticle);
            problem = article?.Text is null ? "expected a JSON object with \"text\", came null." : null;
        }
        catch (JsonException exception)
        {
            article = null;
            problem = $"expected a JSON object with \"text\" (and \"id\", \"title\"), came: {Shorten(line)} ({exception.Message})";
        }

        return problem is null;
    }

    private static string Shorten(string line) => line.Length <= 80 ? line : line[..80] + "…";

    private static void WriteLine(Stream output, string? id, Classification classification)
    {
        using (var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = AlertsJson.Readable.Options.Encoder }))
        {
            writer.WriteStartObject();
            writer.WriteString("id", id);
            writer.WritePropertyName("classification");
            JsonSerializer.Serialize(writer, classification, AlertsJson.Readable.Classification);
            writer.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }
}
