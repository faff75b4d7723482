using System.Text.RegularExpressions;

namespace Alerts.Classification.Facets;

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
        @"\b[0-9]{2,3} (?:FR|Fed\. Reg\.) [0-9]{3,6}\b|\bFR Doc\.? [0-9]{4}-[0-9]{5}\b|\b20[0-9][0-9]-[0-9]{5}\b(?=.{0,40}(?:FR|Federal Register))|\bRIN:? ?[0-9]{4}-[A-Z]{2}[0-9]{2}\b|\b15 CFR (?:Part )?[0-9]{3}(?:\.[0-9]+)?|\b[0-9][A-E][0-9]{3}(?:\.[a-z](?:\.[0-9])?)?\b|\b(?:Executive Order|E\.O\.) [0-9]{5}\b|(?:Regulation|Verordnung|Verordening|Règlement|Reglamento) \((?:EU|UE|EC)\) (?:No\.? )?[0-9]{2,4}/[0-9]{2,4}|(?:Announcement|Notice|Order) No\.? ?[0-9]{1,3}(?: of 20[0-9][0-9])?|(?:商务部|商務部|海关总署|海關總署)?(?:公告)?20[0-9][0-9]年第[0-9]{1,3}(?:、[0-9]{1,3})*号(?:公告)?|(?:商务部|商務部)?(?:公告)?20[0-9][0-9]年第[0-9]{1,3}號(?:公告)?",
        RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();
}
