using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Alerts.Fetch.Feeds;
using Spectre.Console;

namespace Alerts.Cli.Commands;

/// <summary><c>alerts feed</c>: what Alerts reads out of a feed on disk.</summary>
internal static class FeedCommand
{
    private static readonly JsonWriterOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var files = new Argument<string[]>("file")
        {
            Description = "Feed files; '-' reads their paths from standard input, one a line, and answers each at once.",
            Arity = ArgumentArity.OneOrMore,
        };
        var json = new Option<bool>("--json") { Description = "One JSON line for each file, for machines." };
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
            bool failed = false;
            await foreach (string path in PathsAsync(parsed.GetValue(files)!, cancellation))
            {
                failed |= !await ShowAsync(path, parsed.GetValue(json), cancellation);
            }

            return failed ? ExitCode.Failure : ExitCode.Success;
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

    private static async Task<bool> ShowAsync(string path, bool json, CancellationToken cancellation)
    {
        Feed? feed = null;
        string error = "";
        try
        {
            feed = FeedReader.Read(await File.ReadAllBytesAsync(path, cancellation));
        }
        catch (Exception exception) when (exception is FeedFormatException or IOException or UnauthorizedAccessException)
        {
            error = exception.Message;
        }

        if (json)
        {
            await Console.Out.WriteLineAsync(ToJson(path, feed, error).AsMemory(), cancellation);
            await Console.Out.FlushAsync(cancellation);
        }
        else if (feed is null)
        {
            await Console.Error.WriteLineAsync($"{path}: {error}");
        }
        else
        {
            ShowTable(path, feed);
        }

        return feed is not null;
    }

    private static string ToJson(string path, Feed? feed, string error)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, OneLine))
        {
            writer.WriteStartObject();
            writer.WriteString("file", path);
            if (feed is null)
            {
                writer.WriteString("error", error);
            }
            else
            {
                writer.WriteString("feed_title", feed.Title);
                writer.WriteStartArray("entries");
                foreach (FeedEntry entry in feed.Entries)
                {
                    WriteEntry(writer, entry);
                }

                writer.WriteEndArray();
            }

            writer.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    private static void WriteEntry(Utf8JsonWriter writer, FeedEntry entry)
    {
        writer.WriteStartObject();
        writer.WriteString("id", entry.Id);
        writer.WriteString("title", entry.Title);
        writer.WriteString("link", entry.Link);
        writer.WriteString("published", FeedDate.ToIso(entry.Published));
        writer.WriteString("updated", FeedDate.ToIso(entry.Updated));
        writer.WriteNumber("summary_length", entry.Summary?.Length ?? 0);
        writer.WriteNumber("content_length", entry.Content?.Length ?? 0);
        writer.WriteEndObject();
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
