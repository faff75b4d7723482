using System.Text.Json;

namespace Alerts.Feeds;

/// <summary>
/// Reads JSON, also where it breaks rules that <see cref="JsonRepair"/> knows; and of JSON that was cut short or goes wrong
/// somewhere the complete items of its list before that.
/// </summary>
internal static class CutJson
{
    private const int MaxDepth = 64;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = MaxDepth, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <param name="json">The text as it came, in UTF-8.</param>
    /// <param name="problem">What was wrong with it; null where nothing was.</param>
    /// <param name="isCut">What comes behind the fault could not be read.</param>
    /// <exception cref="JsonException">Not even one item of a list is complete.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> json, out string? problem, out bool isCut)
    {
        (problem, isCut) = (null, false);
        try
        {
            return JsonDocument.Parse(json, Options);
        }
        catch (JsonException exception)
        {
            ReadOnlyMemory<byte> repaired = JsonRepair.Repair(json.Span, MaxDepth);
            if (TryParse(repaired) is { } document)
            {
                problem = $"not valid JSON, read as far as possible: {exception.Message}";
                return document;
            }

            if ((BeforeTheFault(repaired.Span) ?? BeforeTheFault(json.Span)) is not { } whole)
            {
                throw;
            }

            isCut = true;
            problem = $"the JSON cannot be read to its end, the complete items before are: {exception.Message}";
            return JsonDocument.Parse(whole, Options);
        }
    }

    private static JsonDocument? TryParse(ReadOnlyMemory<byte> json)
    {
        try
        {
            return JsonDocument.Parse(json, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The text up to the last complete item of its outermost list, with all closed that is open there.</summary>
    private static byte[]? BeforeTheFault(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxDepth, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        var open = new List<byte>();
        byte[] closing = [];
        int end = 0;
        try
        {
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.StartObject or JsonTokenType.StartArray:
                        open.Add(reader.TokenType == JsonTokenType.StartObject ? (byte)'}' : (byte)']');
                        break;
                    case JsonTokenType.EndObject or JsonTokenType.EndArray:
                        open.RemoveAt(open.Count - 1);
                        break;
                }

                bool complete = reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray);
                if (complete && open.Count > 0 && open.IndexOf((byte)']') == open.Count - 1)
                {
                    end = (int)reader.BytesConsumed;
                    closing = closing.Length == open.Count ? closing : [.. Enumerable.Reverse(open)];
                }
            }
        }
        catch (JsonException)
        {
            // Reached what the first reading failed at.
        }

        return end == 0 ? null : [.. json[..end], .. closing];
    }
}
