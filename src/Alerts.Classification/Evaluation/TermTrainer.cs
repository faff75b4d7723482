using Alerts.Classification.Terms;

namespace Alerts.Classification.Evaluation;

/// <summary>
/// Fits a <see cref="TermModel"/>: logistic regression for the tags and softmax for each group, by Adagrad with weights drawn
/// towards zero. The order of the articles is shuffled by a generator with a fixed seed, so that the same file gives the same model.
/// </summary>
internal sealed class TermTrainer
{
    private const int Rounds = 30;
    private const float Rate = 0.15f;
    private const float Decay = 1e-3f;

    /// <summary>A term of a few articles proves nothing.</summary>
    private const int FewestArticles = 4;

    private readonly Dictionary<ulong, int> _rows = [];
    private readonly float[] _weights;
    private readonly float[] _squares;
    private readonly float[] _bias = new float[TermGroup.Heads];
    private readonly float[] _biasSquares = new float[TermGroup.Heads];

    private TermTrainer(IReadOnlyList<TrainingArticle> articles)
    {
        foreach (ulong key in articles.SelectMany(article => article.Terms).CountBy(key => key).Where(pair => pair.Value >= FewestArticles).Select(pair => pair.Key))
        {
            _rows[key] = _rows.Count;
        }

        _weights = new float[_rows.Count * TermGroup.Heads];
        _squares = new float[_weights.Length];
    }

    public IReadOnlyDictionary<ulong, int> Rows => _rows;
    public float[] Weights => _weights;
    public float[] Bias => _bias;

    public static TermTrainer Fit(IReadOnlyList<TrainingArticle> articles)
    {
        var trainer = new TermTrainer(articles);
        List<(int[] Rows, LabelledArticle Label)> samples =
            [.. articles.Select(article => (article.Terms.Where(trainer._rows.ContainsKey).Select(key => trainer._rows[key]).ToArray(), article.Label))];
        var order = new Random(1);
        int[] sequence = [.. Enumerable.Range(0, samples.Count)];
        for (int round = 0; round < Rounds; round++)
        {
            order.Shuffle(sequence);
            foreach (int index in sequence)
            {
                trainer.Learn(samples[index].Rows, samples[index].Label);
            }
        }

        return trainer;
    }

    /// <summary>Log-odds as <see cref="TermModel.Score"/> reckons them.</summary>
    public float[] Score(TrainingArticle article) => Score([.. article.Terms.Where(_rows.ContainsKey).Select(key => _rows[key])]);

    private float[] Score(int[] rows)
    {
        var scores = new float[TermGroup.Heads];
        float scale = TermModel.Scale(rows.Length);
        foreach (int row in rows)
        {
            for (int head = 0; head < scores.Length; head++)
            {
                scores[head] += scale * _weights[(row * TermGroup.Heads) + head];
            }
        }

        for (int head = 0; head < scores.Length; head++)
        {
            scores[head] += _bias[head];
        }

        return scores;
    }

    private void Learn(int[] rows, LabelledArticle label)
    {
        float[] errors = Score(rows);
        Decide(errors, TermHead.ExportControl, label.Tags.Contains(Tag.ExportControl));
        Decide(errors, TermHead.Approval, label.Tags.Contains(Tag.Approval));
        Choose(errors, TermGroup.Directions, label.Tags.Count > 0 ? (int)label.Direction : -1);
        Choose(errors, TermGroup.Stages, label.Tags.Contains(Tag.Approval) ? (int)label.Stage - 1 : -1);
        Choose(errors, TermGroup.Sourcings, (int)label.Sourcing);
        float scale = TermModel.Scale(rows.Length);
        for (int head = 0; head < errors.Length; head++)
        {
            Step(ref _bias[head], ref _biasSquares[head], errors[head], 0);
            foreach (int row in rows)
            {
                int at = (row * TermGroup.Heads) + head;
                Step(ref _weights[at], ref _squares[at], errors[head] * scale, Decay);
            }
        }
    }

    private static void Decide(float[] scores, TermHead head, bool right)
    {
        ref float score = ref scores[(int)head];
        score = (1 / (1 + MathF.Exp(-score))) - (right ? 1 : 0);
    }

    /// <param name="scores">Of all heads; becomes the error.</param>
    /// <param name="group">The heads to choose from.</param>
    /// <param name="right">Which of them; -1 where the article says nothing about it.</param>
    private static void Choose(float[] scores, TermGroup group, int right)
    {
        Span<float> some = scores.AsSpan((int)group.First, group.Count);
        if (right < 0)
        {
            some.Clear();
            return;
        }

        float most = some[0], sum = 0;
        foreach (float score in some)
        {
            most = MathF.Max(most, score);
        }

        for (int i = 0; i < some.Length; i++)
        {
            some[i] = MathF.Exp(some[i] - most);
            sum += some[i];
        }

        for (int i = 0; i < some.Length; i++)
        {
            some[i] = (some[i] / sum) - (i == right ? 1 : 0);
        }
    }

    private static void Step(ref float weight, ref float squares, float error, float decay)
    {
        if (error == 0)
        {
            return;
        }

        float gradient = error + (decay * weight);
        squares += gradient * gradient;
        weight -= Rate * gradient / (MathF.Sqrt(squares) + 1e-6f);
    }
}
