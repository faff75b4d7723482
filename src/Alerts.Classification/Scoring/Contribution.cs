namespace Alerts.Classification.Scoring;

/// <summary>A feature or term, its value, and value times weight: the log-odds that it adds.</summary>
public sealed record Contribution(string Feature, double Value, double LogOdds);
