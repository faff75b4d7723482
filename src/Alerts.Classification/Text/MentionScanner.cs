namespace Alerts.Classification.Text;

/// <summary>
/// One pass over a text that tries the automaton wherever a pattern may begin. Of overlapping mentions the one that begins first wins, of
/// those the longest: "approval rating" hides "approval", "Entity List" hides "list".
/// </summary>
internal static class MentionScanner
{
    private const int LongestEnding = 16;

    /// <summary>A pattern found at <c>Text[Start..End]</c>, with the list of its terms.</summary>
    internal readonly record struct Hit(int Start, int End, int Terms);

    public static void Scan(Lexicon lexicon, ReadOnlySpan<char> text, Languages languages, Workspace workspace)
    {
        Automaton automaton = lexicon.Automaton;
        List<Hit> hits = workspace.Hits;
        bool compounds = (lexicon.Compounds & languages) != 0;
        bool wordBefore = false;
        for (int start = 0; start < text.Length; start++)
        {
            bool word = automaton.IsWordCharacter(text[start]);
            bool within = word && wordBefore;
            wordBefore = word;
            if (within && !compounds)
            {
                continue;
            }

            if (hits.Count > 0 && hits[0].End <= start)
            {
                Judge(lexicon, text, languages, workspace, start);
            }

            int state = within ? automaton.InnerRoot : automaton.Root;
            for (int i = start; i < text.Length && automaton.TryStep(ref state, text[i], out int terms); i++)
            {
                if (terms != 0 && lexicon.MayMean(terms, languages, WordShape.GoesOn(text, i + 1)))
                {
                    Insert(hits, new Hit(start, i + 1, terms));
                }
            }
        }

        Judge(lexicon, text, languages, workspace, text.Length);
        if (workspace.Vetoed.Count > 0)
        {
            workspace.MentionList.RemoveAll(mention => workspace.Vetoed.Contains(mention.Entity) && mention.Has(Cue.EntityKinds));
        }
    }

    private static void Insert(List<Hit> hits, Hit hit)
    {
        int at = hits.Count;
        while (at > 0 && hits[at - 1].End > hit.End)
        {
            at--;
        }

        hits.Insert(at, hit);
    }

    /// <summary>Judges the hits that end by <paramref name="limit"/>, before which no other can begin: shorter ends first, of equal ends the longest.</summary>
    private static void Judge(Lexicon lexicon, ReadOnlySpan<char> text, Languages languages, Workspace workspace, int limit)
    {
        List<Hit> hits = workspace.Hits;
        int judged = 0, kept = -1;
        for (; judged < hits.Count && hits[judged].End <= limit; judged++)
        {
            Hit hit = hits[judged];
            if ((hit.End != kept || MayContain(workspace.MentionList[^1]))
                && TryRead(lexicon, hit, text, languages, workspace, out Mention mention) && Keep(workspace.MentionList, mention))
            {
                kept = hit.End;
            }
        }

        hits.RemoveRange(0, judged);
    }

    /// <summary>Joins the meanings that the pattern has in these languages; exact spelling beats folded spelling.</summary>
    private static bool TryRead(
        Lexicon lexicon, Hit hit, ReadOnlySpan<char> text, Languages languages, Workspace workspace, out Mention mention)
    {
        Cue cues = Cue.None;
        int entity = -1;
        int longest = hit.End;
        bool any = false;
        foreach (int index in lexicon.TermsOf(hit.Terms))
        {
            ref readonly Term candidate = ref lexicon[index];
            if ((candidate.Languages & languages) == 0 || !Fits(candidate, text, hit, out int reach))
            {
                continue;
            }

            if (candidate.Vetoes >= 0)
            {
                workspace.Vetoed.Add(candidate.Vetoes);
            }

            // Of two things with one name the first found stands; its kind must match its cues.
            bool second = candidate.Entity >= 0 && entity >= 0;
            any |= candidate.Cues != Cue.None;
            cues |= second ? candidate.Cues & ~Cue.EntityKinds : candidate.Cues;
            entity = second || candidate.Entity < 0 ? entity : candidate.Entity;
            longest = Math.Max(longest, reach);
        }

        mention = new Mention(hit.Start, longest, cues, entity);
        return any;
    }

    private static bool Fits(in Term term, ReadOnlySpan<char> text, Hit hit, out int reach)
    {
        reach = hit.End;
        if (WordShape.GoesOn(text, hit.End))
        {
            if (!term.OpenEnd)
            {
                return false;
            }

            while (reach < text.Length && reach - hit.End < LongestEnding && WordShape.IsWordCharacter(text[reach]))
            {
                reach++;
            }
        }

        return term.Exact is null || text[hit.Start..hit.End].SequenceEqual(term.Exact);
    }

    private static bool Keep(List<Mention> mentions, Mention mention)
    {
        int keep = mentions.Count;
        while (keep > 0 && mentions[keep - 1].Start >= mention.Start && mentions[keep - 1].End <= mention.End)
        {
            keep--;
        }

        if (keep > 0 && mentions[keep - 1].End > mention.Start)
        {
            mentions[keep - 1] = Containing(mentions[keep - 1], mention);
            return false;
        }

        for (int i = keep; i < mentions.Count; i++)
        {
            mention = Containing(mention, mentions[i]);
        }

        mentions.RemoveRange(keep, mentions.Count - keep);
        mentions.Add(mention);
        return true;
    }

    private static bool MayContain(in Mention mention) => mention.Entity < 0 && mention.Has(Cue.Control | Cue.TradePermit);

    /// <summary>"Curbs on rare earths" is one control, and the rare earths in it are named all the same.</summary>
    private static Mention Containing(in Mention mention, in Mention hidden) =>
        hidden.Has(Cue.Product) && MayContain(mention) ? mention with { Entity = hidden.Entity } : mention;
}
