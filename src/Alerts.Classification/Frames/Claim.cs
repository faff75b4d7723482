namespace Alerts.Classification.Frames;

/// <summary>One thing that a sentence says about a control or a permission, with the words that say it.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Stage">How far a permission has come; none for a control.</param>
/// <param name="Direction">Harder or easier.</param>
/// <param name="Actors">Set of places whose government acts.</param>
/// <param name="Leg">Side of the border.</param>
/// <param name="Sentence">Index of the sentence.</param>
/// <param name="Start">Begin of the words.</param>
/// <param name="End">End of the words.</param>
/// <param name="Strength">How surely the words say it, 0 to 1.</param>
/// <param name="Traits">What else is said.</param>
internal readonly record struct Claim(
    ClaimKind Kind, Stage Stage, Direction Direction, ulong Actors, Leg Leg, int Sentence, int Start, int End, float Strength, ClaimTraits Traits)
{
    public bool Is(ClaimTraits any) => (Traits & any) != 0;
}

internal enum ClaimKind
{
    /// <summary>A control is imposed, eased, enforced, considered…</summary>
    Control,

    /// <summary>A control is named, but nothing is said to happen to it.</summary>
    ControlNamed,

    /// <summary>A permission is decided or prepared.</summary>
    Permission,

    /// <summary>A permission is asked for and open.</summary>
    Pending,
}

[Flags]
internal enum ClaimTraits
{
    None = 0,
    Considered = 1,
    Hypothetical = 2,

    /// <summary>Background: the sentence dates it to an earlier year, or says "previously".</summary>
    Past = 4,
    Enforcement = 8,

    /// <summary>A government steers what its firms buy.</summary>
    Purchase = 16,
    Conditional = 32,
    Negated = 64,
}
