namespace Alerts.Classify;

/// <summary>Who vouches for the news: an office speaking for itself, a named source, unnamed people, or an opinion.</summary>
internal static class SourcingFacet
{
    public static (Sourcing Sourcing, string? Outlet) Read(Reading reading, KnowledgeBase knowledge, EvidenceList evidence)
    {
        var weights = new Weights();
        int outlet = -1;
        foreach (ref readonly Sentence sentence in reading.Sentences)
        {
            float weight = sentence.Position switch { Position.Headline => 2f, Position.Lead => 1.5f, _ => 0.5f };
            bool office = sentence.Has(Cue.Authority | Cue.Government | Cue.Place);
            for (int i = sentence.First; i < sentence.Last; i++)
            {
                ref readonly Mention mention = ref reading.Mentions[i];
                Weights.Add(ref weights.Anonymous, mention.Has(Cue.Anonymous), i, weight * 1.5f);
                Weights.Add(ref weights.Official, mention.Has(Cue.OfficialWord) && office, i, weight);
                Weights.Add(ref weights.Named, mention.Has(Cue.NamedWord), i, weight);
                Weights.Add(ref weights.Opinion, mention.Has(Cue.Opinion) && sentence.Index <= 1, i, weight);
                outlet = outlet < 0 && mention.Has(Cue.Outlet) && sentence.Has(Cue.Report | Cue.Anonymous) ? i : outlet;
            }

            int act = sentence.Index <= 1 && office ? FirstAct(reading, sentence) : -1;
            Weights.Add(ref weights.Official, act >= 0, act, 1f);
        }

        Weights.Add(ref weights.Anonymous, outlet >= 0 && reading.Claims.Length > 0, outlet, 1.2f);
        Weights.Add(ref weights.Official, reading.Article.Official, -1, 3f);
        (Sourcing sourcing, int proof) = weights.Decide();
        if (proof >= 0)
        {
            evidence.Add("sourcing", reading.Mentions[proof]);
        }

        if (outlet < 0)
        {
            return (sourcing, null);
        }

        evidence.Add("relayedOutlet", reading.Mentions[outlet]);
        return (sourcing, knowledge.Entities[reading.Mentions[outlet].Entity].Name);
    }

    /// <summary>An office that acts in the headline or the first sentence speaks by its act.</summary>
    private static int FirstAct(Reading reading, in Sentence sentence)
    {
        for (int i = sentence.First; i < sentence.Last; i++)
        {
            if (reading.Mentions[i].Has(Cue.Act | Cue.OfficialWord))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Weight and first proof of each answer.</summary>
    private ref struct Weights
    {
        public (float Weight, int Proof) Anonymous = (0, -1), Official = (0, -1), Named = (0, -1), Opinion = (0, -1);

        public Weights()
        {
        }

        public static void Add(ref (float Weight, int Proof) side, bool applies, int mention, float weight)
        {
            if (applies)
            {
                side = (side.Weight + weight, side.Proof < 0 ? mention : side.Proof);
            }
        }

        public readonly (Sourcing Sourcing, int Proof) Decide() =>
            Opinion.Weight > 0 ? (Sourcing.Opinion, Opinion.Proof)
            : Anonymous.Weight > 0 && Anonymous.Weight >= Official.Weight * 0.6f && Anonymous.Weight >= Named.Weight * 0.6f
                ? (Sourcing.AnonymousSources, Anonymous.Proof)
            : Official.Weight > 0 && Official.Weight >= Named.Weight * 0.7f ? (Sourcing.Official, Official.Proof)
            : (Sourcing.NamedSource, Named.Proof);
    }
}
