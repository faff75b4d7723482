namespace Alerts.Classification.Evaluation;

/// <summary>A labelled article as the models see it.</summary>
/// <param name="Label">What is right.</param>
/// <param name="Features">What its claims say; the term features are filled in later.</param>
/// <param name="Terms">Its terms, each once.</param>
/// <param name="Votes">What its claims say of direction, stage and sourcing, counted from the first of their groups; -1 for nothing.</param>
internal sealed record TrainingArticle(LabelledArticle Label, float[] Features, ulong[] Terms, IReadOnlyDictionary<string, int> Votes)
{
    /// <summary>What terms learned from other articles say of this one.</summary>
    public float[] Scores { get; set; } = [];
}
