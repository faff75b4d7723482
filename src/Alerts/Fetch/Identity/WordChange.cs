using Alerts.Text;

namespace Alerts.Fetch.Identity;

/// <summary>A run of words that another took the place of; either may be empty.</summary>
/// <param name="Before">As it was written before.</param>
/// <param name="Now">As it is written now.</param>
/// <param name="At">Where it stands, or would stand, in the text of now.</param>
internal readonly record struct WordChange(string Before, string Now, int At)
{
    /// <summary>More words than a sentence has are compared without their order.</summary>
    private const int MostCells = 4_000_000;

    /// <summary>The changes that may change what the sentence says; not spelling, order, case, punctuation and function words.</summary>
    public static List<WordChange> Between(string before, string now)
    {
        List<Word> old = WordReader.Of(before);
        List<Word> fresh = WordReader.Of(now);
        var changes = new List<Run>();
        foreach (Run run in Runs(old, fresh))
        {
            if (!SameLetters(old, fresh, run))
            {
                changes.Add(run);
            }
        }

        // What stands elsewhere in the sentence has only moved.
        HashSet<string> gone = [.. changes.SelectMany(run => Forms(old, run.Old, run.OldEnd))];
        HashSet<string> come = [.. changes.SelectMany(run => Forms(fresh, run.New, run.NewEnd))];
        var material = new List<WordChange>();
        foreach (Run run in changes)
        {
            List<Word> lost = [.. old[run.Old..run.OldEnd].Where(word => !come.Contains(word.Form))];
            List<Word> won = [.. fresh[run.New..run.NewEnd].Where(word => !gone.Contains(word.Form))];
            (string Lost, string Won) whole = (Text(before, lost), Text(now, won));
            bool denied = StopWords.Denies(whole.Lost) != StopWords.Denies(whole.Won);
            LeaveContent(lost, won);
            if (lost.Count + won.Count > 0)
            {
                int at = run.New < fresh.Count ? fresh[run.New].Start : now.Length;
                material.Add(new WordChange(Text(before, lost), Text(now, won), won.Count > 0 ? won[0].Start : at));
            }
            else if (denied)
            {
                material.Add(new WordChange(whole.Lost, whole.Won, run.New < fresh.Count ? fresh[run.New].Start : now.Length));
            }
        }

        return material;
    }

    private static void LeaveContent(List<Word> lost, List<Word> won)
    {
        foreach (Word word in lost.ToArray())
        {
            int same = won.FindIndex(other => Spelling.IsVariant(word.Form, other.Form));
            if (same >= 0)
            {
                won.RemoveAt(same);
                lost.Remove(word);
            }
        }

        lost.RemoveAll(StopWords.Contains);
        won.RemoveAll(StopWords.Contains);
    }

    // "co-operate" and "cooperate".
    private static bool SameLetters(List<Word> old, List<Word> fresh, Run run) =>
        string.Concat(Forms(old, run.Old, run.OldEnd)) == string.Concat(Forms(fresh, run.New, run.NewEnd));

    private static IEnumerable<string> Forms(List<Word> words, int from, int to) => words[from..to].Select(word => word.Form);

    private static string Text(string text, List<Word> words) => words.Count == 0 ? "" : text[words[0].Start..words[^1].End];

    /// <summary>Runs in which the two differ: what the longest common subsequence leaves.</summary>
    private static List<Run> Runs(List<Word> old, List<Word> fresh)
    {
        int head = 0;
        while (head < old.Count && head < fresh.Count && old[head].Form == fresh[head].Form)
        {
            head++;
        }

        (int oldEnd, int newEnd) = (old.Count, fresh.Count);
        while (oldEnd > head && newEnd > head && old[oldEnd - 1].Form == fresh[newEnd - 1].Form)
        {
            (oldEnd, newEnd) = (oldEnd - 1, newEnd - 1);
        }

        (int height, int width) = (oldEnd - head, newEnd - head);
        if ((long)height * width > MostCells || height == 0 || width == 0)
        {
            return height + width == 0 ? [] : [new Run(head, oldEnd, head, newEnd)];
        }

        int[,] longest = new int[height + 1, width + 1];
        for (int i = height - 1; i >= 0; i--)
        {
            for (int j = width - 1; j >= 0; j--)
            {
                longest[i, j] = old[head + i].Form == fresh[head + j].Form ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
            }
        }

        return Walk(longest, (i, j) => old[head + i].Form == fresh[head + j].Form, head, height, width);
    }

    private static List<Run> Walk(int[,] longest, Func<int, int, bool> same, int head, int height, int width)
    {
        var runs = new List<Run>();
        (int i, int j) = (0, 0);
        while (i < height || j < width)
        {
            (int fromOld, int fromNew) = (i, j);
            while ((i < height || j < width) && !(i < height && j < width && same(i, j)))
            {
                bool down = j >= width || (i < height && longest[i + 1, j] >= longest[i, j + 1]);
                (i, j) = down ? (i + 1, j) : (i, j + 1);
            }

            if (i > fromOld || j > fromNew)
            {
                runs.Add(new Run(head + fromOld, head + i, head + fromNew, head + j));
            }

            while (i < height && j < width && same(i, j))
            {
                (i, j) = (i + 1, j + 1);
            }
        }

        return runs;
    }

    /// <summary>Places in the words of before and of now between which the two differ.</summary>
    private readonly record struct Run(int Old, int OldEnd, int New, int NewEnd);
}
