using Alerts.Classification;

namespace Alerts.Deliver.Content;

/// <summary>Chooses the quotes that prove an alert: one for each claim, none twice, at most six.</summary>
internal static class ProofQuotes
{
    private const int Most = 6;
    private const int LongestQuote = 600;
    private const int LongestName = 120;

    // Companies, products, conditions and contradictions are named or quoted in the lines already.
    private static readonly string[] Claims = ["tags", "stage", "direction", "leg", "jurisdictions", "sourcing", "effective", "expires", "instruments"];

    public static IReadOnlyList<Proof> Of(ArticleClassification classification)
    {
        var chosen = new List<(Evidence Evidence, List<string> Of)>();
        foreach (string claim in Claims)
        {
            foreach (Evidence evidence in classification.Evidence.Where(evidence => ClaimOf(evidence) == claim))
            {
                Add(chosen, evidence);
            }
        }

        return [.. chosen.Take(Most).Select(proof => new Proof(
            UntrustedText.Clean(string.Join(", ", proof.Of), LongestName), UntrustedText.Clean(proof.Evidence.Quote, LongestQuote)))];
    }

    private static void Add(List<(Evidence Evidence, List<string> Of)> chosen, Evidence evidence)
    {
        string name = NameOf(evidence);
        for (int i = 0; i < chosen.Count; i++)
        {
            (Evidence other, List<string> of) = chosen[i];
            bool inside = other.Start <= evidence.Start && evidence.End <= other.End;
            bool around = evidence.Start <= other.Start && other.End <= evidence.End;
            if (inside || around)
            {
                if (!of.Contains(name))
                {
                    of.Add(name);
                }

                chosen[i] = (inside ? other : evidence, of);
                return;
            }
        }

        chosen.Add((evidence, [name]));
    }

    private static string ClaimOf(Evidence evidence) => evidence.Field.Split(':', 2)[0];

    private static string NameOf(Evidence evidence) => evidence.Field.Split(':', 2) switch
    {
        ["tags", var tag] => Wording.Words(tag),
        ["leg", ..] => "side of the border",
        ["jurisdictions", ..] => "government",
        ["sourcing", ..] => "source",
        ["instruments", ..] => "instrument",
        [var claim, ..] => claim,
        [] => "",
    };
}
