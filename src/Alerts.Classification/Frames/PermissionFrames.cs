using Alerts.Classification.Text;

namespace Alerts.Classification.Frames;

/// <summary>Permissions: granted, prepared, conditioned, delayed, denied, suspended, revoked, or asked for and open.</summary>
internal static class PermissionFrames
{
    private const int Clause = 70;

    /// <summary>Where the verb comes last, what modifies it follows at once ("허용 검토", "承認する方針"), and so many characters before belong to it.</summary>
    private const int AuxiliaryReach = 14, ClauseVerbLast = 20;

    /// <summary>"await Beijing's nod": what is awaited is not given.</summary>
    private const int AwaitedReach = 24;

    /// <summary>Between a subject and its verb stands an auxiliary at most.</summary>
    private const int SubjectReach = 8;

    /// <summary>"Exportvergunning gekregen": the participle follows at once.</summary>
    private const int ParticipleReach = 12;

    /// <summary>What is granted is named beside the grant: the goods, or farther off the trade in them.</summary>
    private const int GoodsReach = 40, TradeReach = 80;

    /// <summary>"Let the status of the plant lapse": between the two stands whose status it is.</summary>
    private const int LapseReach = 60;

    /// <summary>Of several decisions in a sentence the main verb's is the news: "freezes permits that let GE sell".</summary>
    private const float SubordinateShare = 0.5f;

    public static void Read(in Frame frame, List<Claim> claims)
    {
        bool decided = false;
        int first = claims.Count;
        for (int i = frame.Sentence.First; i < frame.Sentence.Last; i++)
        {
            bool received = frame.Mentions[i].Has(Cue.Permit | Cue.TradePermit) && !frame.Mentions[i].Has(Cue.Decision)
                && (frame.Before(i, Cue.Receive, 40) || frame.After(i, Cue.Receive, ParticipleReach));
            if ((received || frame.Mentions[i].Has(Cue.Decision)) && TryDecision(frame, i, out Claim claim))
            {
                claims.Add(claim);
                decided = true;
            }
        }

        if (!decided && (TryPending(frame, out Claim open) || TryNominal(frame, out open)))
        {
            claims.Add(open);
        }

        int main = frame.VerbLast ? claims.Count - 1 : first;
        for (int i = first; i < claims.Count; i++)
        {
            claims[i] = i == main || claims[i].Stage == claims[main].Stage ? claims[i] : claims[i] with { Strength = SubordinateShare * claims[i].Strength };
        }
    }

    private static bool TryDecision(in Frame frame, int index, out Claim claim)
    {
        claim = default;
        Mention act = frame.Mentions[index];
        act = act.Has(Cue.Decision) ? act : act with { Cues = act.Cues | Cue.Grant };
        if (frame.IsDemanded(index) || LetsLapse(frame, index) || !HasObject(frame, index, act, out bool purchase))
        {
            return false;
        }

        ulong actors = frame.ActorSet(act.Start);
        (Stage stage, Direction direction, ClaimTraits traits) = StageOf(frame, index, act);
        if (stage == Stage.None)
        {
            return false;
        }

        (int start, int end) = frame.Quote(index);
        Leg leg = purchase ? Leg.Import : frame.LegOf();
        bool past = frame.IsPast(index);
        float strength = (frame.IsDenied ? 0.5f : 1f) * (frame.Has(Cue.TradePermit) || (frame.Has(Cue.Strategic) && frame.Has(Cue.Trade)) ? 1f : 0.7f)
            * (actors != 0 ? 1f : act.Has(Cue.TradePermit) ? 0.85f : 0.7f) * (past ? 0.5f : 1f);
        claim = new Claim(ClaimKind.Permission, stage, direction, actors, leg, frame.Sentence.Index, start, end, strength,
            traits | (purchase ? ClaimTraits.Purchase : 0) | (past ? ClaimTraits.Past : 0));
        return true;
    }

    /// <summary>"Let the status lapse": what is allowed is the end of a permission, not trade.</summary>
    private static bool LetsLapse(in Frame frame, int index)
    {
        ref readonly Mention act = ref frame.Mentions[index];
        if (!act.Has(Cue.Grant) || act.Has(Cue.Permit | Cue.TradePermit))
        {
            return false;
        }

        for (int i = index + 1; i < frame.Sentence.Last && frame.Mentions[i].Start - act.End <= LapseReach; i++)
        {
            ref readonly Mention next = ref frame.Mentions[i];
            if (next.Has(Cue.Trade) && !next.Has(Cue.TradePermit))
            {
                return false;
            }

            if (next.Has(Cue.Suspend) && !next.Has(Cue.Permit | Cue.Grant))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What is decided on is trade in strategic goods, not a drug, a merger or a control.</summary>
    private static bool HasObject(in Frame frame, int index, in Mention act, out bool purchase)
    {
        purchase = false;
        if (frame.Has(Cue.RuleText))
        {
            return false;
        }

        if (frame.Has(Cue.TradePermit) && FirstOpen(frame) >= 0 && (!frame.Has(Cue.Elsewhere) || frame.Has(Cue.Strategic | Cue.StrategicCompany)))
        {
            return true;
        }

        if (frame.Has(Cue.Elsewhere) || (frame.Has(Cue.Tariff) && !frame.Has(Cue.Permit)))
        {
            return false;
        }

        bool strategic = frame.Has(Cue.Strategic) || (frame.IsAboutGoods && frame.Has(Cue.Permit | Cue.Trade));
        if (act.Has(Cue.Grant | Cue.Resume))
        {
            bool actor = frame.HasActorHere(act.Start);
            bool goods = strategic || (frame.Has(Cue.Trade | Cue.Permit) && frame.Has(Cue.StrategicCompany) && actor);
            purchase = frame.Has(Cue.Import | Cue.Purchase) && !frame.Has(Cue.Export);
            bool granted = act.Has(Cue.Permit | Cue.TradePermit) || frame.Near(index, Cue.Permit | Cue.TradePermit | Cue.Trade, TradeReach)
                || frame.Near(index, Cue.Strategic, GoodsReach);
            return goods && granted && (actor || (frame.HasGovernment && frame.Has(Cue.Permit))) && !frame.Near(index, Cue.Control, 25);
        }

        if (strategic && frame.HasGovernment && frame.Has(Cue.Purchase | Cue.Import) && !frame.Has(Cue.Export)
            && ((act.Has(Cue.Suspend | Cue.Deny) && !IsFirms(frame, index)) || IsDirected(frame)))
        {
            purchase = true;
            return true;
        }

        if (act.Has(Cue.Deny | Cue.Delay) && !act.Has(Cue.Restrict) && strategic && frame.HasActorHere(act.Start) && !frame.Has(Cue.Control)
            && (frame.Has(Cue.Company) ? frame.Has(Cue.Export | Cue.Import | Cue.Pending) : frame.Has(Cue.Export | Cue.Import) && frame.Has(Cue.Pending)))
        {
            return true;
        }

        if (act.Has(Cue.Revoke) && frame.Has(Cue.Permit) && frame.Has(Cue.StrategicCompany) && frame.HasGovernment)
        {
            return true;
        }

        return frame.Has(Cue.Permit) && FirstOpen(frame) >= 0 && (strategic || frame.Has(Cue.Trade | Cue.StrategicCompany)) && frame.HasGovernment && !frame.Near(index, Cue.Control, 30);
    }

    /// <summary>"TSMC stopped deliveries": the firm decides, not a government.</summary>
    private static bool IsFirms(in Frame frame, int index) =>
        index > frame.Sentence.First && frame.Mentions[index - 1].Has(Cue.Company) && frame.Mentions[index].Start - frame.Mentions[index - 1].End is > 0 and <= SubjectReach;

    /// <summary>Somebody is told what to do; "orders" for goods tell nobody.</summary>
    private static bool IsDirected(in Frame frame)
    {
        for (int i = frame.Sentence.First; i < frame.Sentence.Last; i++)
        {
            if (frame.Mentions[i].Has(Cue.Directive) && !frame.Mentions[i].Has(Cue.Purchase))
            {
                return true;
            }
        }

        return false;
    }

    private static (Stage Stage, Direction Direction, ClaimTraits Traits) StageOf(in Frame frame, int index, in Mention act)
    {
        int clause = frame.VerbLast ? ClauseVerbLast : Clause;
        bool negated = frame.Before(index, Cue.Negate, 28) || (frame.VerbLast && frame.After(index, Cue.Negate, AuxiliaryReach));
        bool awaited = act.Has(Cue.Permit) && !act.Has(Cue.TradePermit) && frame.Before(index, Cue.Pending, AwaitedReach);
        bool considered = awaited || act.Has(Cue.Consider) || frame.Before(index, Cue.Consider, clause) || (frame.VerbLast && frame.After(index, Cue.Consider, AuxiliaryReach));
        bool prepared = act.Has(Cue.Prepare | Cue.InPrinciple) || frame.Before(index, Cue.Prepare, clause) || frame.Near(index, Cue.InPrinciple, clause)
            || (frame.VerbLast && frame.After(index, Cue.Prepare, AuxiliaryReach));
        ClaimTraits traits = frame.Has(Cue.Hypothetical) ? ClaimTraits.Hypothetical : ClaimTraits.None;
        bool loosens = act.Has(Cue.Grant | Cue.Resume);
        if (considered)
        {
            return (Stage.UnderConsideration, loosens ? Direction.Loosening : Direction.Tightening, traits | ClaimTraits.Considered);
        }

        if (loosens)
        {
            return negated ? (frame.Near(index, Cue.Pending, 40) ? Stage.UnderConsideration : Stage.Denied, Direction.Tightening, traits | ClaimTraits.Negated)
                : prepared ? (Stage.Preliminary, Direction.Loosening, traits)
                : frame.Has(Cue.Condition) || frame.Near(index, Cue.Limit, Clause) ? (Stage.Conditional, Direction.Loosening, traits | ClaimTraits.Conditional)
                : (Stage.Final, Direction.Loosening, traits);
        }

        if (negated)
        {
            return (Stage.None, Direction.None, traits);
        }

        return act.Cues switch
        {
            var cues when (cues & Cue.Revoke) != 0 => (Stage.Revoked, Direction.Tightening, traits),
            var cues when (cues & Cue.Suspend) != 0 => (Stage.Suspended, Direction.Tightening, traits),
            var cues when (cues & Cue.Delay) != 0 => (Stage.Delayed, Direction.Tightening, traits),
            _ => (Stage.Denied, Direction.Tightening, traits),
        };
    }

    /// <summary>A headline that names a permission needs no verb: "Trump's H200 approval", "수출 허가".</summary>
    private static bool TryNominal(in Frame frame, out Claim claim)
    {
        claim = default;
        if (frame.Sentence.Index > 0 || frame.Has(Cue.RuleText | Cue.Control | Cue.Hypothetical | Cue.Elsewhere | Cue.Tariff))
        {
            return false;
        }

        for (int i = frame.Sentence.First; i < frame.Sentence.Last; i++)
        {
            ref readonly Mention permit = ref frame.Mentions[i];
            bool named = permit.Has(Cue.TradePermit) && (frame.Has(Cue.Strategic | Cue.StrategicCompany) || frame.HasActorHere(permit.Start));
            bool ofGoods = permit.Has(Cue.Permit) && (frame.HasActorHere(permit.Start)
                ? frame.Has(Cue.Strategic | Cue.StrategicCompany)
                : frame.Near(i, Cue.Strategic, 30) && frame.Has(Cue.Trade));
            if ((!named && !ofGoods) || frame.IsDemanded(i))
            {
                continue;
            }

            (Stage stage, Direction direction, ClaimTraits traits) = StageOf(frame, i, permit with { Cues = Cue.Grant });
            bool negated = frame.Has(Cue.Negate);
            (int start, int end) = frame.Quote(i);
            claim = new Claim(ClaimKind.Permission, negated ? Stage.Denied : stage, negated ? Direction.Tightening : direction, frame.ActorSet(permit.Start),
                frame.LegOf(), frame.Sentence.Index, start, end, 0.8f, traits);
            return true;
        }

        return false;
    }

    /// <summary>The first permission that somebody may decide on: none that a rule demands, and no control that bears the word in its name.</summary>
    private static int FirstOpen(in Frame frame)
    {
        for (int i = frame.Sentence.First; i < frame.Sentence.Last; i++)
        {
            if (frame.Mentions[i].Has(Cue.TradePermit | Cue.Permit) && !frame.Mentions[i].Has(Cue.Control) && !frame.IsDemanded(i))
            {
                return i;
            }
        }

        return -1;
    }

    private static bool TryPending(in Frame frame, out Claim claim)
    {
        claim = default;
        if (frame.Has(Cue.RuleText) || (frame.Has(Cue.Control) && !frame.Has(Cue.TradePermit)))
        {
            return false;
        }

        bool permit = frame.Has(Cue.TradePermit) || (frame.Has(Cue.Permit) && frame.HasGovernment && (frame.Has(Cue.Strategic | Cue.StrategicCompany | Cue.Trade) || frame.IsAboutGoods));
        if (!permit || !frame.Has(Cue.Pending | Cue.Consider | Cue.Prepare | Cue.InPrinciple) || (frame.Has(Cue.Elsewhere) && !(frame.Has(Cue.TradePermit) && frame.Has(Cue.Strategic | Cue.StrategicCompany))))
        {
            return false;
        }

        int index = FirstOpen(frame);
        if (index < 0)
        {
            return false;
        }

        (int start, int end) = frame.Quote(index);
        ulong actors = frame.ActorSet(frame.Mentions[index].Start);
        if (frame.Has(Cue.InPrinciple) && !frame.Has(Cue.Negate))
        {
            claim = new Claim(ClaimKind.Permission, Stage.Preliminary, Direction.Loosening, actors, frame.Has(Cue.Purchase | Cue.Import) ? Leg.Import : frame.LegOf(),
                frame.Sentence.Index, start, end, (actors != 0 ? 1f : 0.6f) * (frame.Past ? 0.5f : 1f), frame.Past ? ClaimTraits.Past : ClaimTraits.None);
            return true;
        }

        bool prepared = frame.Has(Cue.Prepare) && !frame.Has(Cue.Pending | Cue.Consider);
        claim = new Claim(prepared ? ClaimKind.Permission : ClaimKind.Pending, prepared ? Stage.Preliminary : Stage.UnderConsideration,
            prepared ? Direction.Loosening : Direction.None, actors, frame.LegOf(),
            frame.Sentence.Index, start, end,
            (actors != 0 ? 0.8f : 0.5f) * (frame.Has(Cue.TradePermit) ? 1f : frame.Has(Cue.Pending) ? 0.9f : 0.6f) * (frame.IsDenied ? 0.5f : 1f) * (frame.Past ? 0.5f : 1f),
            ClaimTraits.Considered | (frame.Past ? ClaimTraits.Past : 0));
        return true;
    }
}
