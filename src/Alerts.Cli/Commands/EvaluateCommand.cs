using System.CommandLine;
using System.Text.Json;
using Alerts.Classification;
using Alerts.Classification.Evaluation;

namespace Alerts.Cli.Commands;

/// <summary><c>alerts evaluate</c>.</summary>
internal static class EvaluateCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "JSON lines: id, language, title, text, published and the labels." }.AcceptExistingOnly();
        var json = new Option<bool>("--json") { Description = "Print the whole run as JSON; keep it to compare the next run with." };
        var compare = new Option<FileInfo>("--compare") { Description = "A run saved with --json: say which cases were gained and lost." }.AcceptExistingOnly();
        var knowledge = new Option<string?>("--knowledge") { Description = "A folder of YAML files that extend or replace the built-in knowledge." };
        var command = new Command("evaluate", """
            Measure the classifier on labelled articles: precision, recall, F1, confusion of stages, reliability, worst mistakes.

            Examples:
              alerts evaluate labelled.jsonl
              alerts evaluate labelled.jsonl --json > before.json
              alerts evaluate labelled.jsonl --compare before.json
            """) { file, json, compare, knowledge };
        command.SetAction(async (parsed, cancellation) =>
        {
            if (await LabelledLine.ReadAllAsync([parsed.GetValue(file)!.FullName], cancellation) is not { } articles)
            {
                return ExitCode.Failure;
            }

            EvaluationReport report = new Evaluator(KnowledgeBase.Load(parsed.GetValue(knowledge))).Run(articles);
            if (parsed.GetValue(json))
            {
                Console.Out.WriteLine(JsonSerializer.Serialize(report, EvaluationJson.Default.EvaluationReport));
                return ExitCode.Success;
            }

            EvaluationView.Write(report);
            if (parsed.GetValue(compare) is { } saved)
            {
                EvaluationView.WriteComparison(Load(saved), report);
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static EvaluationReport Load(FileInfo saved)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(saved.FullName), EvaluationJson.Default.EvaluationReport)!;
        }
        catch (JsonException exception)
        {
            throw new ConfigurationException($"{saved.Name}: expected a run saved with 'alerts evaluate --json', got: {exception.Message}");
        }
    }
}
