using System.Text.RegularExpressions;

namespace Alerts.Classify;

/// <summary>Rule and announcement numbers as the text writes them: 91 FR 1684, RIN 0694-AK43, ECCN 3A090, 商务部公告2025年第61号.</summary>
internal static partial class InstrumentFacet
{
    private const int Most = 20;

    public static IReadOnlyList<string> Read(Reading reading, EvidenceList evidence)
    {
        if (!reading.Text.AsSpan().ContainsAnyInRange('0', '9'))
        {
            return [];
        }

        List<string>? found = null;
        foreach (ValueMatch match in Numbers().EnumerateMatches(reading.Text))
        {
            string number = reading.Text.Substring(match.Index, match.Length);
            if ((found?.Count ?? 0) < Most && found?.Contains(number) != true)
            {
                (found ??= []).Add(number);
                evidence.Add("instruments", match.Index, match.Index + match.Length);
            }
        }

        return found ?? (IReadOnlyList<string>)[];
    }

    // Federal Register page and document, RIN, CFR part, ECCN, executive order, MOFCOM and customs announcements, EU regulations, Japanese and Korean notices.
    [GeneratedRegex(
        @"\b\d{2,3} (?:FR|Fed\. Reg\.) \d{3,6}\b|\bFR Doc\.? \d{4}-\d{5}\b|\b20\d\d-\d{5}\b(?=.{0,40}(?:FR|Federal Register))|\bRIN:? ?\d{4}-[A-Z]{2}\d{2}\b|\b15 CFR (?:Part )?\d{3}(?:\.\d+)?|\b[0-9][A-E][0-9]{3}(?:\.[a-z](?:\.\d)?)?\b|\b(?:Executive Order|E\.O\.) \d{5}\b|(?:Regulation|Verordnung|Verordening|Règlement|Reglamento) \((?:EU|UE|EC)\) (?:No\.? )?\d{2,4}/\d{2,4}|(?:Announcement|Notice|Order) No\.? ?\d{1,3}(?: of 20\d\d)?|(?:商务部|商務部|海关总署|海關總署)?(?:公告)?20\d\d年第\d{1,3}(?:、\d{1,3})*号(?:公告)?|(?:商务部|商務部)?(?:公告)?20\d\d年第\d{1,3}號(?:公告)?",
        RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();
}
