using System.Text.Json;
using Alerts.Classification;

namespace Alerts.Cli.Commands;

/// <summary>
/// <c>alerts classify --jsonl</c>: a line in, a line out. Written in one go while lines are waiting, and at once when none is:
/// who sends one article and waits for its answer gets it.
/// </summary>
internal static class ClassifyLines
{
    private const int BufferSize = 1 << 16;

    private static readonly JsonWriterOptions Readable = new() { Encoder = AlertsJson.Readable.Options.Encoder };

    public static async Task<int> RunAsync(
        Classifier classifier, string path, Stream output, TextWriter errors, CancellationToken cancellation)
    {
        await using var buffer = new BufferedStream(output, BufferSize);
        await using var writer = new Utf8JsonWriter(buffer, Readable);
        var lines = new JsonLines(path, errors, buffer.FlushAsync);
        await foreach (Answer answer in lines.ReadAsync(line => Answer.To(line, classifier), cancellation))
        {
            answer.Write(writer);
            await writer.FlushAsync(cancellation);
            writer.Reset();
            buffer.WriteByte((byte)'\n');
        }

        return lines.Failed ? ExitCode.Failure : ExitCode.Success;
    }

    private sealed record Answer(JsonElement Id, ArticleClassification Classification)
    {
        public static Answer To(JsonElement line, Classifier classifier)
        {
            var article = SubmittedArticle.Read(line);
            return new Answer(article.Id, article.Classify(classifier));
        }

        public void Write(Utf8JsonWriter writer)
        {
            writer.WriteStartObject();
            writer.WritePropertyName("id");
            if (Id.ValueKind == JsonValueKind.Undefined)
            {
                writer.WriteNullValue();
            }
            else
            {
                Id.WriteTo(writer);
            }

            writer.WritePropertyName("classification");
            JsonSerializer.Serialize(writer, Classification, AlertsJson.Readable.ArticleClassification);
            writer.WriteEndObject();
        }
    }
}
