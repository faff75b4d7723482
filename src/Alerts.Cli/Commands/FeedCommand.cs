using System.CommandLine;
using System.Globalization;
using Alerts.Feeds;
using Spectre.Console;

namespace Alerts.Cli.Commands;

/// <summary><c>alerts feed</c>: what Alerts reads out of a feed on disk.</summary>
internal static class FeedCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("file")
        {
            Description = "Feed files; '-' reads their paths from standard input, one a line, and answers each at once.",
            Arity = ArgumentArity.OneOrMore,
        };
        var json = new Option<bool>("--json") { Description = "One JSON line for each file, with its problems, for machines." };
        var command = new Command(
            "feed",
            """
            Show what is read out of feed files: RSS, RDF, Atom or JSON Feed, well-formed or not.

              alerts feed news.xml
              find feeds -name '*.xml' | alerts feed - --json
            """)
        {
            files,
            json,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            using FeedLines? lines = parsed.GetValue(json) ? new FeedLines(Console.OpenStandardOutput()) : null;
            return await ShowAsync(PathsAsync(parsed.GetValue(files)!, cancellation), lines, cancellation);
        });
        return command;
    }

    private static async IAsyncEnumerable<string> PathsAsync(
        string[] arguments, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (string argument in arguments)
        {
            if (argument != "-")
            {
                yield return argument;
                continue;
            }

            while (await Console.In.ReadLineAsync(cancellation) is { } line)
            {
                if (line.Length > 0)
                {
                    yield return line;
                }
            }
        }
    }

    private static async Task<int> ShowAsync(IAsyncEnumerable<string> paths, FeedLines? lines, CancellationToken cancellation)
    {
        bool failed = false;
        await foreach (string path in paths)
        {
            (Feed? feed, string error) = await ReadAsync(path, cancellation);
            failed |= feed is null;
            switch (feed, lines)
            {
                case (null, null):
                    await Console.Error.WriteLineAsync($"{path}: {error}");
                    break;
                case (null, _):
                    lines.WriteError(path, error);
                    break;
                case (_, null):
                    ShowTable(path, feed);
                    break;
                default:
                    lines.Write(path, feed);
                    break;
            }
        }

        return failed ? ExitCode.Failure : ExitCode.Success;
    }

    private static async Task<(Feed? Feed, string Error)> ReadAsync(string path, CancellationToken cancellation)
    {
        try
        {
            return (await FeedFile.ReadAsync(path, cancellation), "");
        }
        catch (Exception exception) when (exception is FeedFormatException or IOException or UnauthorizedAccessException)
        {
            return (null, exception.Message);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Whatever one file does to its reader, the others are read.
            return (null, $"The reader failed, which it must not; please report it with this file: {exception.GetType().Name}, {exception.Message}");
        }
    }

    private static void ShowTable(string path, Feed feed)
    {
        Terminal.Out.WriteLine($"{(feed.Title.Length > 0 ? feed.Title : "(no title)")}: {Count(feed.Entries.Count)} in {path}", new Style(decoration: Decoration.Bold));
        foreach (string problem in feed.Problems)
        {
            Terminal.Out.WriteLine(problem, new Style(Color.Yellow));
        }

        Table table = Terminal.Table("Date", "Title", "Link");
        foreach (FeedEntry entry in feed.Entries)
        {
            table.AddTextRow(entry.Published is null && entry.Updated is null ? "no date" : Moment.Of(entry.Published ?? entry.Updated), entry.Title, entry.Link ?? "");
        }

        Terminal.Out.Write(table);
    }

    private static string Count(int entries) => entries == 1 ? "1 entry" : string.Create(CultureInfo.InvariantCulture, $"{entries} entries");
}
