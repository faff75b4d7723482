using Alerts.Classification.Knowledge;
using Alerts.Classification.Text;

namespace Alerts.Classification.Frames;

/// <summary>
/// Tells the government that acts from the country that is acted upon: "Beijing told firms" acts,
/// "exports to China", "Chinese customers" and "对美国" do not.
/// </summary>
internal sealed class ActorReader(KnowledgeBase knowledge)
{
    /// <summary>Farther than this from a place, the next cue is hardly its verb.</summary>
    private const int Reach = 48;

    /// <summary>Places this close are named in one breath: "the US and Japan".</summary>
    private const int Coordinated = 8;

    private const Cue VerbOrOffice = Cue.Act | Cue.Prepare | Cue.Consider | Cue.Government | Cue.Control | Cue.Directive | Cue.Negate
        | Cue.OfficialWord | Cue.WeakControl | Cue.TradePermit | Cue.Pending | Cue.Permit | Cue.InPrinciple;

    /// <param name="Before">The acting government named last before the act, and those named in one breath with it.</param>
    /// <param name="Instruments">Governments that own an instrument named here: an Entity List is the United States'.</param>
    /// <param name="After">Acting governments named after the act: "approved by Beijing".</param>
    /// <param name="Possible">Named, neither as actor nor as target.</param>
    internal readonly record struct Actors(ulong Before, ulong Instruments, ulong After, ulong Possible)
    {
        public ulong Certain => Before != 0 ? Before : After != 0 ? After : Instruments;

        /// <summary>The surest actors there are.</summary>
        public ulong Best => Certain != 0 ? Certain : Possible;
    }

    /// <summary>The actors of a sentence, seen from the act at <paramref name="act"/>.</summary>
    public Actors Read(ReadOnlySpan<char> text, ReadOnlySpan<Mention> mentions, in Sentence sentence, int act)
    {
        ulong before = 0, instruments = 0, after = 0, possible = 0;
        int end = int.MinValue;
        for (int i = sentence.First; i < sentence.Last; i++)
        {
            (ulong bit, Certainty certainty) = RoleOf(text, mentions, sentence, i);
            if (certainty == Certainty.Certain && mentions[i].Start <= act)
            {
                before = AreJoined(text, end, mentions[i].Start) ? before | bit : bit;
                end = mentions[i].End;
            }
            else if (certainty == Certainty.Certain)
            {
                after |= bit;
            }
            else if (certainty == Certainty.Possible)
            {
                instruments |= mentions[i].Has(Cue.Instrument) ? bit : 0;
                possible |= mentions[i].Has(Cue.Instrument) ? 0 : bit;
            }
        }

        return new Actors(before, instruments, after, possible);
    }

    /// <summary>"the US and Japan", "中、日"; but not "Seoul says U.S.".</summary>
    private bool AreJoined(ReadOnlySpan<char> text, int end, int start)
    {
        if (end < 0 || start < end || start - end > Coordinated || text[end..start].Contains('.'))
        {
            return false;
        }

        ReadOnlySpan<char> between = text[end..start].Trim();
        return between.IsEmpty || knowledge.Words.BetweenPlaces.Contains(between);
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
                return (place.Bit, FollowsSubject(text, mentions, sentence, index) ? Certainty.No
                    : GivesPermission(text, mentions, sentence, index) || Prosecutes(text, mentions, sentence, index) || OwnsPermission(text, mentions, sentence, index) ? Certainty.Certain
                    : IsTarget(text, mention) || JoinsTarget(text, mentions, sentence, index) ? Certainty.No
                    : CertaintyOf(mentions, sentence, index, text));
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
        while (next < sentence.Last && mentions[next].Has(Cue.Place | Cue.Past) && mentions[next].Start - mentions[next - 1].End <= Coordinated)
        {
            next++;
        }

        bool possessive = !mention.Has(Cue.Adjective) && mention.End < text.Length && text[mention.End] is '\'' or '’';
        int reach = mention.Has(Cue.Adjective) ? 10 : possessive ? 24 : Reach;
        bool acts = next < sentence.Last && mentions[next].Start - mentions[next - 1].End <= reach
            && !(mention.Has(Cue.Adjective) && mentions[next].Has(Cue.Smuggle))
            && mentions[next].Has(possessive ? Cue.Government | Cue.Control | Cue.TradePermit | Cue.WeakControl | Cue.Restrict | Cue.Permit : VerbOrOffice)
            && !Neutral(text, mention);
        bool objects = next < sentence.Last && mentions[next].Has(Cue.Challenge) && !mentions[next].Has(Cue.Restrict | Cue.Ease | Cue.Decision);
        return acts && !objects && !IsOwnedBy(text, mentions, sentence, index) ? Certainty.Certain
            : objects || IsControlOf(mentions, sentence, index) ? Certainty.Possible
            : mention.Has(Cue.Adjective) || Neutral(text, mention) || (possessive && next < sentence.Last && mentions[next].Has(Cue.Company)) ? Certainty.No
            : mention.Has(Cue.Capital) && !possessive ? Certainty.Certain
            : Certainty.Possible;
    }

    /// <summary>"approval from Beijing", "Anträge in Peking": the preposition of a target, but the place gives.</summary>
    private static bool GivesPermission(ReadOnlySpan<char> text, ReadOnlySpan<Mention> mentions, in Sentence sentence, int index) =>
        index > sentence.First && mentions[index - 1].Has(Cue.Permit | Cue.TradePermit | Cue.Pending | Cue.Effective)
        && (WordShape.WordBefore(text, mentions[index].Start) is "from" or "von" or "van" or "aus"
            || (mentions[index].Has(Cue.Capital) && mentions[index].Start - mentions[index - 1].End is > 1 and < 6));

    /// <summary>"inculpés aux États-Unis", "arrested in Germany": where somebody is held, that government acts.</summary>
    private static bool Prosecutes(ReadOnlySpan<char> text, ReadOnlySpan<Mention> mentions, in Sentence sentence, int index) =>
        index > sentence.First && mentions[index].Has(Cue.Country) && mentions[index - 1].Has(Cue.Enforce) && !mentions[index - 1].Has(Cue.Smuggle)
        && mentions[index].Start - mentions[index - 1].End <= 12
        && WordShape.WordBefore(text, mentions[index].Start) is "in" or "en" or "aux" or "au" or "im" or "the";

    /// <summary>
    /// "waiting on Chinese export permits", "added to Beijing's control list": the preposition governs the permits or the list, and they are the place's.
    /// </summary>
    private static bool OwnsPermission(ReadOnlySpan<char> text, ReadOnlySpan<Mention> mentions, in Sentence sentence, int index)
    {
        if (index + 1 >= sentence.Last)
        {
            return false;
        }

        ref readonly Mention owner = ref mentions[index];
        ref readonly Mention owned = ref mentions[index + 1];
        bool possessive = owner.End < text.Length && text[owner.End] is '\'' or '’';
        int gap = owned.Start - owner.End;
        return (owner.Has(Cue.Adjective) && owned.Has(Cue.TradePermit | Cue.Control) && gap <= 1)
            || (owned.Has(Cue.Enforce) && !owned.Has(Cue.Smuggle | Cue.RuleText) && gap is 0 or 1)
            || (possessive && owned.Has(Cue.TradePermit | Cue.Control | Cue.Instrument | Cue.Authority | Cue.Government) && gap <= 3);
    }

    /// <summary>"Washington's next China package", "ASML's China licences": the package is not China's, nor are the licences.</summary>
    private static bool IsOwnedBy(ReadOnlySpan<char> text, ReadOnlySpan<Mention> mentions, in Sentence sentence, int index) =>
        index > sentence.First && mentions[index].Has(Cue.Country) && mentions[index - 1].Has(Cue.Place | Cue.Company)
        && mentions[index].Start - mentions[index - 1].End is > 2 and < 16
        && text[mentions[index - 1].End] is '\'' or '’';

    /// <summary>"美, H20 중국 수출 제한": a headline opens with who acts and a comma, so that another country within is the one acted upon.</summary>
    private static bool FollowsSubject(ReadOnlySpan<char> text, ReadOnlySpan<Mention> mentions, in Sentence sentence, int index)
    {
        ref readonly Mention subject = ref mentions[sentence.First];
        return sentence.Index == 0 && index > sentence.First && subject.Has(Cue.Place) && subject.Start == sentence.Start
            && subject.End - subject.Start == 1 && subject.End < text.Length && text[subject.End] is ',' or '，' or '、'
            && mentions[index].Start - subject.End > Coordinated / 2;
    }

    /// <summary>"US chip curbs": whose they are, unless somebody else is named as the one who acts.</summary>
    private static bool IsControlOf(ReadOnlySpan<Mention> mentions, in Sentence sentence, int index) =>
        index + 1 < sentence.Last && mentions[index + 1].Has(Cue.Control | Cue.TradePermit) && mentions[index + 1].Start - mentions[index].End is 0 or 1;

    /// <summary>"in China and Hong Kong": what is named in one breath with a target is one too.</summary>
    private bool JoinsTarget(ReadOnlySpan<char> text, ReadOnlySpan<Mention> mentions, in Sentence sentence, int index)
    {
        int first = index;
        while (first > sentence.First && mentions[first - 1].Has(Cue.Country) && mentions[first].Has(Cue.Country)
            && mentions[first].Start - mentions[first - 1].End is > 1 and <= Coordinated)
        {
            first--;
        }

        return first < index && IsTarget(text, mentions[first]);
    }

    private bool IsTarget(ReadOnlySpan<char> text, in Mention mention)
    {
        ReadOnlySpan<char> word = WordShape.WordBefore(text, mention.Start);
        if (word is "the" or "The" or "a" or "an" or "ein" or "eine" or "einen" or "einer" or "een" or "un" or "une" or "una" or "la" or "les" or "le" or "de" or "den" or "der" or "die" or "los" or "las" or "el")
        {
            int before = text[..mention.Start].LastIndexOf(word);
            if (knowledge.Words.BeforeTarget.Contains(WordShape.WordBefore(text, before)))
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
            // 反对 (objects to) ends with 对 (towards), and whom one objects to acts.
            if (text[..mention.Start].EndsWith(mark, StringComparison.Ordinal) && !text[..(mention.Start - mark.Length)].EndsWith('反'))
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
        ReadOnlySpan<char> after = text[mention.End..];
        after = after is ['\'' or '’', 's', ..] ? after[2..] : after;
        after = after.TrimStart(" -'’");
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
