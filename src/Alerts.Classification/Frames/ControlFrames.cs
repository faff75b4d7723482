using Alerts.Classification.Text;

namespace Alerts.Classification.Frames;

/// <summary>Controls: announced, proposed, tightened, loosened, enforced, challenged or considered.</summary>
internal static class ControlFrames
{
    private const int UndoReach = 36, UndoReachVerbLast = 14;

    public static void Read(in Frame frame, List<Claim> claims)
    {
        int index = First(frame, Cue.Control);
        if (index >= 0)
        {
            claims.Add(Named(frame, index));
            return;
        }

        if (frame.Has(Cue.Elsewhere))
        {
            return;
        }

        if (frame.Has(Cue.Enforce | Cue.Smuggle) && TryEnforcement(frame, out Claim enforcement))
        {
            claims.Add(enforcement);
        }
        else if (!frame.Has(Cue.Tariff) && (TryRule(frame, out Claim implied) || TryImplied(frame, out implied) || TryLaw(frame, out implied)))
        {
            claims.Add(implied);
        }
    }

    /// <summary>The sentence names a control; an act in it makes it news.</summary>
    private static Claim Named(in Frame frame, int index)
    {
        bool act = frame.Has(Cue.Act | Cue.Directive | Cue.Law | Cue.RuleText)
            || (frame.Has(Cue.Prepare | Cue.Consider | Cue.OfficialWord) && frame.HasActorHere(frame.Mentions[index].Start))
            || (frame.Sentence.Index == 0 && frame.Has(Cue.Strategic) && frame.ActorsAt(frame.Mentions[index].Start).Before != 0);
        bool enforced = frame.Has(Cue.Enforce | Cue.Smuggle);
        return Make(frame, index, act ? ClaimKind.Control : ClaimKind.ControlNamed, DirectionOf(frame), act ? 1f : 0.5f,
            enforced ? ClaimTraits.Enforcement : ClaimTraits.None);
    }

    private static Direction DirectionOf(in Frame frame)
    {
        bool eased = false, tightened = false;
        for (int i = frame.Sentence.First; i < frame.Sentence.Last; i++)
        {
            ref readonly Mention mention = ref frame.Mentions[i];
            if (mention.Has(Cue.Ease | Cue.Resume) || (mention.Has(Cue.Grant) && !frame.Has(Cue.RuleText) && !frame.IsDemanded(i)) || (mention.Has(Cue.Suspend | Cue.Revoke | Cue.Delay) && !mention.Has(Cue.Permit)))
            {
                bool negated = frame.Before(i, Cue.Negate, 28);
                eased |= !negated;
                tightened |= negated;
            }
            else if (mention.Has(Cue.Restrict | Cue.Impose | Cue.Enforce | Cue.Deny))
            {
                tightened |= !mention.Has(Cue.Restrict) || !IsUndone(frame, i);
            }
        }

        return (eased, tightened) switch
        {
            (true, true) => frame.Has(Cue.Restrict) ? Direction.Mixed : Direction.Loosening,
            (true, false) => Direction.Loosening,
            (false, true) => Direction.Tightening,
            _ => Direction.None,
        };
    }

    /// <summary>"abandons plan to blacklist", "lifts ban": the restriction is the object of what ends it.</summary>
    private static bool IsUndone(in Frame frame, int index) =>
        frame.VerbLast ? frame.After(index, Cue.Ease | Cue.Revoke | Cue.Suspend, UndoReachVerbLast) : frame.Before(index, Cue.Ease | Cue.Revoke | Cue.Suspend, UndoReach);

    private static bool TryEnforcement(in Frame frame, out Claim claim)
    {
        bool smuggled = frame.Has(Cue.Smuggle) && frame.Has(Cue.Strategic | Cue.StrategicCompany);
        bool licence = frame.Has(Cue.Enforce) && frame.Has(Cue.TradePermit)
            && (frame.Has(Cue.Export | Cue.Strategic | Cue.StrategicCompany | Cue.RestrictedParty | Cue.TradeControlOffice) || frame.IsAboutGoods);
        bool fined = frame.Has(Cue.Enforce) && frame.Has(Cue.Authority) && (frame.Has(Cue.Export) || frame.IsAboutTrade) && !frame.Has(Cue.Tariff)
            && !frame.Has(Cue.Law);
        fined |= frame.Has(Cue.Enforce) && frame.Has(Cue.TradeControlOffice) && !frame.Has(Cue.Law);
        int index = First(frame, Cue.Smuggle | Cue.Enforce);
        fined |= frame.Has(Cue.Enforce) && frame.Has(Cue.StrategicCompany) && frame.Has(Cue.Export) && !frame.Has(Cue.Tariff | Cue.Law)
            && frame.ActorsAt(frame.Mentions[index].Start).Before != 0;
        bool abroad = frame.Has(Cue.Export) && frame.Has(Cue.Place);
        bool toListed = frame.Has(Cue.RestrictedParty) && (frame.Has(Cue.Strategic | Cue.Export) || frame.IsAboutGoods);
        fined |= frame.Has(Cue.Enforce) && (frame.Has(Cue.StrategicCompany | Cue.Strategic) && abroad || toListed) && !frame.Has(Cue.Tariff | Cue.Law);
        bool trade = smuggled || fined;
        claim = trade || licence ? Make(frame, index, ClaimKind.Control, Direction.Tightening, 0.9f, ClaimTraits.Enforcement) : default;
        return trade || licence;
    }

    /// <summary>A rule that demands a licence is a control, whatever it is called: "suppliers will need permission to ship cytometers".</summary>
    private static bool TryRule(in Frame frame, out Claim claim)
    {
        int index = First(frame, Cue.RuleText);
        bool rule = index >= 0 && frame.Has(Cue.Strategic) && frame.Has(Cue.Export | Cue.Import | Cue.TradePermit) && frame.HasGovernment;
        claim = rule ? Make(frame, index, ClaimKind.Control, Direction.Tightening, 0.9f, ClaimTraits.None) : default;
        return rule;
    }

    /// <summary>A law that tells an office what to do with licences is a control: "a bill would require Commerce to deny export licences".</summary>
    private static bool TryLaw(in Frame frame, out Claim claim)
    {
        int index = First(frame, Cue.TradePermit);
        bool law = index >= 0 && frame.Has(Cue.Law) && frame.Has(Cue.Strategic) && frame.HasGovernment && frame.IsDemanded(index);
        claim = law ? Make(frame, index, ClaimKind.Control, frame.Has(Cue.Deny | Cue.Revoke | Cue.Suspend) ? Direction.Tightening : DirectionOf(frame), 0.8f, ClaimTraits.None) : default;
        return law;
    }

    /// <summary>No control is named, but trade in strategic goods is banned, limited or freed by a government.</summary>
    private static bool TryImplied(in Frame frame, out Claim claim)
    {
        claim = default;
        bool trade = frame.Has(Cue.Trade);
        bool weak = frame.Has(Cue.WeakControl);
        bool informed = weak && frame.Has(Cue.Directive) && frame.Has(Cue.Authority);
        bool goods = frame.Has(Cue.Strategic) || ((trade || informed) && frame.Has(Cue.StrategicCompany));
        int restrict = First(frame, Cue.Restrict);
        int ease = First(frame, Cue.Ease);
        int index = restrict >= 0 ? restrict : ease >= 0 ? ease : First(frame, frame.Has(Cue.Export | Cue.Import) ? Cue.WeakControl | Cue.Suspend : Cue.WeakControl);
        if (!goods || index < 0)
        {
            return false;
        }

        int act = frame.Mentions[index].Start;
        if (weak || trade ? !frame.HasActorHere(act) : restrict < 0 || frame.ActorsAt(act).Before == 0)
        {
            return false;
        }

        Direction direction = DirectionOf(frame) is Direction.Loosening && frame.Has(Cue.Suspend) && !frame.Has(Cue.Ease | Cue.Grant | Cue.Resume | Cue.WeakControl)
            ? Direction.Tightening
            : DirectionOf(frame);
        claim = Make(frame, index, ClaimKind.Control, direction, trade ? 0.8f : 0.6f, ClaimTraits.None);
        return true;
    }

    private static Claim Make(in Frame frame, int index, ClaimKind kind, Direction direction, float strength, ClaimTraits traits)
    {
        (int start, int end) = frame.Quote(index);
        ulong actors = frame.ActorSet(frame.Mentions[index].Start);
        traits |= (frame.IsPast(index) ? ClaimTraits.Past : 0) | (frame.Has(Cue.Hypothetical) ? ClaimTraits.Hypothetical : 0)
            | (frame.Has(Cue.Consider) ? ClaimTraits.Considered : 0);
        return new Claim(kind, Stage.None, direction, actors, frame.LegOf(), frame.Sentence.Index, start, end,
            strength * (frame.Past ? 0.6f : 1f) * (frame.Has(Cue.Hypothetical) ? 0.6f : 1f), traits);
    }

    private static int First(in Frame frame, Cue any)
    {
        for (int i = frame.Sentence.First; i < frame.Sentence.Last; i++)
        {
            if (frame.Mentions[i].Has(any))
            {
                return i;
            }
        }

        return -1;
    }
}
