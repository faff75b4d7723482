using Alerts.Classification.Scoring;

namespace Alerts.Classification.Explanations;

/// <summary>Why an article was classified as it was, for a person. Offsets as in <see cref="ArticleClassification"/>.</summary>
/// <param name="Classification">The result that is explained.</param>
/// <param name="Marks">Every word of the text that was recognised, in order.</param>
/// <param name="Frames">Every claim that was read, in order.</param>
/// <param name="Tags">The reckoning for each tag, carried or not.</param>
public sealed record Explanation(
    ArticleClassification Classification, IReadOnlyList<Mark> Marks, IReadOnlyList<FrameLine> Frames, IReadOnlyList<TagReckoning> Tags);

/// <summary>Recognised words, what they are ("Nvidia", "CN"; empty for a cue) and what they contribute ("grant, permit").</summary>
public sealed record Mark(int Start, int End, string Entity, string Cues);

/// <summary>A claim in words: "permission, preliminary, loosening, by CN, import leg, strength 0.80".</summary>
public sealed record FrameLine(string Summary, int Start, int End);

/// <summary>How the confidence of a tag came about, and what would turn the decision.</summary>
/// <param name="Tag">The tag.</param>
/// <param name="Confidence">Calibrated, 0 to 1.</param>
/// <param name="Threshold">From which it is carried.</param>
/// <param name="Parts">Features that are not zero, the weightiest first.</param>
/// <param name="Terms">The terms behind the term features, the weightiest first.</param>
/// <param name="WhatWouldChange">What the text would have to say for the opposite decision.</param>
public sealed record TagReckoning(Tag Tag, double Confidence, double Threshold, IReadOnlyList<Contribution> Parts, IReadOnlyList<Contribution> Terms, string WhatWouldChange)
{
    public bool Carried => Confidence >= Threshold;
}
