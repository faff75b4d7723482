namespace Alerts.Classification.Evaluation;

/// <summary>How a classifier did on a labelled file. As JSON it is a saved run to compare the next one with.</summary>
public sealed record EvaluationReport
{
    public required int Articles { get; init; }

    /// <summary>By field: export-control, approval, jurisdictions, companies, products.</summary>
    public required IReadOnlyDictionary<string, Counts> Fields { get; init; }

    /// <summary>Share of articles whose one value is right: direction, stage, sourcing, language; <c>stage of approvals</c> and <c>direction of tagged</c> leave out those without.</summary>
    public required IReadOnlyDictionary<string, Share> Values { get; init; }

    /// <summary>By language, then by tag.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, Counts>> Languages { get; init; }

    /// <summary>Rows of "labelled stage → found stage" with their number, articles labelled approval only.</summary>
    public required IReadOnlyDictionary<string, int> StageConfusion { get; init; }

    /// <summary>Confidence in ten bands against the share that is really tagged, both tags together.</summary>
    public required IReadOnlyList<ReliabilityBand> Reliability { get; init; }

    public required IReadOnlyList<CaseResult> Cases { get; init; }
}

/// <summary>True positives, false positives, false negatives.</summary>
public sealed record Counts(int Found, int Wrong, int Missed)
{
    public double Precision => Found + Wrong == 0 ? 0 : (double)Found / (Found + Wrong);
    public double Recall => Found + Missed == 0 ? 0 : (double)Found / (Found + Missed);
    public double F1 => 2 * Found + Wrong + Missed == 0 ? 0 : 2.0 * Found / (2 * Found + Wrong + Missed);

    public static Counts operator +(Counts a, Counts b) => new(a.Found + b.Found, a.Wrong + b.Wrong, a.Missed + b.Missed);

    public static Counts Of<T>(IReadOnlyCollection<T> found, IReadOnlyCollection<T> labelled)
    {
        int both = found.Intersect(labelled).Count();
        return new Counts(both, found.Distinct().Count() - both, labelled.Distinct().Count() - both);
    }
}

public sealed record Share(int Right, int All)
{
    public double Accuracy => All == 0 ? 0 : (double)Right / All;
}

/// <summary>Confidences from <see cref="From"/> on, up to a tenth more.</summary>
public sealed record ReliabilityBand(double From, int Count, double MeanConfidence, double Tagged);

/// <summary>One article: what is wrong with its tags and facets (empty when all is right), and how surely.</summary>
public sealed record CaseResult(string Id, string Title, bool Ambiguous, bool TagsRight, double Badness, IReadOnlyList<string> Mistakes, string? Evidence);
