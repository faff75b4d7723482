using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Alerts.Classification;
using Alerts.Stories;
using Alerts.Text;
using Spectre.Console;

namespace Alerts.Cli.Commands;

/// <summary><c>alerts stories</c>: articles in time order in, the story and novelty of each out.</summary>
internal static class StoriesCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE")
        {
            Description = "JSON lines, oldest first: {\"id\",\"title\",\"text\",\"published\"}, optionally source, publisher, url, language, official. '-' reads standard input.",
            DefaultValueFactory = _ => "-",
        };
        var jsonl = new Option<bool>("--jsonl") { Description = "One JSON line for each article, at once: {\"id\",\"storyId\",\"novelty\",\"changes\"}." };
        var knowledge = new Option<string?>("--knowledge") { Description = "A folder of YAML files that extend or replace the built-in knowledge." };
        var command = new Command(
            "stories",
            """
            Tell which story each article belongs to, and whether it is new, a change or a repeat.

            Articles are classified and placed as the pipeline does it, but in memory: nothing is stored. An article
            without a tag belongs to no story (novelty none). Without --jsonl a timeline of each story is shown.

              alerts stories january.jsonl
              alerts stories january.jsonl --jsonl | jq -r 'select(.novelty != "repeat") | .id'
            """)
        {
            file, jsonl, knowledge,
        };
        command.SetAction((parsed, cancellation) =>
            RunAsync(new JsonLines(parsed.GetValue(file)!), KnowledgeBase.Load(parsed.GetValue(knowledge)), parsed.GetValue(jsonl), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(JsonLines lines, KnowledgeBase knowledge, bool jsonl, CancellationToken cancellation)
    {
        var classifier = new Classifier(knowledge);
        var book = new StoryBook(knowledge);
        var told = new List<Told>();
        await foreach ((Article article, Placement placement) in lines.ReadAsync(Place, cancellation))
        {
            if (jsonl)
            {
                await Console.Out.WriteLineAsync(PlacementLine.Write(article.Id, placement).AsMemory(), cancellation);
                await Console.Out.FlushAsync(cancellation);
            }
            else
            {
                told.Add(new Told(article, placement));
            }
        }

        if (!jsonl)
        {
            Show(told);
        }

        return lines.Failed ? ExitCode.Failure : ExitCode.Success;

        Told Place(JsonElement line)
        {
            Article article = ArticleLine.Read(line, timeRequired: true);
            string eventId = DeterministicId.Of("event", article.Id, article.Version.ToString(CultureInfo.InvariantCulture));
            return new Told(article, book.Place(article, classifier.Classify(article.ToClassify), eventId));
        }
    }

    private static void Show(List<Told> told)
    {
        foreach (var story in told.Where(t => t.Placement.StoryId is not null).GroupBy(t => t.Placement.StoryId))
        {
            Terminal.Out.Write(new Cell($"{story.First().Article.Title}{Environment.NewLine}", new Style(decoration: Decoration.Bold)));
            Terminal.Out.Write(new Cell($"story {story.Key}, {story.Last().Placement.Origins} independent origin(s){Environment.NewLine}"));
            var table = Terminal.Table("Published", "Novelty", "What changed", "Article");
            foreach ((Article article, Placement placement) in story)
            {
                string changes = string.Join("; ", placement.Changes.Select(c => $"{Kebab.Of(c.Kind)}: {(c.From is null ? "" : c.From + " → ")}{c.To}"));
                table.AddRow(
                    new Cell(article.Published.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)),
                    new Cell(Kebab.Of(placement.Novelty), placement.Novelty == Novelty.Repeat ? new Style(Color.Grey) : new Style(Color.Green)),
                    new Cell(changes),
                    new Cell(article.Title));
            }

            Terminal.Out.Write(table);
            Terminal.Out.WriteLine();
        }

        Terminal.Out.Write(new Cell(string.Create(
            CultureInfo.InvariantCulture,
            $"{told.Count} articles: {Count(Novelty.New)} new, {Count(Novelty.Change)} changes, {Count(Novelty.Repeat)} repeats, {Count(Novelty.None)} in no story.{Environment.NewLine}")));

        int Count(Novelty novelty) => told.Count(t => t.Placement.Novelty == novelty);
    }

    private sealed record Told(Article Article, Placement Placement);
}
