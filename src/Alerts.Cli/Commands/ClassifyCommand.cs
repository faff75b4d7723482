using System.CommandLine;
using Alerts.Classification;
using Alerts.Classification.Explanations;

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
        var explain = new Option<bool>("--explain")
        {
            Description = "Show the text with what was found marked, the claims, and why each tag is carried or not.",
        };
        var command = new Command("classify", """
            Say what an article is about: tags, stage, jurisdictions, companies, products, sourcing, with the words that prove it.

            Examples:
              alerts classify article.txt
              alerts classify --jsonl articles.jsonl > classified.jsonl
              alerts classify --explain article.txt
              curl -s https://example.org/news.txt | alerts classify -
            """) { file, jsonl, explain, knowledge };
        command.SetAction(async (parsed, cancellation) =>
        {
            string path = parsed.GetValue(file)!;
            if (path != "-" && !File.Exists(path))
            {
                await Console.Error.WriteLineAsync($"classify: expected a file that exists, or '-', got '{path}'.");
                return ExitCode.Usage;
            }

            KnowledgeBase known = KnowledgeBase.Load(parsed.GetValue(knowledge));
            var classifier = new Classifier(known);
            if (parsed.GetValue(jsonl))
            {
                return await ClassifyLines.RunAsync(classifier, path, Console.OpenStandardOutput(), Console.Error, cancellation);
            }

            using TextReader reader = path == "-" ? new StreamReader(Console.OpenStandardInput()) : new StreamReader(path);
            string text = await reader.ReadToEndAsync(cancellation);
            SubmittedArticle article = SubmittedArticle.FromText(text);
            ClassificationView.Write(article.Classify(classifier));
            if (parsed.GetValue(explain))
            {
                ExplanationView.Write(text, new Explainer(known).Explain(article.ToArticle(text)));
            }

            return ExitCode.Success;
        });
        return command;
    }
}
