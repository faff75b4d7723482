using Alerts.Fetch.Feeds;

namespace Alerts.Fetch.Identity;

/// <summary>Parts a paragraph into sentences and tells those that say nothing about the matter.</summary>
internal static class Sentence
{
    private const int LettersOfCharacter = 3;

    private static readonly HashSet<string> StampWords = new(StringComparer.Ordinal)
    {
        "updated", "update", "last", "published", "posted", "modified", "edited", "first", "date", "time", "on", "at", "by", "am", "pm", "p", "m", "local", "o", "clock",
        "aktualisiert", "stand", "veroffentlicht", "zuletzt", "am", "um", "uhr", "vom", "bijgewerkt", "gepubliceerd", "op", "om", "uur", "laatst",
        "mis", "a", "jour", "le", "publie", "modifie", "h", "actualizado", "publicado", "el", "las", "de", "del", "hora", "horas",
    };

    private static readonly string[] StampCharacters = ["更新", "发布", "發布", "发表", "發表", "公開", "掲載", "配信", "입력", "수정", "등록", "업데이트", "时间", "時間", "日時"];

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

    /// <summary>"Updated 10:15 GMT, 3 March": words of time and nothing else.</summary>
    public static bool IsStamp(string sentence)
    {
        if (sentence.Length > 100)
        {
            return false;
        }

        List<Word> words = Words.Of(sentence);
        string rest = StampCharacters.Aggregate(sentence, (text, stamp) => text.Replace(stamp, "", StringComparison.Ordinal));
        return words.Exists(word => word.IsNumber)
            && (rest.Length < sentence.Length || words.Exists(word => StampWords.Contains(word.Form)))
            && Words.Of(rest).TrueForAll(word => word.IsNumber || StampWords.Contains(word.Form) || word.Form[0] is '年' or '月' or '日' or '时' or '時' or '分' or '点' or '시' or '년' or '월' or '일' or '분' or '오' or '전' or '후' or '上' or '下' or '午'
                || DateWords.Month(word.Form) > 0 || DateWords.Zone(word.Form) is not null || DateWords.IsFiller(word.Form));
    }

    /// <summary>Without what a feed puts where it cut a text: "[…]", "…", "...".</summary>
    public static string WithoutEllipsis(string sentence, out bool cut)
    {
        int at = Math.Max(sentence.LastIndexOf('…'), sentence.LastIndexOf("...", StringComparison.Ordinal));
        cut = at >= 0 && at >= sentence.Length - 40;
        return cut ? sentence[..at].TrimEnd('[', '(', ' ', '…', '.') : sentence;
    }
}
