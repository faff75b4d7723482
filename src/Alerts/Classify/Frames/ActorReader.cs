namespace Alerts.Classify;

/// <summary>
/// Tells the government that acts from the country that is acted upon: "Beijing told firms" acts,
/// "exports to China", "Chinese customers" and "对美国" do not.
/// </summary>
internal sealed class ActorReader(KnowledgeBase knowledge)
{
    /// <summary>Farther than this from a place, the next cue is hardly its verb.</summary>
    private const int Reach = 48;

    private const Cue VerbOrOffice = Cue.Act | Cue.Prepare | Cue.Consider | Cue.Government | Cue.Control | Cue.Directive | Cue.Negate
        | Cue.OfficialWord | Cue.WeakControl | Cue.TradePermit | Cue.Pending | Cue.Permit;

    internal readonly record struct Actors(ulong Certain, ulong Possible, ulong CertainBefore)
    {
        /// <summary>The surest actors there are.</summary>
        public ulong Best => CertainBefore != 0 ? CertainBefore : Certain != 0 ? Certain : Possible;
    }

    /// <summary>The actors of a sentence, seen from the act at <paramref name="act"/>.</summary>
    public Actors Read(ReadOnlySpan<char> text, ReadOnlySpan<Mention> mentions, in Sentence sentence, int act)
    {
        ulong certain = 0, possible = 0, before = 0;
        for (int i = sentence.First; i < sentence.Last; i++)
        {
            (ulong bit, Certainty certainty) = RoleOf(text, mentions, sentence, i);
            if (certainty == Certainty.Certain)
            {
                certain |= bit;
                before |= mentions[i].Start <= act ? bit : 0;
            }
            else if (certainty == Certainty.Possible)
            {
                possible |= bit;
            }
        }

        return new Actors(certain, possible, before);
    }

    private enum Certainty { No, Possible, Certain }

    private (ulong Bit, Certainty Certainty) RoleOf(ReadOnlySpan<char> text, ReadOnlySpan<Mention> mentions, in Sentence sentence, int index)
    {
        ref readonly Mention mention = ref mentions[index];
        if (mention.Entity < 0)
        {
            return default;
        }

        switch (knowledge.Entities[mention.Entity])
        {
            case AuthorityEntity { Place: >= 0 } authority:
                return (1UL << authority.Place, Certainty.Certain);
            case InstrumentEntity { Place: not 0 } instrument:
                return (instrument.Place, Certainty.Possible);
            case PlaceEntity place:
                return (place.Bit, IsTarget(text, mention) ? Certainty.No : CertaintyOf(mentions, sentence, index, text));
            default:
                return default;
        }
    }

    private Certainty CertaintyOf(ReadOnlySpan<Mention> mentions, in Sentence sentence, int index, ReadOnlySpan<char> text)
    {
        ref readonly Mention mention = ref mentions[index];
        if (knowledge.Words.BeforeActor.Contains(WordShape.WordBefore(text, mention.Start)) && !mention.Has(Cue.Adjective))
        {
            return Certainty.Certain;
        }

        int next = index + 1;
        while (next < sentence.Last && mentions[next].Has(Cue.Place | Cue.Past))
        {
            next++;
        }

        int reach = mention.Has(Cue.Adjective) ? 24 : Reach;
        bool acts = next < sentence.Last && mentions[next].Start - mentions[next - 1].End <= reach && mentions[next].Has(VerbOrOffice)
            && !Neutral(text, mention);
        return acts ? Certainty.Certain
            : mention.Has(Cue.Adjective) || Neutral(text, mention) ? Certainty.No
            : mention.Has(Cue.Capital) ? Certainty.Certain
            : Certainty.Possible;
    }

    private bool IsTarget(ReadOnlySpan<char> text, in Mention mention)
    {
        ReadOnlySpan<char> word = WordShape.WordBefore(text, mention.Start);
        if (word is "the" or "The" or "la" or "les" or "le" or "de" or "den" or "der" or "die" or "los" or "las" or "el")
        {
            int position = mention.Start - word.Length - 1;
            while (position > 0 && text[position] == ' ')
            {
                position--;
            }

            ReadOnlySpan<char> earlier = WordShape.WordBefore(text, Math.Max(0, position + 1));
            if (knowledge.Words.BeforeTarget.Contains(earlier))
            {
                return true;
            }
        }

        return knowledge.Words.BeforeTarget.Contains(word) || TouchesTargetMark(text, mention);
    }

    private bool TouchesTargetMark(ReadOnlySpan<char> text, in Mention mention)
    {
        foreach (string mark in knowledge.Words.PrefixOfTarget)
        {
            if (text[..mention.Start].EndsWith(mark, StringComparison.Ordinal))
            {
                return true;
            }
        }

        foreach (string mark in knowledge.Words.SuffixOfTarget)
        {
            if (text[mention.End..].StartsWith(mark, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The place only says where a firm or market is: "中国企业", "China business".</summary>
    private bool Neutral(ReadOnlySpan<char> text, in Mention mention)
    {
        ReadOnlySpan<char> after = text[mention.End..].TrimStart(" '’s");
        foreach (string word in knowledge.Words.AfterNeutral)
        {
            if (after.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
