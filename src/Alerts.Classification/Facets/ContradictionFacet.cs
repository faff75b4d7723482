using Alerts.Classification.Text;

namespace Alerts.Classification.Facets;

/// <summary>Sentences in which the text itself says that it contradicts another report.</summary>
internal static class ContradictionFacet
{
    public static IReadOnlyList<Span> Read(Reading reading, EvidenceList evidence)
    {
        List<Span>? spans = null;
        foreach (ref readonly Sentence sentence in reading.Sentences)
        {
            if (!sentence.Has(Cue.Contradict))
            {
                continue;
            }

            int end = sentence.End;
            while (end > sentence.Start && char.IsWhiteSpace(reading.Text[end - 1]))
            {
                end--;
            }

            (spans ??= []).Add(evidence.SpanOf(sentence.Start, end));
            evidence.Add("contradicts", sentence.Start, end);
        }

        return spans ?? (IReadOnlyList<Span>)[];
    }
}
