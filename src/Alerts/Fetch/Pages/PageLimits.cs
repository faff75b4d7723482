namespace Alerts.Fetch.Pages;

/// <summary>What looking through one page may cost. A page beyond it is refused with the limit's name, whoever made it so.</summary>
internal sealed record PageLimits
{
    public static PageLimits Default { get; } = new();

    /// <summary>Start and end tags, and the elements that formatting which is never closed makes a parser repeat.</summary>
    public int Tags { get; init; } = 60_000;

    /// <summary>Elements inside each other, less than the 512 at which the parser (and browsers) begin to flatten the tree.</summary>
    public int Depth { get; init; } = 500;

    /// <summary>Steps that SmartReader would take, as <see cref="LeanPage"/> counts them; ten million take about half a second.</summary>
    public long Steps { get; init; } = 15_000_000;
}
