namespace Alerts.Classification.Text;

/// <summary>Cuts the text into sentences and deals the mentions out to them.</summary>
internal static class SentenceTable
{
    public static void Fill(ReadOnlySpan<char> text, Workspace workspace)
    {
        ReadOnlySpan<Mention> mentions = workspace.Mentions;
        int start = 0, mention = 0, index = 0;
        while (start < text.Length)
        {
            int end = SentenceReader.Next(text, start);
            while (mention < mentions.Length && mentions[mention].Start < end && mentions[mention].End > end)
            {
                end = mentions[mention].End;
            }

            int first = mention;
            Cue cues = Cue.None;
            while (mention < mentions.Length && mentions[mention].Start < end)
            {
                end = Math.Max(end, mentions[mention].End);
                cues |= mentions[mention++].Cues;
            }

            workspace.SentenceList.Add(new Sentence(index++, start, end, first, mention, cues));
            start = end;
        }
    }
}
