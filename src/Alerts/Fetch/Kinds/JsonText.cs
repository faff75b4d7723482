using System.Text;
using System.Text.Json;
using Alerts.Feeds;

namespace Alerts.Fetch.Kinds;

/// <summary>Reads JSON that a server sent, and values out of it by dotted paths (<c>data.list</c>).</summary>
internal static class JsonText
{
    /// <param name="problem">What was wrong with it; null where nothing was.</param>
    /// <param name="isCut">What comes behind the fault could not be read.</param>
    /// <exception cref="SourceFailedException">It is no JSON; the message shows how it starts.</exception>
    public static JsonDocument Parse(byte[] body, string? contentType, string host, out string? problem, out bool isCut)
    {
        ReadOnlyMemory<byte> text = FeedEncoding.ToUtf8(body, contentType, out _);
        try
        {
            return CutJson.Parse(XmlProlog.SkipBlanks(text), out problem, out isCut);
        }
        catch (JsonException exception)
        {
            string start = HtmlText.ToLine(Encoding.UTF8.GetString(text.Span[..Math.Min(text.Length, 2000)]));
            throw new SourceFailedException($"expected JSON, {host} answered '{start[..Math.Min(start.Length, 100)]}'", exception);
        }
    }

    /// <summary>The element at a path; null where any part of it is missing. <c>$</c> is the element itself.</summary>
    public static JsonElement? At(this JsonElement element, string path)
    {
        if (path == "$")
        {
            return element;
        }

        foreach (string part in path.Split('.'))
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(part, out element))
            {
                return null;
            }
        }

        return element;
    }

    /// <summary>Text or number at a path; null where there is neither.</summary>
    public static string? TextAt(this JsonElement element, string? path) => path is null ? null : element.At(path) switch
    {
        { ValueKind: JsonValueKind.String } value when value.GetString() is { Length: > 0 } text => text,
        { ValueKind: JsonValueKind.Number } value => value.GetRawText(),
        _ => null,
    };

    /// <summary>Date as text, or as seconds or milliseconds since 1970.</summary>
    /// <param name="dates">The list's others, which tell the order of day and month; null where it is known to have none in question.</param>
    public static DateTimeOffset? DateAt(this JsonElement element, string? path, FeedDates? dates = null) =>
        path is not null && element.At(path) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out long unix)
            ? FeedDate.FromUnix(unix) ?? FeedDate.Parse(number.GetRawText())
            : (dates ?? new FeedDates()).Read(element.TextAt(path));
}
