namespace Alerts.Classification.Terms;

/// <summary>What terms speak for or against: both tags, then each value of direction, stage and sourcing in the order of its enum.</summary>
internal enum TermHead
{
    ExportControl,
    Approval,
    Undirected,
    Tightening,
    Loosening,
    Mixed,
    UnderConsideration,
    Preliminary,
    Conditional,
    Final,
    Delayed,
    Denied,
    Suspended,
    Revoked,
    NamedSource,
    Official,
    AnonymousSources,
    Opinion,
}

/// <summary>Heads of which one is right: each such group is a softmax; the tags are decisions of their own.</summary>
internal readonly record struct TermGroup(TermHead First, int Count)
{
    public static readonly TermGroup Directions = new(TermHead.Undirected, 4);
    public static readonly TermGroup Stages = new(TermHead.UnderConsideration, 8);
    public static readonly TermGroup Sourcings = new(TermHead.NamedSource, 4);

    /// <summary>All heads together.</summary>
    public const int Heads = (int)TermHead.Opinion + 1;

    public ReadOnlySpan<float> Of(ReadOnlySpan<float> scores) => scores.Slice((int)First, Count);
}
