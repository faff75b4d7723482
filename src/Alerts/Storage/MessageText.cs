using System.Text;
using System.Text.Json;

namespace Alerts.Storage;

/// <summary>A message as it lies in its queue: Base64 of UTF-8, as Functions expects it.</summary>
public static class MessageText
{
    private const int Shown = 80;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Encode(string json) => Convert.ToBase64String(Encoding.UTF8.GetBytes(json));

    /// <exception cref="UnreadableMessageException">It is not Base64 of a text.</exception>
    public static string Decode(string queue, string text)
    {
        try
        {
            return Strict.GetString(Convert.FromBase64String(text));
        }
        catch (Exception exception) when (exception is FormatException or DecoderFallbackException)
        {
            string got = exception is DecoderFallbackException ? "Base64 of bytes that are no UTF-8" : IsJson(text) ? "JSON that is not encoded" : "something else";
            throw new UnreadableMessageException(queue, new FormatException($"expected Base64 of JSON, got {got}: {Shorten(text)}", exception));
        }
    }

    /// <summary>The beginning of a long text, and how long it is, for people.</summary>
    public static string Shorten(string text) => text.Length <= Shown ? text : $"{text[..Shown]}… ({text.Length} characters)";

    private static bool IsJson(string text)
    {
        try
        {
            using JsonDocument _ = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
