using System.Buffers;
using Alerts.Classification.Text;

namespace Alerts.Classification.Facets;

/// <summary>Who vouches for the news: an office speaking for itself, a named source, unnamed people, or an opinion.</summary>
internal static class SourcingFacet
{
    /// <summary>What unnamed people know is named in few words.</summary>
    private const int LongestPhrase = 60;

    private static readonly SearchValues<char> Breaks = SearchValues.Create(",.;:!?\n\"”");
    private static readonly string[] Verbs = [" said", " say", " told"];

    /// <returns>The answer, whether words say it so plainly that nothing outweighs them, and the outlet that is relayed.</returns>
    public static (Sourcing Sourcing, bool Plain, string? Outlet) Read(Reading reading, KnowledgeBase knowledge, EvidenceList evidence)
    {
        var weights = new Weights();
        bool unnamed = false;
        int outlet = -1;
        foreach (ref readonly Sentence sentence in reading.Sentences)
        {
            float weight = sentence.Position switch { Position.Headline => 2f, Position.Lead => 1.5f, _ => 0.5f };
            bool office = sentence.Has(Cue.Authority | Cue.Government | Cue.Country | Cue.Capital);
            unnamed |= sentence.Has(Cue.Anonymous) && sentence.Index <= 1 && !sentence.Has(Cue.NamedWord | Cue.OfficialWord);
            for (int i = sentence.First; i < sentence.Last; i++)
            {
                ref readonly Mention mention = ref reading.Mentions[i];
                Weights.Add(ref weights.Anonymous, mention.Has(Cue.Anonymous), i, weight * 1.5f);
                Weights.Add(ref weights.Official, mention.Has(Cue.OfficialWord) && office, i, weight);
                Weights.Add(ref weights.Named, mention.Has(Cue.NamedWord), i, weight);
                Weights.Add(ref weights.Opinion, mention.Has(Cue.Opinion) && sentence.Index <= 1, i, weight);
                outlet = outlet < 0 && mention.Has(Cue.Outlet) && sentence.Has(Cue.Report | Cue.Anonymous) ? i : outlet;
            }

            Weights.Add(ref weights.Office, sentence.Index <= 2 && sentence.Has(Cue.Authority | Cue.Government), sentence.First, 1f);
            int act = sentence.Index <= 1 && office && !(sentence.Index == 0 && sentence.Has(Cue.NamedWord)) ? FirstAct(reading, sentence) : -1;
            Weights.Add(ref weights.Official, act >= 0, act, 1f);
        }

        Weights.Add(ref weights.Anonymous, outlet >= 0 && reading.Claims.Length > 0, outlet, 1.2f);
        Weights.Add(ref weights.Official, reading.Article.Official, -1, 3f);
        (Sourcing sourcing, int proof) = weights.Decide();
        if (proof >= 0)
        {
            (int start, int end) = PhraseOf(reading, reading.Mentions[proof]);
            evidence.Add("sourcing", start, end);
        }

        bool plain = unnamed && sourcing == Sourcing.AnonymousSources;
        if (outlet < 0)
        {
            return (sourcing, plain, null);
        }

        evidence.Add("relayedOutlet", reading.Mentions[outlet]);
        return (sourcing, plain, knowledge.Entities[reading.Mentions[outlet].Entity].Name);
    }

    /// <summary>Unnamed people with what they know: "people familiar with" goes on to "the matter".</summary>
    private static (int Start, int End) PhraseOf(Reading reading, in Mention mention)
    {
        ReadOnlySpan<char> rest = reading.Text.AsSpan(mention.End);
        int length = mention.Has(Cue.Anonymous) && rest.StartsWith(" ") ? rest.IndexOfAny(Breaks) : 0;
        string last = reading.Text[mention.Start..mention.End];
        bool open = last.EndsWith(" with", StringComparison.Ordinal) || last.EndsWith(" of", StringComparison.Ordinal)
            || last.EndsWith(" on", StringComparison.Ordinal) || last.EndsWith(" in", StringComparison.Ordinal) || last.EndsWith(" to", StringComparison.Ordinal);
        if (!open || length <= 0)
        {
            return (mention.Start, mention.End);
        }

        ReadOnlySpan<char> phrase = rest[..Math.Min(length, LongestPhrase)];
        int cut = length <= LongestPhrase ? length : phrase.LastIndexOf(' ');
        foreach (string verb in Verbs)
        {
            int found = rest[..cut].IndexOf(verb, StringComparison.Ordinal);
            cut = found > 0 ? found : cut;
        }

        return (mention.Start, mention.End + Math.Max(0, cut));
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
        public (float Weight, int Proof) Anonymous = (0, -1), Official = (0, -1), Named = (0, -1), Opinion = (0, -1), Office = (0, -1);

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
            : Named.Weight == 0 && Office.Weight > 0 ? (Sourcing.Official, -1)
            : (Sourcing.NamedSource, Named.Proof);
    }
}
