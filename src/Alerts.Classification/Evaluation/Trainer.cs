using System.Globalization;
using System.Text;
using Alerts.Classification.Facets;
using Alerts.Classification.Scoring;
using Alerts.Classification.Terms;

namespace Alerts.Classification.Evaluation;

/// <summary>
/// Fits the weights of the classifier to labelled articles: those of the terms, then those of the two logistic models, which see
/// for each article what terms learned from the other articles say of it. The same files always give the same weights.
/// </summary>
public sealed class Trainer(KnowledgeBase knowledge, TextWriter progress)
{
    private const int Rounds = 3000;
    private const double Rate = 0.5;

    /// <summary>How strongly a weight is drawn back to where it began.</summary>
    private const double Pull = 0.1;

    /// <summary>Parts into which the articles are dealt; each is judged by terms learned from the others.</summary>
    private const int Parts = 8;

    private const double AboutAsWell = 0.005;

    private static readonly DateTimeOffset Undated = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<ulong, string> _names = [];

    /// <summary>The contents of a <c>weights.yaml</c> and a <c>terms.tsv</c>.</summary>
    public (string Weights, string Terms) Train(IReadOnlyList<LabelledArticle> articles)
    {
        ArgumentNullException.ThrowIfNull(articles);
        var classifier = new Classifier(knowledge);
        var terms = new TermReader(knowledge.Folding, _names);
        List<TrainingArticle> all = [.. articles.Select(article => Read(classifier, terms, article))];
        for (int part = 0; part < Parts; part++)
        {
            TermTrainer others = TermTrainer.Fit([.. all.Where((_, i) => i % Parts != part)]);
            foreach (TrainingArticle article in all.Where((_, i) => i % Parts == part))
            {
                article.Scores = others.Score(article);
                article.Features[(int)Feature.TermsExportControl] = FeatureReader.TermFeature(article.Scores[(int)TermHead.ExportControl]);
                article.Features[(int)Feature.TermsApproval] = FeatureReader.TermFeature(article.Scores[(int)TermHead.Approval]);
            }
        }

        var yaml = new StringBuilder("# Weights of the logistic models, one for each tag; see Scoring/Features.cs. Written by `alerts train`.\nweights:\n");
        Fit(yaml, "export-control", all, article => article.Tags.Contains(Tag.ExportControl));
        Fit(yaml, "approval", all, article => article.Tags.Contains(Tag.Approval));
        FitVote(yaml, "direction", TermGroup.Directions, [.. all.Where(article => article.Label.Tags.Count > 0)], label => (int)label.Direction);
        FitVote(yaml, "stage", TermGroup.Stages, [.. all.Where(article => article.Label.Tags.Contains(Tag.Approval))], label => (int)label.Stage - 1);
        FitVote(yaml, "sourcing", TermGroup.Sourcings, all, label => (int)label.Sourcing);
        TermTrainer final = TermTrainer.Fit(all);
        string[] written = [.. final.Rows.OrderBy(pair => pair.Value).Select(pair => _names[pair.Key])];
        return (yaml.ToString(), TermFile.Write(written, final.Weights, final.Bias));
    }

    /// <summary>
    /// The weight of the claims' word with which most articles come out right; of weights that do about as well the greatest, since what
    /// claims say is proved by their very words.
    /// </summary>
    private void FitVote(StringBuilder yaml, string field, TermGroup group, List<TrainingArticle> articles, Func<LabelledArticle, int> right)
    {
        if (articles.Count == 0)
        {
            yaml.Append(CultureInfo.InvariantCulture, $"  {TermVote.WeightOf(field)}: {knowledge.Weights.GetValueOrDefault(TermVote.WeightOf(field)):0.##}\n");
            progress.WriteLine($"{field}: as it was; no article has a label to learn it from");
            return;
        }

        float[] weights = [.. Enumerable.Range(0, 33).Select(i => i / 4f)];
        double most = weights.Max(Right);
        float best = weights.Last(weight => Right(weight) >= most - AboutAsWell);
        yaml.Append(CultureInfo.InvariantCulture, $"  {TermVote.WeightOf(field)}: {best:0.##}\n");
        progress.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{field}: {Right(best):0.000} right with both, {Right(0):0.000} by terms, {articles.Average(a => a.Votes[field] == right(a.Label) ? 1.0 : 0):0.000} by claims"));

        double Right(float weight) => articles.Average(article =>
            TermVote.Choose(article.Scores, group, article.Votes[field], weight) == right(article.Label) ? 1.0 : 0);
    }

    private TrainingArticle Read(Classifier classifier, TermReader terms, LabelledArticle article)
    {
        Workspace workspace = Workspace.Rent();
        Reading reading = classifier.Read(article.ToArticle(Undated), workspace);
        FeatureVector vector = FeatureReader.Read(reading);
        float[] features = ((ReadOnlySpan<float>)vector).ToArray();
        var evidence = new EvidenceList(reading.Readable);
        var votes = new Dictionary<string, int>
        {
            ["direction"] = reading.Claims.Length == 0 ? -1 : (int)DirectionFacet.Read(reading, evidence),
            ["stage"] = (int)StageFacet.Read(reading, evidence) - 1,
            ["sourcing"] = (int)SourcingFacet.Read(reading, knowledge, evidence).Sourcing,
        };
        workspace.TermList.Clear();
        terms.Read(reading.Text, workspace);
        ulong[] keys = [.. workspace.TermList.Select(term => term.Key).Distinct()];
        workspace.Return();
        return new TrainingArticle(article, features, keys, votes);
    }

    private void Fit(StringBuilder yaml, string tag, List<TrainingArticle> rows, Func<LabelledArticle, bool> carries)
    {
        double[] start = [.. Enum.GetValues<Feature>().Select(feature => knowledge.Weights.GetValueOrDefault(TagModel.NameOf(tag, feature)))];
        double[] weights = [.. start];
        for (int round = 0; round < Rounds; round++)
        {
            var gradient = new double[weights.Length];
            foreach (TrainingArticle row in rows)
            {
                double sum = 0;
                for (int i = 0; i < weights.Length; i++)
                {
                    sum += weights[i] * row.Features[i];
                }

                double error = 1 / (1 + Math.Exp(-sum)) - (carries(row.Label) ? 1 : 0);
                for (int i = 0; i < weights.Length; i++)
                {
                    gradient[i] += error * row.Features[i] / rows.Count;
                }
            }

            for (int i = 0; i < weights.Length; i++)
            {
                weights[i] -= Rate * (gradient[i] + Pull * (weights[i] - start[i]));
            }
        }

        var found = new Counts(0, 0, 0);
        foreach (TrainingArticle row in rows)
        {
            bool carried = row.Features.Select((value, i) => value * weights[i]).Sum() >= 0;
            bool right = carries(row.Label);
            found += new Counts(carried && right ? 1 : 0, carried && !right ? 1 : 0, !carried && right ? 1 : 0);
        }

        progress.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tag}: F1 {found.F1:0.000} by terms of other articles and claims"));
        foreach (Feature feature in Enum.GetValues<Feature>())
        {
            yaml.Append(CultureInfo.InvariantCulture, $"  {TagModel.NameOf(tag, feature)}: {weights[(int)feature]:0.###}\n");
        }
    }
}
