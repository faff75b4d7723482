using System.Text.Json;
using Alerts.Deliver.Content;
using static Alerts.Deliver.Rendering.CardParts;

namespace Alerts.Deliver.Rendering;

/// <summary>The card of a digest: each story as its alert begins. One over the budget loses the ends of long lines first, then stories, and says how many.</summary>
internal static class DigestCard
{
    /// <summary>Stories, and characters in a line; the last fits whatever the stories hold.</summary>
    public static readonly (int Stories, int Line)[] Sizes =
        [(10, int.MaxValue), (10, 300), (7, 300), (5, 300), (3, 300), (3, 160), (1, 80)];

    public static void Write(Utf8JsonWriter json, DigestContent digest, int stories, int longestLine)
    {
        WriteStart(json, Shorten(digest.Subject));
        json.WriteStartArray("body");
        WriteText(json, Text(digest.Headline), weight: "Bolder", heading: true);
        WriteText(json, Text(digest.Made), subtle: true, spacing: "Small");
        foreach (AlertContent story in digest.Stories.Take(stories))
        {
            WriteStory(json, story, Text);
        }

        if (digest.Rest(stories) is { Length: > 0 } rest)
        {
            WriteText(json, Text(rest), spacing: "Medium", separator: true);
        }

        WriteText(json, Text(digest.Because), subtle: true, spacing: "Medium", separator: true);
        if (digest.Unsubscribe is null)
        {
            WriteText(json, Text(digest.HowToEnd), subtle: true);
        }

        json.WriteEndArray();
        json.WriteStartArray("actions");
        if (digest.Site is { } site && digest.Stories.Count > stories)
        {
            WriteAction(json, "See the latest alerts", site);
        }

        if (digest.Unsubscribe is { } unsubscribe)
        {
            WriteAction(json, "Unsubscribe", unsubscribe);
        }

        json.WriteEndArray();
        WriteEnd(json);

        string Shorten(string text) => UntrustedText.Shorten(text, longestLine);
        string Text(string text) => Markdown.Literal(Shorten(text));
    }

    private static void WriteStory(Utf8JsonWriter json, AlertContent story, Func<string, string> text)
    {
        WriteBand(json, story.Direction, text(story.Verdict));
        WriteText(json, text(story.Headline), weight: "Bolder", heading: true);
        WriteText(json, text(story.Published), subtle: true, spacing: "Small");
        foreach (AlertLine line in story.Lines)
        {
            WriteLine(json, line, leadShown: line.Lead == story.Verdict, text);
        }

        if (story.Link is { } link)
        {
            json.WriteStartObject();
            json.WriteString("type", "ActionSet");
            json.WriteStartArray("actions");
            WriteAction(json, $"Read it at {UntrustedText.Shorten(UntrustedLink.HostOf(link), 60)}", link);
            json.WriteEndArray();
            json.WriteEndObject();
        }
    }
}
