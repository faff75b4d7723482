using System.Globalization;
using Alerts.Classification.Evaluation;
using Spectre.Console;

namespace Alerts.Cli.Commands;

/// <summary>An evaluation as tables.</summary>
internal static class EvaluationView
{
    private const int MistakesShown = 15;

    public static void Write(EvaluationReport report)
    {
        Console.Out.WriteLine($"{report.Articles} articles");
        Table fields = Columns("field", "precision", "recall", "F1", "found", "wrong", "missed");
        foreach ((string field, Counts counts) in report.Fields)
        {
            fields.AddRow(field, Number(counts.Precision), Number(counts.Recall), Number(counts.F1),
                $"{counts.Found}", $"{counts.Wrong}", $"{counts.Missed}");
        }

        AnsiConsole.Write(fields);
        Table values = Columns("value", "accuracy", "right", "of");
        foreach ((string field, Share share) in report.Values)
        {
            values.AddRow(field, Number(share.Accuracy), $"{share.Right}", $"{share.All}");
        }

        AnsiConsole.Write(values);
        Table languages = Columns("language", "export-control F1", "approval F1");
        foreach ((string language, IReadOnlyDictionary<string, Counts> tags) in report.Languages)
        {
            languages.AddRow(language, F1(tags["export-control"]), F1(tags["approval"]));
        }

        AnsiConsole.Write(languages);
        Table stages = Columns("stage: labelled → found", "articles");
        foreach ((string pair, int count) in report.StageConfusion)
        {
            stages.AddRow(pair, $"{count}");
        }

        AnsiConsole.Write(stages);
        Table reliability = Columns("confidence", "judgements", "mean confidence", "really tagged");
        foreach (ReliabilityBand band in report.Reliability)
        {
            reliability.AddRow($"{Number(band.From)}–{Number(band.From + 0.1)}", $"{band.Count}", Number(band.MeanConfidence), Number(band.Tagged));
        }

        AnsiConsole.Write(reliability);
        WriteMistakes(report);
    }

    public static void WriteComparison(EvaluationReport before, EvaluationReport after)
    {
        Dictionary<string, CaseResult> earlier = before.Cases.ToDictionary(item => item.Id);
        foreach ((string field, Counts counts) in after.Fields)
        {
            double change = counts.F1 - before.Fields.GetValueOrDefault(field, new Counts(0, 0, 0)).F1;
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{field}: F1 {counts.F1:0.000} ({change:+0.000;-0.000;±0})"));
        }

        foreach (CaseResult item in after.Cases.Where(item => earlier.ContainsKey(item.Id) && earlier[item.Id].TagsRight != item.TagsRight))
        {
            Console.Out.WriteLine($"{(item.TagsRight ? "gained" : "lost  ")} {item.Id} {item.Title}");
        }

        foreach (CaseResult item in after.Cases.Where(item => earlier.ContainsKey(item.Id)))
        {
            List<string> solved = [.. earlier[item.Id].Mistakes.Except(item.Mistakes)], made = [.. item.Mistakes.Except(earlier[item.Id].Mistakes)];
            if (solved.Count + made.Count > 0)
            {
                Console.Out.WriteLine($"{item.Id}: {string.Join("; ", solved.Select(text => "no longer " + text).Concat(made.Select(text => "now " + text)))}");
            }
        }
    }

    private static void WriteMistakes(EvaluationReport report)
    {
        List<CaseResult> worst = [.. report.Cases.Where(item => item.Mistakes.Count > 0)
            .OrderByDescending(item => item.Badness).ThenByDescending(item => item.Mistakes.Count).Take(MistakesShown)];
        Console.Out.WriteLine($"Worst mistakes ({worst.Count} of {report.Cases.Count(item => item.Mistakes.Count > 0)} articles with any)");
        foreach (CaseResult item in worst)
        {
            Console.Out.WriteLine($"{item.Id}{(item.Ambiguous ? " (ambiguous)" : "")}: {item.Title}");
            Console.Out.WriteLine($"  {string.Join("; ", item.Mistakes)}");
            if (item.Evidence is not null)
            {
                Console.Out.WriteLine($"  “{item.Evidence.ReplaceLineEndings(" ")}”");
            }
        }
    }

    private static Table Columns(params string[] names) => new Table().Border(TableBorder.Simple).AddColumns(names);

    private static string F1(Counts counts) => counts.Found + counts.Wrong + counts.Missed == 0 ? "-" : Number(counts.F1);

    private static string Number(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
