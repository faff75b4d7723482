namespace Alerts.Classify;

/// <summary>
/// One pass of the automaton over a text. Of overlapping mentions the one that begins first wins, of
/// those the longest: "approval rating" hides "approval", "Entity List" hides "list".
/// </summary>
internal static class MentionScanner
{
    private const int LongestEnding = 16;

    public static void Scan(Lexicon lexicon, ReadOnlySpan<char> text, Languages languages, Workspace workspace)
    {
        Automaton automaton = lexicon.Automaton;
        List<Mention> mentions = workspace.MentionList;
        int state = Automaton.Root;
        for (int i = 0; i < text.Length; i++)
        {
            state = automaton.Step(state, text[i], out int output);
            while (output != 0)
            {
                ref readonly Automaton.Output found = ref automaton[output];
                int start = i + 1 - found.Length;
                if (TryRead(lexicon, found.Term, text, start, i + 1, languages, workspace, out Mention mention) && Keep(mentions, mention))
                {
                    break;
                }

                output = found.Shorter;
            }
        }

        if (workspace.Vetoed.Count > 0)
        {
            mentions.RemoveAll(mention => workspace.Vetoed.Contains(mention.Entity));
        }
    }

    /// <summary>Joins the meanings that the term chain has in these languages; exact spelling beats folded spelling.</summary>
    private static bool TryRead(
        Lexicon lexicon, int term, ReadOnlySpan<char> text, int start, int end, Languages languages, Workspace workspace, out Mention mention)
    {
        Cue cues = Cue.None;
        int entity = -1;
        int longest = end;
        bool any = false;
        for (int index = term; index >= 0; index = lexicon[index].Next)
        {
            ref readonly Term candidate = ref lexicon[index];
            if ((candidate.Languages & languages) == 0 || !Fits(candidate, text, start, end, out int reach))
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

        mention = new Mention(start, longest, cues, entity);
        return any;
    }

    private static bool Fits(in Term term, ReadOnlySpan<char> text, int start, int end, out int reach)
    {
        reach = end;
        if (!term.OpenStart && WordShape.IsWordCharacter(text[start]) && !WordShape.BeginsWord(text, start))
        {
            return false;
        }

        if (WordShape.IsWordCharacter(text[end - 1]) && !WordShape.EndsWord(text, end))
        {
            if (!term.OpenEnd)
            {
                return false;
            }

            while (reach < text.Length && reach - end < LongestEnding && WordShape.IsWordCharacter(text[reach]))
            {
                reach++;
            }
        }

        return term.Exact is null || text[start..end].SequenceEqual(term.Exact);
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
            return false;
        }

        mentions.RemoveRange(keep, mentions.Count - keep);
        mentions.Add(mention);
        return true;
    }
}
