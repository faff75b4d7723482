using Alerts.Classification.Text;

namespace Alerts.Classification.Facets;

/// <summary>What a permission depends on, with its modality: "encouraged" is not "required".</summary>
internal static class ConditionFacet
{
    private const int Most = 6;

    public static IReadOnlyList<Condition> Read(Reading reading, EvidenceList evidence)
    {
        List<Condition>? conditions = null;
        foreach (ref readonly Sentence sentence in reading.Sentences)
        {
            bool bound = sentence.Has(Cue.Condition | Cue.Encouraged | Cue.Unspecified)
                || (sentence.Has(Cue.Required) && sentence.Has(Cue.Strategic | Cue.Trade | Cue.Permit | Cue.TradePermit | Cue.Purchase));
            if (!bound || sentence.Has(Cue.Elsewhere))
            {
                continue;
            }

            for (int i = sentence.First; i < sentence.Last && (conditions?.Count ?? 0) < Most; i++)
            {
                ref readonly Mention mention = ref reading.Mentions[i];
                if (!mention.Has(Cue.Condition | Cue.Encouraged | Cue.Required | Cue.Unspecified))
                {
                    continue;
                }

                int end = sentence.End;
                while (end > mention.End && char.IsWhiteSpace(reading.Text[end - 1]))
                {
                    end--;
                }

                Span span = evidence.SpanOf(mention.Start, end);
                Modality modality = mention.Has(Cue.Encouraged) ? Modality.Encouraged
                    : mention.Has(Cue.Unspecified) ? Modality.Unspecified
                    : mention.Has(Cue.Required) ? Modality.Required
                    : Modality.Stated;
                (conditions ??= []).Add(new Condition(span.Quote, modality, span.Start, span.End));
                evidence.Add("conditions", mention.Start, end);
            }
        }

        return conditions ?? (IReadOnlyList<Condition>)[];
    }
}
