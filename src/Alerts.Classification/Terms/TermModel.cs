using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Alerts.Classification.Terms;

/// <summary>What the terms of a text say for each <see cref="TermHead"/>, as log-odds.</summary>
[InlineArray(TermGroup.Heads)]
internal struct TermScores
{
    private float _first;

    public readonly float this[TermHead head] => this[(int)head];
}

/// <summary>
/// A linear model over the terms of headline and lead: catches wordings that no frame foresees. Its weights stand in
/// <c>Knowledge/terms.tsv</c>, written by <c>alerts train</c>. Immutable.
/// </summary>
internal sealed class TermModel
{
    private const int Lanes = 8;

    /// <summary>A row's place: heads rounded up to whole vectors, so that a term costs three additions.</summary>
    private const int Stride = 3 * Lanes;

    private readonly FrozenDictionary<ulong, int> _rows;
    private readonly float[] _weights;
    private readonly float[] _bias;

    /// <param name="rows">Terms and the row of each.</param>
    /// <param name="weights">A row of <see cref="TermGroup.Heads"/> numbers for each.</param>
    /// <param name="bias">What counts without any term.</param>
    public TermModel(IReadOnlyDictionary<ulong, int> rows, float[] weights, float[] bias)
    {
        _rows = rows.ToFrozenDictionary();
        _bias = bias;
        _weights = new float[rows.Count * Stride];
        for (int row = 0; row < rows.Count; row++)
        {
            weights.AsSpan(row * TermGroup.Heads, TermGroup.Heads).CopyTo(_weights.AsSpan(row * Stride));
        }
    }

    public int Terms => _rows.Count;

    public bool Knows(ulong key) => _rows.ContainsKey(key);

    /// <summary>A text's length must not count: the sum is divided by the root of the number of known terms.</summary>
    public static float Scale(int known) => known == 0 ? 0 : 3 / MathF.Sqrt(known);

    public TermScores Score(Workspace workspace)
    {
        Vector256<float> first = default, second = default, third = default;
        int known = 0;
        workspace.BeginTerms(_rows.Count);
        foreach (TermUse term in workspace.Terms)
        {
            if (_rows.TryGetValue(term.Key, out int row) && workspace.FirstUse(row))
            {
                known++;
                ReadOnlySpan<float> weights = _weights.AsSpan(row * Stride, Stride);
                first += Vector256.Create(weights);
                second += Vector256.Create(weights[Lanes..]);
                third += Vector256.Create(weights[(2 * Lanes)..]);
            }
        }

        Span<float> sums = stackalloc float[Stride];
        first.CopyTo(sums);
        second.CopyTo(sums[Lanes..]);
        third.CopyTo(sums[(2 * Lanes)..]);
        float scale = Scale(known);
        var scores = new TermScores();
        for (int i = 0; i < TermGroup.Heads; i++)
        {
            scores[i] = _bias[i] + (scale * sums[i]);
        }

        return scores;
    }

    /// <summary>Of a term for a head; 0 for a term that is not known.</summary>
    public float WeightOf(ulong key, TermHead head) => _rows.TryGetValue(key, out int row) ? RowOf(row)[(int)head] : 0;

    /// <summary>The sentence whose terms speak most for a head, or -1 where none does.</summary>
    public int StrongestSentence(ReadOnlySpan<TermUse> terms, TermHead head)
    {
        int best = -1;
        float most = 0, sum = 0;
        for (int i = 0; i < terms.Length; i++)
        {
            sum += WeightOf(terms[i].Key, head);
            if (i + 1 == terms.Length || terms[i + 1].Sentence != terms[i].Sentence)
            {
                (best, most) = sum > most ? (terms[i].Sentence, sum) : (best, most);
                sum = 0;
            }
        }

        return best;
    }

    private ReadOnlySpan<float> RowOf(int row) => _weights.AsSpan(row * Stride, TermGroup.Heads);
}
