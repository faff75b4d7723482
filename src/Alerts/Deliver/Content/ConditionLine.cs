using Alerts.Classification;

namespace Alerts.Deliver.Content;

/// <summary>What the permission depends on, quoted, each with how strongly it is put: "encouraged" is not "required".</summary>
internal static class ConditionLine
{
    private const int LongestQuote = 400;
    private const int MostConditions = 4;

    public static AlertLine Of(ArticleClassification classification)
    {
        // "no number set" within a longer condition gives its modality; its words are in the longer quote.
        Condition[] widest = [.. classification.Conditions.Where((one, index) => !classification.Conditions.Where(
            (other, at) => at != index && Within(one, other) && (at < index || !Within(other, one))).Any())];
        return widest.Length == 0
            ? new AlertLine("Condition", "None stated")
            : new AlertLine(
                "Condition",
                Modalities(classification.Conditions),
                WhatLine.Sentences([string.Join("; ", widest.Take(MostConditions).Select(Quote)), More(widest.Length)]));
    }

    private static bool Within(Condition inner, Condition outer) => outer.Start <= inner.Start && inner.End <= outer.End;

    private static string Modalities(IReadOnlyList<Condition> conditions)
    {
        Modality[] modalities = [.. conditions.Select(condition => condition.Modality).Distinct()];

        // "Stated" is all that can be said of a condition without a modality; beside one that has it, it only puzzles.
        IEnumerable<string> words = modalities.Where(modality => modality != Modality.Stated || modalities.Length == 1).Select(Wording.Of);
        return Wording.Capitalised(string.Join(", ", words).ToLowerInvariant());
    }

    private static string Quote(Condition condition) => $"“{UntrustedText.Clean(condition.Text, LongestQuote)}”";

    private static string More(int count) => count > MostConditions ? $"{count - MostConditions} more in the article" : "";
}
