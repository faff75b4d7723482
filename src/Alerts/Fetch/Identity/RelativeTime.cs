using System.Text.RegularExpressions;

namespace Alerts.Fetch.Identity;

/// <summary>Times that are told by their distance from now ("2 hours ago"), which another poll finds changed though nothing was.</summary>
internal static partial class RelativeTime
{
    /// <summary>The text without them. Years stay: "ten years ago" is told of the matter and not of the page.</summary>
    public static string LeaveOut(string text) => Latin().Replace(Characters().Replace(text, ""), "");

    [GeneratedRegex(
        @"\b(?:(?:[0-9]+|an?|one|a few)\s?(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?|months?)\sago|just\snow|moments\sago"
        + @"|vor\s(?:[0-9]+|einer|einem|wenigen)\s(?:Sek(?:unden?)?|Min(?:uten?)?|Std|Stunden?|Tag(?:en)?|Wochen?|Monat(?:en)?)|gerade\seben"
        + @"|(?:[0-9]+|een)\s(?:seconden?|min|minuut|minuten|uur|dag(?:en)?|week|weken|maand(?:en)?)\sgeleden|zojuist"
        + @"|il\sy\sa\s(?:[0-9]+|une?|quelques)\s?(?:s|secondes?|min|minutes?|h|heures?|j|jours?|semaines?|mois)|à\sl[’']instant"
        + @"|hace\s(?:[0-9]+|una?|un[oa]s)\s?(?:s|segundos?|min|minutos?|h|horas?|d[ií]as?|semanas?|mes(?:es)?)|ahora\smismo)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Latin();

    [GeneratedRegex(
        "[0-9]+\\s?(?:秒钟?|秒鐘|分钟|分鐘|小时|小時|天|周|週|个月|個月)[以之]?前|刚刚|剛剛"
        + "|[0-9]+\\s?(?:秒|分|時間|日|週間|[かヶカ]月)前|たった今"
        + "|[0-9]+\\s?(?:초|분|시간|일|주|개월|달)\\s?전|방금\\s?전?")]
    private static partial Regex Characters();
}
