using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Alerts.Deliver.Content;

namespace Alerts.Deliver.Rendering;

/// <summary>
/// An alert as an Adaptive Card 1.4 (https://adaptivecards.io/explorer/) in the body that a Teams Workflows webhook takes.
/// A card over the budget loses quotes first, then the ends of long lines; never half a character.
/// </summary>
internal static class AdaptiveCard
{
    /// <summary>
    /// Teams refuses messages over 28 KB (https://learn.microsoft.com/microsoftteams/limits-specifications-teams) and was
    /// seen to refuse from 21 KB on.
    /// </summary>
    public const int LargestBody = 20 * 1024;

    /// <summary>Quotes stay readable instead of \u escapes, which would also triple their size; the body is never part of a page.</summary>
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>From the whole alert to its bare bones: characters in a line, quotes, characters in a quote.</summary>
    private static readonly (int Line, int Quotes, int Quote)[] Sizes =
        [(int.MaxValue, int.MaxValue, int.MaxValue), (1_200, 4, 300), (600, 3, 200), (300, 2, 160), (160, 1, 120), (80, 0, 0)];

    /// <summary>UTF-8 JSON of at most <see cref="LargestBody"/> bytes.</summary>
    public static ReadOnlyMemory<byte> Render(AlertContent alert)
    {
        var body = new ArrayBufferWriter<byte>(8 * 1024);
        foreach ((int line, int quotes, int quote) in Sizes)
        {
            body.ResetWrittenCount();
            Write(body, alert, line, quotes, quote);
            if (body.WrittenCount <= LargestBody)
            {
                return body.WrittenMemory;
            }
        }

        throw new InvalidOperationException($"The card has {body.WrittenCount} bytes at its shortest, {LargestBody} are allowed; a bound in {nameof(AlertContent)} is missing.");
    }

    private static void Write(IBufferWriter<byte> body, AlertContent alert, int longestLine, int quotes, int longestQuote)
    {
        using var json = new Utf8JsonWriter(body, Json);
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
        json.WriteString("fallbackText", Shorten(alert.Subject));
        json.WriteStartObject("msteams");
        json.WriteString("width", "Full");
        json.WriteEndObject();

        json.WriteStartArray("body");
        WriteHead(json, alert, Text);
        foreach (AlertLine line in alert.Lines)
        {
            WriteLine(json, line, leadShown: line.Lead == alert.Verdict, Text);
        }

        WriteDetails(json, alert, Text);
        WriteQuotes(json, alert, quotes, longestQuote);
        WriteText(json, Text(alert.Because), subtle: true, spacing: "Medium", separator: true);
        if (alert.Unsubscribe is null)
        {
            WriteText(json, Text(alert.HowToEnd), subtle: true);
        }

        json.WriteEndArray();
        WriteActions(json, alert);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();

        string Shorten(string text) => UntrustedText.Shorten(text, longestLine);
        string Text(string text) => Markdown.Escape(Shorten(text));
    }

    private static void WriteHead(Utf8JsonWriter json, AlertContent alert, Func<string, string> text)
    {
        // A container's style tints the whole band in Teams and reads well in light, dark and high contrast.
        json.WriteStartObject();
        json.WriteString("type", "Container");
        json.WriteString("style", alert.Direction switch
        {
            Direction.Loosening => "good",
            Direction.Tightening => "attention",
            Direction.Mixed => "warning",
            _ => "emphasis",
        });
        json.WriteBoolean("bleed", true);
        json.WriteStartArray("items");
        WriteText(json, text(alert.Verdict), weight: "Bolder");
        json.WriteEndArray();
        json.WriteEndObject();
        WriteText(json, text(alert.Headline), weight: "Bolder", heading: true);
        WriteText(json, text(alert.Published), subtle: true, spacing: "Small");
    }

    // Label above text instead of a FactSet's two columns: a phone has room for one.
    private static void WriteLine(Utf8JsonWriter json, AlertLine line, bool leadShown, Func<string, string> text)
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

    private static void WriteDetails(Utf8JsonWriter json, AlertContent alert, Func<string, string> text)
    {
        if (alert.Details.Count == 0)
        {
            return;
        }

        json.WriteStartObject();
        json.WriteString("type", "FactSet");
        json.WriteString("spacing", "Medium");
        json.WriteBoolean("separator", true);
        json.WriteStartArray("facts");
        foreach (AlertLine line in alert.Details)
        {
            json.WriteStartObject();
            json.WriteString("title", line.Label);
            json.WriteString("value", text(line.Lead));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteQuotes(Utf8JsonWriter json, AlertContent alert, int most, int longest)
    {
        if (most == 0 || alert.Proofs.Count == 0)
        {
            return;
        }

        WriteText(json, "In the article’s words", weight: "Bolder", subtle: true, spacing: "Medium", separator: true);
        foreach (Proof proof in alert.Proofs.Take(most))
        {
            WriteText(json, $"“{Markdown.Escape(UntrustedText.Shorten(proof.Quote, longest))}”", spacing: "Small");
            WriteText(json, $"proves: {Markdown.Escape(proof.Of)}", subtle: true, spacing: "None");
        }
    }

    private static void WriteActions(Utf8JsonWriter json, AlertContent alert)
    {
        json.WriteStartArray("actions");
        if (alert.Link is { } link)
        {
            WriteAction(json, $"Read it at {UntrustedText.Shorten(UntrustedLink.HostOf(link), 60)}", link);
        }

        if (alert.Unsubscribe is { } unsubscribe)
        {
            WriteAction(json, "Unsubscribe", unsubscribe);
        }

        json.WriteEndArray();
    }

    private static void WriteAction(Utf8JsonWriter json, string title, Uri link)
    {
        json.WriteStartObject();
        json.WriteString("type", "Action.OpenUrl");
        json.WriteString("title", title);
        json.WriteString("url", link.AbsoluteUri);
        json.WriteEndObject();
    }

    private static void WriteText(
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
