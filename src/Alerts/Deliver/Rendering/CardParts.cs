using System.Text.Json;
using Alerts.Classification;
using Alerts.Deliver.Content;

namespace Alerts.Deliver.Rendering;

/// <summary>What the cards of alerts and digests are made of.</summary>
internal static class CardParts
{
    /// <summary>The message around the card, up to its body.</summary>
    public static void WriteStart(Utf8JsonWriter json, string fallback)
    {
        json.WriteStartObject();
        json.WriteString("type", "message");
        json.WriteStartArray("attachments");
        json.WriteStartObject();
        json.WriteString("contentType", "application/vnd.microsoft.card.adaptive");
        json.WriteNull("contentUrl");
        json.WriteStartObject("content");
        json.WriteString("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
        json.WriteString("type", "AdaptiveCard");
        json.WriteString("version", "1.4");
        json.WriteString("lang", "en");
        json.WriteString("fallbackText", fallback);
        json.WriteStartObject("msteams");
        json.WriteString("width", "Full");
        json.WriteEndObject();
    }

    public static void WriteEnd(Utf8JsonWriter json)
    {
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static void WriteBand(Utf8JsonWriter json, Direction direction, string verdict)
    {
        // A container's style tints the whole band in Teams and reads well in light, dark and high contrast.
        json.WriteStartObject();
        json.WriteString("type", "Container");
        json.WriteString("style", direction switch
        {
            Direction.Loosening => "good",
            Direction.Tightening => "attention",
            Direction.Mixed => "warning",
            _ => "emphasis",
        });
        json.WriteBoolean("bleed", true);
        json.WriteStartArray("items");
        WriteText(json, verdict, weight: "Bolder");
        json.WriteEndArray();
        json.WriteEndObject();
    }

    // Label above text instead of a FactSet's two columns: a phone has room for one.
    public static void WriteLine(Utf8JsonWriter json, AlertLine line, bool leadShown, Func<string, string> text)
    {
        WriteText(json, line.Label, weight: "Bolder", subtle: true, spacing: "Medium");
        if (!leadShown || line.Detail.Length == 0)
        {
            WriteText(json, text(line.Lead), weight: "Bolder", spacing: "None");
        }

        if (line.Detail.Length > 0)
        {
            WriteText(json, text(line.Detail), spacing: "None");
        }
    }

    public static void WriteAction(Utf8JsonWriter json, string title, Uri link)
    {
        json.WriteStartObject();
        json.WriteString("type", "Action.OpenUrl");
        json.WriteString("title", title);
        json.WriteString("url", link.AbsoluteUri);
        json.WriteEndObject();
    }

    public static void WriteText(
        Utf8JsonWriter json, string text, string? weight = null, bool subtle = false, bool heading = false, string? spacing = null, bool separator = false)
    {
        json.WriteStartObject();
        json.WriteString("type", "TextBlock");
        json.WriteString("text", text);
        json.WriteBoolean("wrap", true);
        if (weight is not null)
        {
            json.WriteString("weight", weight);
        }

        if (heading)
        {
            json.WriteString("size", "Large");
            json.WriteString("style", "heading");
        }

        if (subtle)
        {
            json.WriteBoolean("isSubtle", true);
            json.WriteString("size", "Small");
        }

        if (spacing is not null)
        {
            json.WriteString("spacing", spacing);
        }

        if (separator)
        {
            json.WriteBoolean("separator", true);
        }

        json.WriteEndObject();
    }
}
