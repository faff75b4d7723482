using Alerts.Classification.Text;

namespace Alerts.Classification.Frames;

/// <summary>One sentence under examination, with the questions that frames ask of it.</summary>
internal readonly ref struct Frame(
    ReadOnlySpan<char> text, ReadOnlySpan<Mention> mentions, Sentence sentence, ActorReader actors, ulong actorsBefore, Cue topic, bool past, bool verbLast, bool denied, ulong headlineActors)
{
    /// <summary>The longest quote that proves a claim, in characters; longer sentences are cut around the act.</summary>
    private const int LongestQuote = 280;

    /// <summary>"will need a licence": between the need and the permission lies at most a clause.</summary>
    private const int RuleReach = 45;

    /// <summary>"without American approval": what is lacking is named within a few words.</summary>
    private const int LackReach = 25;

    /// <summary>"許可が必要": the need follows at once.</summary>
    private const int RuleReachVerbLast = 12;

    /// <summary>"Less than three weeks after" opens a sentence.</summary>
    private const int HeadReach = 24;

    private readonly ReadOnlySpan<char> _text = text;

    public ReadOnlySpan<Mention> Mentions { get; } = mentions;
    public Sentence Sentence { get; } = sentence;
    public bool Past { get; } = past;

    /// <summary>The main verb comes last in the sentence (Japanese, Korean), not first.</summary>
    public bool VerbLast { get; } = verbLast;

    /// <summary>The headline or this sentence says that the report is wrong.</summary>
    public bool IsDenied { get; } = denied || sentence.Has(Cue.Denial);

    public bool Has(Cue any) => Sentence.Has(any);

    /// <summary>The headline or the sentence before speaks of strategic goods, which "the approval" or "the chips" here then mean.</summary>
    public bool IsAboutGoods => (topic & (Cue.Strategic | Cue.RestrictedParty)) != 0;

    /// <summary>The same of trade: the penalty here is for the shipments there.</summary>
    public bool IsAboutTrade => (topic & Cue.Export) != 0;

    /// <summary>Some government is about: named here, or acting in an earlier claim.</summary>
    public bool HasGovernment => Has(Cue.Authority | Cue.Government | Cue.Place) || actorsBefore != 0;

    /// <summary>A government acts in this very sentence; one that is only the target does not count.</summary>
    public bool HasActorHere(int act) => Has(Cue.Authority | Cue.Government) || ActorsAt(act).Best != 0;

    public ActorReader.Actors ActorsAt(int act) => actors.Read(_text, Mentions, Sentence, act);

    /// <summary>Who acts: the sentence's own actors, else those of the claim before.</summary>
    public ulong ActorSet(int act)
    {
        ActorReader.Actors here = ActorsAt(act);
        return here.Certain != 0 ? here.Certain
            : actorsBefore != 0 && Sentence.Index > 0 ? actorsBefore
            : headlineActors != 0 && Sentence.Index > 0 ? headlineActors
            : here.Possible;
    }

    /// <summary>Something with one of the cues lies within <paramref name="reach"/> characters before the mention, no other decision between.</summary>
    public bool Before(int index, Cue any, int reach)
    {
        int limit = Mentions[index].Start - reach;
        for (int i = index - 1; i >= Sentence.First && Mentions[i].End > limit; i--)
        {
            if (Mentions[i].Has(any))
            {
                return true;
            }

            if (Mentions[i].Has(Cue.Decision) && !Mentions[i].Has(Cue.Permit | Cue.Trade))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Something with one of the cues begins within <paramref name="reach"/> characters after the mention.</summary>
    public bool After(int index, Cue any, int reach)
    {
        for (int i = index + 1; i < Sentence.Last && Mentions[i].Start <= Mentions[index].End + reach; i++)
        {
            if (Mentions[i].Has(any))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The permission named here is one that a rule demands ("will need a licence") or that is lacking, not one that anybody decides on.</summary>
    public bool IsDemanded(int index)
    {
        ref readonly Mention permit = ref Mentions[index];
        for (int i = Sentence.First; i < Sentence.Last; i++)
        {
            ref readonly Mention need = ref Mentions[i];
            int gap = VerbLast ? need.Start - permit.End : permit.Start - need.End;
            if ((need.Has(Cue.Required) && gap >= 0 && gap <= (VerbLast ? RuleReachVerbLast : RuleReach))
                || (need.Has(Cue.Lacking) && gap is >= 0 and <= LackReach))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>It was news before: the year says so, or "weeks after" stands before it, which at the head of a sentence reaches to the first comma.</summary>
    public bool IsPast(int index)
    {
        for (int i = Sentence.First; i < index && !Past; i++)
        {
            if (Mentions[i].Has(Cue.Aftermath)
                && (Mentions[i].Start > Sentence.Start + HeadReach || !_text[Mentions[i].End..Mentions[index].Start].Contains(',')))
            {
                return true;
            }
        }

        return Past;
    }

    public bool Near(int index, Cue any, int reach)
    {
        for (int i = Sentence.First; i < Sentence.Last; i++)
        {
            if (i != index && Mentions[i].Has(any)
                && Mentions[i].End > Mentions[index].Start - reach && Mentions[i].Start < Mentions[index].End + reach)
            {
                return true;
            }
        }

        return false;
    }

    public Leg LegOf() =>
        (Has(Cue.Export), Has(Cue.Import | Cue.Purchase)) switch
        {
            (true, true) => Leg.Export,
            (false, true) => Leg.Import,
            _ => Leg.Export,
        };

    /// <summary>The words that prove a claim made at <paramref name="index"/>: the sentence, or a part of it around the act.</summary>
    public (int Start, int End) Quote(int index)
    {
        int start = Sentence.Start, end = Sentence.End;
        while (end > start && char.IsWhiteSpace(_text[end - 1]))
        {
            end--;
        }

        if (end - start <= LongestQuote)
        {
            return (start, end);
        }

        int middle = Mentions[index].Start;
        int from = Math.Max(start, middle - LongestQuote / 2);
        int to = Math.Min(end, Math.Max(from + LongestQuote, Mentions[index].End));
        while (from > start && from < middle && !char.IsWhiteSpace(_text[from - 1]) && !IsIdeograph(_text[from]))
        {
            from++;
        }

        while (to < end && to > Mentions[index].End && !char.IsWhiteSpace(_text[to]) && !IsIdeograph(_text[to]))
        {
            to--;
        }

        return (from, to);
    }

    private static bool IsIdeograph(char c) => c is >= '\u3040' and < '\uD800';
}
