namespace Alerts.Fetch.Feeds;

/// <summary>Names of months and zones in dates.</summary>
internal static class DateWords
{
    /// <summary>Beginnings of month names: English, German, Dutch, French, Spanish; longer ones before what they begin with.</summary>
    private static readonly (string Start, int Month)[] Months =
    [
        ("jan", 1), ("ene", 1), ("jän", 1), ("feb", 2), ("fév", 2), ("mar", 3), ("mär", 3), ("mrt", 3), ("maa", 3), ("apr", 4), ("avr", 4), ("abr", 4),
        ("may", 5), ("mai", 5), ("mei", 5), ("juin", 6), ("jun", 6), ("juil", 7), ("jul", 7), ("aug", 8), ("aoû", 8), ("aou", 8), ("ago", 8),
        ("sep", 9), ("oct", 10), ("okt", 10), ("nov", 11), ("dec", 12), ("dez", 12), ("déc", 12), ("dic", 12),
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

    /// <summary>1–12, or 0 where the word is no month. "mardi" and "martes" are days.</summary>
    public static int Month(ReadOnlySpan<char> word)
    {
        if (word.Length < 3 || word.StartsWith("mard", StringComparison.OrdinalIgnoreCase) || word.StartsWith("mart", StringComparison.OrdinalIgnoreCase))
        {
            return 0;
        }

        foreach ((string start, int month) in Months)
        {
            if (word.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            {
                return month;
            }
        }

        return 0;
    }

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
}
