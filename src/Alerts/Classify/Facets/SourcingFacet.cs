namespace Alerts.Classify;

/// <summary>Who vouches for the news: an office speaking for itself, a named source, unnamed people, or an opinion.</summary>
internal static class SourcingFacet
{
    public static (Sourcing Sourcing, string? Outlet) Read(Reading reading, KnowledgeBase knowledge, EvidenceList evidence)
    {
        int anonymous = -1, official = -1, named = -1, opinion = -1, outlet = -1;
        float anonymousWeight = 0, officialWeight = 0, namedWeight = 0;
        bool government = false;
        foreach (ref readonly Sentence sentence in reading.Sentences)
        {
            float weight = sentence.Position switch { Position.Headline => 2f, Position.Lead => 1.5f, _ => 0.5f };
            government |= sentence.Index <= 1 && sentence.Has(Cue.Authority | Cue.Government | Cue.Capital);
            for (int i = sentence.First; i < sentence.Last; i++)
            {
                ref readonly Mention mention = ref reading.Mentions[i];
                if (mention.Has(Cue.Anonymous))
                {
                    anonymousWeight += weight * 1.5f;
                    anonymous = anonymous < 0 ? i : anonymous;
                }

                if (mention.Has(Cue.OfficialWord) && sentence.Has(Cue.Authority | Cue.Government | Cue.Place))
                {
                    officialWeight += weight;
                    official = official < 0 ? i : official;
                }

                if (mention.Has(Cue.NamedWord))
                {
                    namedWeight += weight;
                    named = named < 0 ? i : named;
                }

                opinion = mention.Has(Cue.Opinion) && sentence.Index <= 1 && opinion < 0 ? i : opinion;
                if (mention.Has(Cue.Outlet) && sentence.Has(Cue.Report | Cue.Anonymous))
                {
                    outlet = outlet < 0 ? i : outlet;
                    anonymousWeight += weight * 0.5f;
                }
            }
        }

        string? relayed = outlet >= 0 ? knowledge.Entities[reading.Mentions[outlet].Entity].Name : null;
        bool claims = reading.Claims.Length > 0;
        if (reading.Article.Official && anonymous < 0)
        {
            officialWeight += 3;
        }

        Sourcing sourcing = opinion >= 0 ? Sourcing.Opinion
            : anonymousWeight > 0 && anonymousWeight >= officialWeight * 0.8f && anonymousWeight >= namedWeight * 0.8f ? Sourcing.AnonymousSources
            : officialWeight > 0 && officialWeight >= namedWeight ? Sourcing.Official
            : namedWeight > 0 ? Sourcing.NamedSource
            : claims && government ? Sourcing.Official
            : government ? Sourcing.Official
            : Sourcing.NamedSource;
        int proof = sourcing switch
        {
            Sourcing.Opinion => opinion,
            Sourcing.AnonymousSources => anonymous >= 0 ? anonymous : outlet,
            Sourcing.Official => official,
            _ => named,
        };
        if (proof >= 0)
        {
            evidence.Add("sourcing", reading.Mentions[proof]);
        }

        if (outlet >= 0)
        {
            evidence.Add("relayedOutlet", reading.Mentions[outlet]);
        }

        return (sourcing, relayed);
    }
}
