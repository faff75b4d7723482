using System.Globalization;
using System.Text;

namespace Alerts.Feeds;

/// <summary>Names of months, weekdays and zones in dates.</summary>
internal static class DateWords
{
    /// <summary>
    /// The twelve months of a language; every beginning of three letters or more stands for the whole. Of two languages that
    /// disagree the upper one counts. Where a language bends the name, both forms that differ early are joined by a bar.
    /// </summary>
    private static readonly string[] MonthNames =
    [
        "january february march april may june july august september october november december",
        "januar|jänner februar|feber märz|mrz april mai juni juli august september oktober november dezember",
        "januari februari maart|mrt april mei juni juli augustus september oktober november december",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre diciembre",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        "stycznia|styczeń lutego|luty marca|marzec kwietnia|kwiecień maja czerwca|czerwiec "
            + "lipca|lipiec sierpnia|sierpień września|wrzesień października|październik listopada grudnia|grudzień",
        "января|январь февраля|февраль марта апреля|апрель мая|май июня|июнь "
            + "июля|июль августа сентября|сентябрь октября|октябрь ноября|ноябрь декабря|декабрь",
        "січня|січень лютого|лютий березня|березень квітня|квітень травня|травень червня|червень "
            + "липня|липень серпня|серпень вересня|вересень жовтня|жовтень листопада грудня|грудень",
        "ledna|leden února|únor března|březen dubna|duben května|květen června|červen července|červenec "
            + "srpna|srpen září října|říjen listopadu prosince|prosinec",
        "januari februari mars april maj juni juli augusti september oktober november december|desember",
        "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta",
        "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
        "januari februari maret april mei juni juli agustus|agt september oktober november desember",
    ];

    /// <summary>Monday to Sunday. "mar" is Tuesday in French, Spanish and Italian, and March in more.</summary>
    private static readonly string[] WeekdayNames =
    [
        "mon|monday tue|tues|tuesday wed|wednesday thu|thur|thurs|thursday fri|friday sat|saturday sun|sunday",
        "mo|montag di|dienstag mi|mittwoch do|donnerstag fr|freitag sa|samstag|sonnabend so|sonntag",
        "ma|maandag dinsdag wo|woensdag donderdag vr|vrijdag za|zaterdag zo|zondag",
        "lun|lundi mar|mardi mer|mercredi jeu|jeudi ven|vendredi sam|samedi dim|dimanche",
        "lunes martes mié|miércoles jue|jueves vie|viernes sáb|sábado dom|domingo",
        "lunedì martedì mercoledì gio|giovedì venerdì sabato domenica",
        "seg|segunda ter|terça qua|quarta qui|quinta sex|sexta sábado domingo",
        "poniedziałek wtorek środa czwartek piątek sobota niedziela",
        "пн|понедельник вт|вторник ср|среда чт|четверг пт|пятница сб|суббота вс|воскресенье",
    ];

    /// <summary>Hours east of UTC. CST is the American one, as RFC 822 has it; IST is India's, BST Britain's.</summary>
    private static readonly Dictionary<string, double> Zones = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Z"] = 0, ["UT"] = 0, ["UTC"] = 0, ["GMT"] = 0, ["WET"] = 0, ["WEST"] = 1, ["BST"] = 1,
        ["CET"] = 1, ["MET"] = 1, ["MEZ"] = 1, ["CEST"] = 2, ["MEST"] = 2, ["MESZ"] = 2, ["EET"] = 2, ["SAST"] = 2, ["EEST"] = 3, ["MSK"] = 3,
        ["PKT"] = 5, ["IST"] = 5.5, ["ICT"] = 7, ["WIB"] = 7, ["HKT"] = 8, ["SGT"] = 8, ["AWST"] = 8, ["PHT"] = 8, ["JST"] = 9, ["KST"] = 9,
        ["ACST"] = 9.5, ["AEST"] = 10, ["AEDT"] = 11, ["NZST"] = 12, ["NZDT"] = 13, ["BRT"] = -3, ["ART"] = -3,
        ["ADT"] = -3, ["AST"] = -4, ["AT"] = -4, ["EDT"] = -4, ["EST"] = -5, ["ET"] = -5, ["CDT"] = -5, ["CST"] = -6, ["CT"] = -6,
        ["MDT"] = -6, ["MST"] = -7, ["MT"] = -7, ["PDT"] = -7, ["PST"] = -8, ["PT"] = -8, ["AKDT"] = -8, ["AKST"] = -9, ["HST"] = -10,
        // The military letters, with the signs that RFC 822 gave them.
        ["A"] = -1, ["M"] = -12, ["N"] = 1, ["Y"] = 12,
    };

    private static readonly Dictionary<string, double>.AlternateLookup<ReadOnlySpan<char>> ZoneLookup =
        Zones.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Months =
        Names(MonthNames, beginnings: true).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Weekdays =
        Names(WeekdayNames, beginnings: false).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>1–12, or 0 where the word is no month. English ones may be misspelt after the third letter.</summary>
    public static int Month(ReadOnlySpan<char> word)
    {
        if (word.Length < 3)
        {
            return 0;
        }

        if (Months.TryGetValue(word, out int month))
        {
            return month;
        }

        return word[0] < '\u0080' && Months.TryGetValue(word[..3], out month) && IsEnglish(word[..3], month) ? month : 0;
    }

    public static DayOfWeek? Weekday(ReadOnlySpan<char> word) =>
        Weekdays.TryGetValue(word, out int day) ? (DayOfWeek)(day % 7) : null;

    public static TimeSpan? Zone(ReadOnlySpan<char> word) =>
        ZoneLookup.TryGetValue(word, out double hours) ? TimeSpan.FromHours(hours) : null;

    /// <summary>English weekdays, ordinal endings and "Etc" of <c>Etc/GMT</c>: they say nothing.</summary>
    public static bool IsFiller(ReadOnlySpan<char> word)
    {
        if (word.Length is < 2 or > 9)
        {
            return false;
        }

        foreach (string start in (ReadOnlySpan<string>)["mon", "tue", "wed", "thu", "fri", "sat", "sun", "st", "nd", "rd", "th", "etc", "de", "at"])
        {
            if (word.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsEnglish(ReadOnlySpan<char> start, int month) =>
        DateTimeFormatInfo.InvariantInfo.AbbreviatedMonthNames[month - 1].AsSpan().Equals(start, StringComparison.OrdinalIgnoreCase);

    private static Dictionary<string, int> Names(string[] languages, bool beginnings)
    {
        var numbers = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (string language in languages)
        {
            string[] names = language.Split(' ');
            for (int at = 0; at < names.Length; at++)
            {
                foreach (string name in names[at].Split('|').SelectMany(name => (string[])[name, Plain(name)]))
                {
                    for (int length = beginnings ? Math.Min(3, name.Length) : name.Length; length <= name.Length; length++)
                    {
                        numbers.TryAdd(name[..length], at + 1);
                    }
                }
            }
        }

        return numbers;
    }

    // "fevrier" and "sroda" are typed where the keyboard has no accents.
    private static string Plain(string name) => string.Concat(
        name.Normalize(NormalizationForm.FormD).Where(letter => letter < '\u0250' || CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark));
}
