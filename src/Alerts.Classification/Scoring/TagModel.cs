namespace Alerts.Classification.Scoring;

/// <summary>Calibrated confidences of both tags.</summary>
internal readonly record struct TagScores(double ExportControl, double Approval);

/// <summary>
/// A logistic model for each tag over <see cref="FeatureVector"/>. The weights stand in
/// <c>Knowledge/weights.yaml</c> as <c>export-control.control-headline</c> and so on.
/// </summary>
internal sealed class TagModel(KnowledgeBase knowledge)
{
    private readonly float[] _exportControl = WeightsOf(knowledge, "export-control");
    private readonly float[] _approval = WeightsOf(knowledge, "approval");

    public TagScores Score(Reading reading)
    {
        FeatureVector features = FeatureReader.Read(reading);
        return new TagScores(Confidence(features, _exportControl), Confidence(features, _approval));
    }

    /// <summary>What each feature adds to the log-odds of a tag.</summary>
    public IReadOnlyList<Contribution> Contributions(Reading reading, Tag tag)
    {
        FeatureVector features = FeatureReader.Read(reading);
        float[] weights = tag == Tag.ExportControl ? _exportControl : _approval;
        var parts = new Contribution[FeatureVector.Count];
        for (int i = 0; i < parts.Length; i++)
        {
            string name = System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(((Feature)i).ToString());
            parts[i] = new Contribution(name, features[i], features[i] * weights[i]);
        }

        return parts;
    }

    public static string NameOf(string tag, Feature feature) =>
        $"{tag}.{System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(feature.ToString())}";

    private static double Confidence(ReadOnlySpan<float> features, float[] weights)
    {
        double sum = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            sum += features[i] * weights[i];
        }

        return 1 / (1 + Math.Exp(-sum));
    }

    private static float[] WeightsOf(KnowledgeBase knowledge, string tag) =>
        [.. Enum.GetValues<Feature>().Select(feature => (float)knowledge.Weights.GetValueOrDefault(NameOf(tag, feature)))];
}
