using System.CommandLine;
using Alerts.Classify;

namespace Alerts.Cli.Commands;

/// <summary><c>alerts classify</c>.</summary>
internal static class ClassifyCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE")
        {
            Description = "A text file (its first line is the title), or JSON lines with --jsonl; '-' reads standard input.",
            DefaultValueFactory = _ => "-",
        };
        var jsonl = new Option<bool>("--jsonl")
        {
            Description = "JSON lines in ({\"id\",\"title\",\"text\",…}) and out ({\"id\",\"classification\"}), in the same order.",
        };
        var knowledge = new Option<string?>("--knowledge")
        {
            Description = "A folder of YAML files that extend or replace the built-in knowledge.",
        };
        var command = new Command("classify", """
            Say what an article is about: tags, stage, jurisdictions, companies, products, sourcing, with the words that prove it.

            Examples:
              alerts classify article.txt
              alerts classify --jsonl articles.jsonl > classified.jsonl
              curl -s https://example.org/news.txt | alerts classify -
            """) { file, jsonl, knowledge };
        command.SetAction(async (parsed, cancellation) =>
        {
            string path = parsed.GetValue(file)!;
            if (path != "-" && !File.Exists(path))
            {
                await Console.Error.WriteLineAsync($"classify: expected a file that exists, or '-', came '{path}'.");
                return ExitCode.Usage;
            }

            var classifier = new Classifier(KnowledgeBase.Load(parsed.GetValue(knowledge)));
            using TextReader reader = path == "-" ? new StreamReader(Console.OpenStandardInput()) : new StreamReader(path);
            if (parsed.GetValue(jsonl))
            {
                return await ClassifyLines.RunAsync(classifier, reader, Console.OpenStandardOutput(), Console.Error, cancellation);
            }

            string text = await reader.ReadToEndAsync(cancellation);
            ClassificationView.Write(SubmittedArticle.FromText(text), classifier);
            return ExitCode.Success;
        });
        return command;
    }
}
