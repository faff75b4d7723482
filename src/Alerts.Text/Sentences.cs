namespace Alerts.Text;

/// <summary>Splits a paragraph of a page or feed into sentences. <c>Alerts.Classification</c> has its own reader: it works on offsets, without copies.</summary>
public static class Sentences
{
    private const int LettersOfCharacter = 3;

    public static IEnumerable<string> Of(string paragraph)
    {
        int start = 0;
        for (int at = 0; at < paragraph.Length; at++)
        {
            bool ends = paragraph[at] is '。' or '！' or '？'
                || (paragraph[at] is '.' or '!' or '?' && (at + 1 == paragraph.Length || char.IsWhiteSpace(paragraph[at + 1])));
            if (ends || at + 1 == paragraph.Length)
            {
                if (paragraph[start..(at + 1)].Trim() is { Length: > 0 } sentence)
                {
                    yield return sentence;
                }

                start = at + 1;
            }
        }
    }

    /// <summary>It ends as sentences do, and not as a counter, a caption or a link does.</summary>
    public static bool IsWhole(string sentence) => sentence.TrimEnd('"', '”', '’', ')', '»', '」', ' ') is { Length: > 0 } text && text[^1] is '.' or '!' or '?' or '。' or '！' or '？';

    /// <summary>Its length; a character of Chinese, Japanese or Korean says as much as some letters.</summary>
    public static int Letters(string text) => text.Sum(value => value >= '\u3040' ? LettersOfCharacter : 1);

    /// <summary>Without what a feed puts where it cut a text: "[…]", "…", "...".</summary>
    public static string WithoutEllipsis(string sentence, out bool cut)
    {
        int at = Math.Max(sentence.LastIndexOf('…'), sentence.LastIndexOf("...", StringComparison.Ordinal));
        cut = at >= 0 && at >= sentence.Length - 40;
        return cut ? sentence[..at].TrimEnd('[', '(', ' ', '…', '.') : sentence;
    }
}
