using System.Runtime.InteropServices;

namespace Alerts.Stories;

/// <summary>
/// Fingerprint of a headline and lead: hashed word stems (character pairs where a script has no spaces),
/// sorted, each with its weight class in the two lowest bits. Words of two languages share few terms,
/// numbers and Latin names many.
/// </summary>
public sealed record Wording(string Language, int[] Terms)
{
    internal const int WeightMask = 0b11;

    // By weight class: a domain's commonplace, a word of the lead, a commonplace of the headline, a word of the headline.
    private static readonly double[] Weights = [0.15, 1, 0.4, 2];

    /// <summary>0 for nothing in common, 1 for the same terms: weighted Dice coefficient.</summary>
    public double Similarity(Wording other)
    {
        ReadOnlySpan<int> mine = Terms, theirs = other.Terms;
        double shared = 0, total = 0;
        int i = 0, j = 0;
        while (i < mine.Length && j < theirs.Length)
        {
            int left = mine[i] | WeightMask, right = theirs[j] | WeightMask;
            if (left == right)
            {
                double weight = WeightOf(mine[i++]) + WeightOf(theirs[j++]);
                shared += weight;
                total += weight;
            }
            else if (left < right)
            {
                total += WeightOf(mine[i++]);
            }
            else
            {
                total += WeightOf(theirs[j++]);
            }
        }

        for (; i < mine.Length; i++)
        {
            total += WeightOf(mine[i]);
        }

        for (; j < theirs.Length; j++)
        {
            total += WeightOf(theirs[j]);
        }

        return total == 0 ? 0 : shared / total;
    }

    public bool Equals(Wording? other) => other is not null && Language == other.Language && Terms.AsSpan().SequenceEqual(other.Terms);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(MemoryMarshal.AsBytes(Terms.AsSpan()));
        return hash.ToHashCode();
    }

    private static double WeightOf(int term) => Weights[term & WeightMask];
}
