using System.Text.RegularExpressions;

namespace Alerts.Stories;

/// <summary>Tells numbers that name one rule (91 FR 1684, 公告2025年第61号) from those that name a whole field (ECCN 3A090, 15 CFR 744).</summary>
internal static partial class Instruments
{
    public static bool NamesOne(string instrument) => instrument.Any(char.IsAsciiDigit) && !WholeField().IsMatch(instrument);

    /// <summary>Case, spaces and dashes do not part two spellings.</summary>
    public static string Normalise(string instrument) =>
        string.Concat(instrument.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    // Control list entries and parts of the code of regulations recur in hundreds of matters.
    [GeneratedRegex(@"ECCN|\b[0-9][A-E][0-9]{3}\b|\bCFR\b|U\.?S\.?C\b|EAR99", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WholeField();
}
