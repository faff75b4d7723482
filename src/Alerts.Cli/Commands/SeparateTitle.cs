using Alerts.Classification;

namespace Alerts.Cli.Commands;

/// <summary>Moves offsets from "title, empty line, text" to the text alone, and marks what lies in the title.</summary>
internal static class SeparateTitle
{
    public const string Part = "title";

    public static ArticleClassification Move(ArticleClassification classification, int titleLength, int shift) => classification with
    {
        Evidence = [.. classification.Evidence.Select(item => item.Start < titleLength
            ? item with { Part = Part }
            : item with { Start = item.Start - shift, End = item.End - shift })],
        Conditions = [.. classification.Conditions.Select(item => item.Start < titleLength
            ? item with { Part = Part }
            : item with { Start = item.Start - shift, End = item.End - shift })],
        Contradicts = [.. classification.Contradicts.Select(item => item.Start < titleLength
            ? item with { Part = Part }
            : item with { Start = item.Start - shift, End = item.End - shift })],
    };
}
