namespace Alerts.Feeds;

/// <summary>Reads a date that was written as HTML: <c>&lt;time datetime="2025-11-03T10:30:00Z"&gt;Mon, 11/03/2025&lt;/time&gt;</c>.</summary>
internal static class DateMarkup
{
    private const int Longest = 2000;
    private const string Attribute = "datetime=";

    /// <summary>The machine's form where there is one, else the text.</summary>
    public static ReadOnlySpan<char> Date(ReadOnlySpan<char> html)
    {
        if (html.Length > Longest)
        {
            return [];
        }

        int found = html.IndexOf(Attribute, StringComparison.OrdinalIgnoreCase);
        ReadOnlySpan<char> value = found < 0 ? [] : html[(found + Attribute.Length)..].TrimStart();
        if (value is ['"' or '\'', ..] && value[1..].IndexOf(value[0]) is > 0 and var end)
        {
            ReadOnlySpan<char> machine = value.Slice(1, end).Trim();
            if (FeedDate.Parse(machine) is not null)
            {
                return machine;
            }
        }

        return HtmlText.ToLine(html.ToString());
    }
}
