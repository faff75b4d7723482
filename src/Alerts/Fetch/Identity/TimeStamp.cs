using Alerts.Feeds;
using Alerts.Text;

namespace Alerts.Fetch.Identity;

/// <summary>Tells the lines of a page that only date it.</summary>
internal static class TimeStamp
{
    private static readonly HashSet<string> StampWords = new(StringComparer.Ordinal)
    {
        "updated", "update", "last", "published", "posted", "modified", "edited", "first", "date", "time", "on", "at", "by", "am", "pm", "p", "m", "local", "o", "clock",
        "aktualisiert", "stand", "veroffentlicht", "zuletzt", "am", "um", "uhr", "vom", "bijgewerkt", "gepubliceerd", "op", "om", "uur", "laatst",
        "mis", "a", "jour", "le", "publie", "modifie", "h", "actualizado", "publicado", "el", "las", "de", "del", "hora", "horas",
    };

    private static readonly string[] StampCharacters = ["更新", "发布", "發布", "发表", "發表", "公開", "掲載", "配信", "입력", "수정", "등록", "업데이트", "时间", "時間", "日時"];

    /// <summary>"Updated 10:15 GMT, 3 March": words of time and nothing else.</summary>
    public static bool Is(string sentence)
    {
        if (sentence.Length > 100)
        {
            return false;
        }

        List<Word> words = WordReader.Of(sentence);
        string rest = StampCharacters.Aggregate(sentence, (text, stamp) => text.Replace(stamp, "", StringComparison.Ordinal));
        return words.Exists(word => word.IsNumber)
            && (rest.Length < sentence.Length || words.Exists(word => StampWords.Contains(word.Form)))
            && WordReader.Of(rest).TrueForAll(word => word.IsNumber || StampWords.Contains(word.Form) || word.Form[0] is '年' or '月' or '日' or '时' or '時' or '分' or '点' or '시' or '년' or '월' or '일' or '분' or '오' or '전' or '후' or '上' or '下' or '午'
                || DateWords.Month(word.Form) > 0 || DateWords.Zone(word.Form) is not null || DateWords.IsFiller(word.Form));
    }
}
