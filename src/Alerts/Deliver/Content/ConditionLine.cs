namespace Alerts.Deliver.Content;

/// <summary>What the permission depends on, quoted, each with how strongly it is put: "encouraged" is not "required".</summary>
internal static class ConditionLine
{
    private const int LongestQuote = 400;
    private const int MostConditions = 4;

    public static AlertLine Of(Classification classification)
    {
        IReadOnlyList<Condition> conditions = classification.Conditions;
        return conditions.Count == 0
            ? new AlertLine("Condition", "None stated")
            : new AlertLine(
                "Condition",
                Modalities(conditions),
                WhatLine.Sentences([string.Join("; ", conditions.Take(MostConditions).Select(Quote)), More(conditions.Count)]));
    }

    private static string Modalities(IReadOnlyList<Condition> conditions)
    {
        string joined = string.Join(", ", conditions.Select(condition => Wording.Of(condition.Modality)).Distinct());
        return Wording.Capitalised(joined.ToLowerInvariant());
    }

    private static string Quote(Condition condition) => $"“{UntrustedText.Clean(condition.Text, LongestQuote)}”";

    private static string More(int count) => count > MostConditions ? $"{count - MostConditions} more in the article" : "";
}
