using System.CommandLine;
using Alerts.Classify;
using Alerts.Classify.Evaluate;

namespace Alerts.Cli.Commands;

/// <summary><c>alerts train</c>.</summary>
internal static class TrainCommand
{
    public static Command Create()
    {
        var files = new Argument<FileInfo[]>("FILE") { Description = "JSON lines of labelled articles, as for 'alerts evaluate'.", Arity = ArgumentArity.OneOrMore }
            .AcceptExistingOnly();
        var knowledge = new Option<string?>("--knowledge") { Description = "A folder of YAML files that extend or replace the built-in knowledge." };
        var command = new Command("train", """
            Fit the classifier's weights to labelled articles and print them as weights.yaml. The same files give the same weights.

            Examples:
              alerts train labelled.jsonl > knowledge/weights.yaml
              alerts evaluate labelled.jsonl --knowledge knowledge
            """) { files, knowledge };
        command.SetAction(parsed =>
        {
            List<LabelledArticle> articles = [.. parsed.GetValue(files)!.SelectMany(file => LabelledFile.Read(file.FullName))];
            Console.Out.Write(new Trainer(KnowledgeBase.Load(parsed.GetValue(knowledge))).Train(articles));
            return ExitCode.Success;
        });
        return command;
    }
}
