using System.Runtime.CompilerServices;

namespace Alerts.Classification.Scoring;

/// <summary>What the linear model sees of a reading: a handful of numbers, none of which grows with the length of the text.</summary>
internal enum Feature
{
    Bias,
    ControlHeadline,
    ControlLead,
    ControlBody,
    NamedHeadline,
    NamedBelow,
    PermissionHeadline,
    PermissionLead,
    PermissionBody,
    PendingAbove,
    PendingBody,
    PurchaseGuidance,
    ManyClaims,
    ElsewhereHeadline,
    ElsewhereBelow,
    TariffHeadline,
    StrategicGoods,
    OtherLanguage,

    /// <summary>Nothing is named that trade controls are about.</summary>
    OutsideTheField,

    /// <summary>Log-odds of the terms for export control, and for approval, in units of <see cref="FeatureReader.TermUnit"/>.</summary>
    TermsExportControl,
    TermsApproval,
}

[InlineArray(Count)]
internal struct FeatureVector
{
    public const int Count = (int)Feature.TermsApproval + 1;
    private float _first;
}
