namespace Alerts.Stories;

/// <summary>How far an article and a story name the same things.</summary>
internal static class Overlap
{
    /// <summary>
    /// Cosine of the weighted names; −1 where one side names none. <paramref name="shared"/> is the sum of the weights
    /// of the names that both have: two common names together say as much as one rare name.
    /// </summary>
    public static double Cosine(IReadOnlyList<Tally> article, IReadOnlyList<Tally> story, int articles, Func<string, double> weight, out double shared)
    {
        shared = 0;
        if (article.Count == 0 || story.Count == 0)
        {
            return -1;
        }

        double product = 0, left = 0, right = 0;
        foreach (Tally mine in article)
        {
            double w = weight(mine.Name);
            double value = mine.Weight * w;
            left += value * value;
            foreach (Tally theirs in story)
            {
                if (theirs.Name == mine.Name)
                {
                    product += value * theirs.Weight / articles * w;
                    shared += w;
                }
            }
        }

        foreach (Tally theirs in story)
        {
            double value = theirs.Weight / articles * weight(theirs.Name);
            right += value * value;
        }

        return left == 0 || right == 0 ? -1 : product / Math.Sqrt(left * right);
    }
}
