namespace Alerts.Text;

/// <summary>How much of what one text is about another is about too.</summary>
public static class TextLikeness
{
    /// <summary>The share of the shorter text's terms that the longer one has, 0 to 1; 1 where one has no terms.</summary>
    public static double Of(string one, string other)
    {
        HashSet<string> first = Terms(one);
        HashSet<string> second = Terms(other);
        int fewer = Math.Min(first.Count, second.Count);
        return fewer == 0 ? 1 : (double)first.Count(second.Contains) / fewer;
    }

    // Words that say something; of scripts without blanks two characters each, for one alone is in every text.
    private static HashSet<string> Terms(string text)
    {
        var terms = new HashSet<string>(StringComparer.Ordinal);
        Word? before = null;
        foreach (Word word in WordReader.Of(text))
        {
            if (!word.IsCharacter && !StopWords.Contains(word))
            {
                terms.Add(word.Form);
            }
            else if (word.IsCharacter && before is { IsCharacter: true } first && first.End == word.Start)
            {
                terms.Add(first.Form + word.Form);
            }

            before = word;
        }

        return terms;
    }
}
