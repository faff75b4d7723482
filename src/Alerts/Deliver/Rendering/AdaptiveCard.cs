using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Alerts.Deliver.Content;
using static Alerts.Deliver.Rendering.CardParts;

namespace Alerts.Deliver.Rendering;

/// <summary>
/// An alert or a digest as an Adaptive Card 1.4 (https://adaptivecards.io/explorer/) in the body that a Teams Workflows webhook takes.
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
    public static ReadOnlyMemory<byte> Render(MessageContent content) => content is DigestContent digest
        ? Fit(DigestCard.Sizes, (json, size) => DigestCard.Write(json, digest, size.Stories, size.Line))
        : Fit(Sizes, (json, size) => Write(json, (AlertContent)content, size.Line, size.Quotes, size.Quote));

    private static ReadOnlyMemory<byte> Fit<TSize>(IEnumerable<TSize> sizes, Action<Utf8JsonWriter, TSize> write)
    {
        var body = new ArrayBufferWriter<byte>(8 * 1024);
        foreach (TSize size in sizes)
        {
            body.ResetWrittenCount();
            using (var json = new Utf8JsonWriter(body, Json))
            {
                write(json, size);
            }

            if (body.WrittenCount <= LargestBody)
            {
                return body.WrittenMemory;
            }
        }

        throw new InvalidOperationException($"The card has {body.WrittenCount} bytes at its shortest, {LargestBody} are allowed; a bound in {nameof(MessageContent)} is missing.");
    }

    private static void Write(Utf8JsonWriter json, AlertContent alert, int longestLine, int quotes, int longestQuote)
    {
        WriteStart(json, Shorten(alert.Subject));
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
        WriteEnd(json);

        string Shorten(string text) => UntrustedText.Shorten(text, longestLine);
        string Text(string text) => Markdown.Literal(Shorten(text));
    }

    private static void WriteHead(Utf8JsonWriter json, AlertContent alert, Func<string, string> text)
    {
        WriteBand(json, alert.Direction, text(alert.Verdict));
        WriteText(json, text(alert.Headline), weight: "Bolder", heading: true);
        WriteText(json, text(alert.Published), subtle: true, spacing: "Small");
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
            WriteText(json, $"“{Markdown.Literal(UntrustedText.Shorten(proof.Quote, longest))}”", spacing: "Small");
            WriteText(json, $"proves: {Markdown.Literal(proof.Of)}", subtle: true, spacing: "None");
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
}
