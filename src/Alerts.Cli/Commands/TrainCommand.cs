using System.CommandLine;
using Alerts.Classification;
using Alerts.Classification.Evaluation;

namespace Alerts.Cli.Commands;

/// <summary><c>alerts train</c>.</summary>
internal static class TrainCommand
{
    public static Command Create()
    {
        var files = new Argument<FileInfo[]>("FILE") { Description = "JSON lines of labelled articles, as for 'alerts evaluate'.", Arity = ArgumentArity.OneOrMore }
            .AcceptExistingOnly();
        var knowledge = new Option<string?>("--knowledge") { Description = "A folder of YAML files that extend or replace the built-in knowledge." };
        var output = new Option<DirectoryInfo>("--out") { Description = "The folder that weights.yaml and terms.tsv are written to.", Required = true };
        var command = new Command("train", """
            Fit the classifier's weights to labelled articles. The same files give the same weights.

            Examples:
              alerts train labelled.jsonl --out knowledge
              alerts evaluate others.jsonl --knowledge knowledge
            """) { files, knowledge, output };
        command.SetAction(async (parsed, cancellation) =>
        {
            if (await LabelledLine.ReadAllAsync(parsed.GetValue(files)!.Select(file => file.FullName), cancellation) is not { } articles)
            {
                return ExitCode.Failure;
            }

            (string weights, string terms) = new Trainer(KnowledgeBase.Load(parsed.GetValue(knowledge)), Console.Error).Train(articles);
            DirectoryInfo folder = parsed.GetValue(output)!;
            folder.Create();
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "weights.yaml"), weights, cancellation);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "terms.tsv"), terms, cancellation);
            return ExitCode.Success;
        });
        return command;
    }
}
