using System.ComponentModel.DataAnnotations;
using Alerts.Classification.Scoring;

namespace Alerts.Classification;

/// <summary>Settings of the classifier.</summary>
public sealed class ClassifyOptions
{
    /// <summary>Confidence from which an article carries <c>export-control</c>. Default 0.7: a wrong alert costs a reader more than a late one.</summary>
    [Range(0.01, 0.99)]
    public double ExportControlThreshold { get; set; } = 0.7;

    /// <summary>Confidence from which an article carries <c>approval</c>. Default 0.65, where precision and recall meet on real articles.</summary>
    [Range(0.01, 0.99)]
    public double ApprovalThreshold { get; set; } = 0.65;

    internal bool CarriesApproval(TagScores scores) => scores.Approval >= ApprovalThreshold;

    /// <summary>Where permission for trade is decided, that trade is controlled: no more is asked for the control than for the permission.</summary>
    internal double ThresholdOfExportControl(TagScores scores) =>
        CarriesApproval(scores) ? Math.Min(ApprovalThreshold, ExportControlThreshold) : ExportControlThreshold;

    /// <summary>A folder of YAML files that extend or replace the built-in knowledge; null for the built-in alone.</summary>
    public string? KnowledgeFolder { get; set; }
}
