using System.Text;
using System.Text.Json;
using Alerts.Stories;
using Alerts.Text;

namespace Alerts.Cli.Commands;

/// <summary>A placement as a JSON line: <c>{"id","storyId","novelty","changes","origins"}</c>.</summary>
internal static class PlacementLine
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = AlertsJson.Readable.Options.Encoder };

    public static string Write(string articleId, Placement placement)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Readable))
        {
            writer.WriteStartObject();
            writer.WriteString("id", articleId);
            writer.WriteString("storyId", placement.StoryId);
            writer.WriteString("novelty", Kebab.Of(placement.Novelty));
            writer.WriteStartArray("changes");
            foreach (StoryChange change in placement.Changes)
            {
                JsonSerializer.Serialize(writer, change, AlertsJson.Readable.StoryChange);
            }

            writer.WriteEndArray();
            writer.WriteNumber("origins", placement.Origins);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }
}
