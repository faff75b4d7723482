using System.CommandLine;
using System.Text.Json;
using Alerts.Classification;
using Alerts.Subscriptions.Filters;

namespace Alerts.Cli.Commands;

/// <summary><c>alerts filter</c>: which events a filter expression matches, and why.</summary>
internal static class FilterCommand
{
    public static Command Create()
    {
        var expression = new Argument<string>("EXPRESSION") { Description = "The filter; '' matches every event. One that begins with '-' goes after '--'." };
        var events = new Option<string>("--events")
        {
            Description = "JSON lines: classified articles {\"id\",\"title\",\"text\",\"classification\"}, events as stored, or articles, which are classified first. '-' reads standard input.",
            DefaultValueFactory = _ => "-",
        };
        var json = new Option<bool>("--json") { Description = "One JSON line for each event that matches: {\"id\",\"because\"}." };
        var command = new Command("filter", Help()) { expression, events, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            try
            {
                var filter = Filter.Parse(parsed.GetRequiredValue(expression));
                return await RunAsync(filter, new JsonLines(parsed.GetValue(events)!), parsed.GetValue(json), cancellation);
            }
            catch (FilterException exception)
            {
                await Console.Error.WriteLineAsync(exception.WithCaret());
                return ExitCode.Usage;
            }
        });
        return command;
    }

    private static async Task<int> RunAsync(Filter filter, JsonLines lines, bool json, CancellationToken cancellation)
    {
        var classifier = new Lazy<Classifier>(() => new Classifier(KnowledgeBase.Load()));
        int all = 0, matching = 0;
        await foreach (EventLine line in lines.ReadAsync(read => EventLine.Read(read, classifier), cancellation))
        {
            all++;
            if (filter.Match(line.Event, line.Text) is not { } because)
            {
                continue;
            }

            matching++;
            Console.Out.WriteLine(json
                ? JsonSerializer.Serialize(new FilterMatch(line.Id, because), CliJson.Readable.FilterMatch)
                : $"{line.Id}  {line.Event.Title}{Environment.NewLine}    because {because}");
        }

        if (!json)
        {
            Console.Out.WriteLine($"{matching} of {all} events match.");
        }

        return lines.Failed ? ExitCode.Failure : ExitCode.Success;
    }

    private static string Help()
    {
        string fields = string.Join('\n', Filter.Fields.Select(field => $"  {field}"));
        return $"""
            Show which events a filter matches, and why.

            Terms side by side must all hold; OR, NOT or -, and parentheses as usual; case does not matter. A bare word or a
            "phrase" is searched in title and text, at word boundaries. field:value compares a facet, field!=value refuses it,
            field:(a OR b) takes several. Numbers and days take >= > <= <, and so does the stage on its way to a permission:
            under-consideration < preliminary < conditional < final. Delayed, denied, suspended and revoked stand on no rung.
            A comparison is never true where the event has no such value. A wrong filter ends with 2 and the place of the error.

            Fields:
            {fields}

              alerts classify --jsonl news.jsonl | alerts filter 'tag:approval jurisdiction:CN stage>=preliminary' --json
              alerts filter '(product:H200 OR company:nvidia) -sourcing:opinion "domestic chips"' --events news.jsonl
            """;
    }
}

/// <summary>An event that a filter matches, for machines.</summary>
internal sealed record FilterMatch(string Id, string Because);
