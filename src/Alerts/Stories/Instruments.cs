using System.Text.RegularExpressions;

namespace Alerts.Stories;

/// <summary>Tells numbers that name one rule (91 FR 1684, 公告2025年第61号) from those that name a whole field (ECCN 3A090, 15 CFR 744).</summary>
internal static partial class Instruments
{
    public static bool NamesOne(string instrument) => instrument.Any(char.IsAsciiDigit) && !WholeField().IsMatch(instrument);

    /// <summary>Case, spaces and dashes do not part two spellings, nor does the order in which an announcement's words stand.</summary>
    public static string Normalise(string instrument)
    {
        Match numbered = Announcement().Match(instrument);
        return numbered.Success
            ? $"{numbered.Groups["year"].Value}年第{numbered.Groups["number"].Value}号"
            : string.Concat(instrument.Where(char.IsLetterOrDigit)).ToUpperInvariant();
    }

    [GeneratedRegex(@"(?<year>20\d\d)\s*年\s*第\s*(?<number>\d+)\s*[号號]|\bNo\.?\s*(?<number>\d+)\s+(of|\()\s*(?<year>20\d\d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Announcement();

    // Control list entries and parts of the code of regulations recur in hundreds of matters.
    [GeneratedRegex(@"ECCN|\b[0-9][A-E][0-9]{3}\b|\bCFR\b|U\.?S\.?C\b|EAR99", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WholeField();
}
