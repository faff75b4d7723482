using System.Globalization;
using System.Text;

namespace Alerts.Classify.Evaluate;

/// <summary>
/// Fits the weights of the two logistic models to labelled articles. Full-batch gradient descent from the present
/// weights, drawn back to them, so that few articles move little and the same file always gives the same weights.
/// </summary>
public sealed class Trainer(KnowledgeBase knowledge)
{
    private const int Rounds = 2000;
    private const double Rate = 0.5;

    /// <summary>How strongly a weight is drawn back to where it began.</summary>
    private const double Pull = 0.02;

    private static readonly DateTimeOffset Undated = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The content of a <c>weights.yaml</c>.</summary>
    public string Train(IReadOnlyList<LabelledArticle> articles)
    {
        ArgumentNullException.ThrowIfNull(articles);
        var classifier = new Classifier(knowledge);
        List<(float[] Features, LabelledArticle Label)> rows = [.. articles.Select(article => (FeaturesOf(classifier, article), article))];
        var yaml = new StringBuilder("# Weights of the logistic models, one for each tag; see Scoring/Features.cs. Written by `alerts train`.\nweights:\n");
        Fit(yaml, "export-control", rows, row => row.Tags.Contains(Tag.ExportControl));
        Fit(yaml, "approval", rows, row => row.Tags.Contains(Tag.Approval));
        return yaml.ToString();
    }

    private static float[] FeaturesOf(Classifier classifier, LabelledArticle article)
    {
        Workspace workspace = Workspace.Rent();
        FeatureVector vector = FeatureReader.Read(classifier.Read(article.ToArticle(Undated), workspace));
        workspace.Return();
        return ((ReadOnlySpan<float>)vector).ToArray();
    }

    private void Fit(StringBuilder yaml, string tag, List<(float[] Features, LabelledArticle Label)> rows, Func<LabelledArticle, bool> carries)
    {
        double[] start = [.. Enum.GetValues<Feature>().Select(feature => knowledge.Weights.GetValueOrDefault(TagModel.NameOf(tag, feature)))];
        double[] weights = [.. start];
        for (int round = 0; round < Rounds; round++)
        {
            var gradient = new double[weights.Length];
            foreach ((float[] features, LabelledArticle label) in rows)
            {
                double sum = 0;
                for (int i = 0; i < weights.Length; i++)
                {
                    sum += weights[i] * features[i];
                }

                double error = 1 / (1 + Math.Exp(-sum)) - (carries(label) ? 1 : 0);
                for (int i = 0; i < weights.Length; i++)
                {
                    gradient[i] += error * features[i] / rows.Count;
                }
            }

            for (int i = 0; i < weights.Length; i++)
            {
                weights[i] -= Rate * (gradient[i] + Pull * (weights[i] - start[i]));
            }
        }

        foreach (Feature feature in Enum.GetValues<Feature>())
        {
            yaml.Append(CultureInfo.InvariantCulture, $"  {TagModel.NameOf(tag, feature)}: {weights[(int)feature]:0.###}\n");
        }
    }
}
