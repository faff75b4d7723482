using System.Globalization;
using System.Text.Json;
using Alerts.Classification;

namespace Alerts.Cli;

/// <summary>
/// An article as a JSON line: <c>id</c>, <c>title</c>, <c>text</c>, <c>published</c> (ISO 8601), and optionally <c>source</c>,
/// <c>publisher</c>, <c>url</c>, <c>author</c>, <c>language</c>, <c>official</c>. Other fields are passed over.
/// </summary>
internal static class ArticleLine
{
    private static readonly string[] Days = ["yyyy-MM-dd", "yyyy-MM", "yyyy"];

    /// <param name="line">The object.</param>
    /// <param name="timeRequired">Refuse an article without a readable <c>published</c>; otherwise it counts as published at the epoch.</param>
    /// <exception cref="FormatException">A field is missing or is not what it should be.</exception>
    public static Article Read(JsonElement line, bool timeRequired)
    {
        string title = Text(line, "title") ?? "";
        string body = Text(line, "text") ?? "";
        if (string.IsNullOrWhiteSpace(title) && string.IsNullOrWhiteSpace(body))
        {
            throw new FormatException("expected a field 'title' or 'text' with words in it");
        }

        DateTimeOffset published = Published(line) ?? (timeRequired
            ? throw new FormatException("expected a field 'published' with a time such as 2026-01-23T14:00:00Z")
            : DateTimeOffset.UnixEpoch);
        return new Article
        {
            Id = Text(line, "id") ?? throw new FormatException("expected a field 'id'"),
            Source = Text(line, "source") ?? "lines",
            Publisher = Text(line, "publisher"),
            Official = line.TryGetProperty("official", out JsonElement official) && official.ValueKind == JsonValueKind.True,
            Url = Text(line, "url") ?? "",
            Title = title,
            Text = ArticleText.Compose(title, body),
            Author = Text(line, "author"),
            Language = Text(line, "language"),
            Published = published,
            FirstSeen = published,
        };
    }

    /// <summary>A field as text, numbers as they are written; null where there is none.</summary>
    public static string? Text(JsonElement line, string name) => !line.TryGetProperty(name, out JsonElement value) ? null : value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.Null => null,
        _ => throw new FormatException($"expected text in field '{name}', got {value.ValueKind}"),
    };

    private static DateTimeOffset? Published(JsonElement line)
    {
        if (Text(line, "published") is not { Length: > 0 } written)
        {
            return null;
        }

        return DateTimeOffset.TryParseExact(written, Days, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset day) ? day
            : DateTimeOffset.TryParse(written, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) ? time
            : throw new FormatException($"expected a time such as 2026-01-23T14:00:00Z in field 'published', got '{written}'");
    }
}
