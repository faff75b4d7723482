using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Alerts.Cli.Demo;

namespace Alerts.Cli.Commands;

/// <summary><c>alerts demo</c>: from feeds to an inbox on the sample sources.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "One JSON object on stdout; progress goes to stderr." };
        var folder = new Option<string>("--out") { Description = "Folder for the mails and cards.", DefaultValueFactory = _ => "out" };
        var command = new Command("demo", """
            Show the main job end to end on sample sources.

            Three feeds on disk, a mail subscriber and a Teams subscriber, the real pipeline on a storage emulator of its
            own. Needs Node.js 20 or newer for the emulator; sends nothing anywhere.
            Exits with 1 when the expected alerts did not come out.

            Examples:
              alerts demo
              alerts demo --json > demo.json
            """)
        {
            json, folder,
        };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(json), parsed.GetRequiredValue(folder), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(bool json, string folder, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        DemoExpectations expectations = DemoExpectations.Load(Path.Combine(AppContext.BaseDirectory, "samples", "expected.json"));
        var progress = new DemoProgress(Console.Error, isTerminal: !Console.IsErrorRedirected);
        IReadOnlyList<DemoRow> rows = await new DemoRun(folder, progress).RunAsync(cancellation);
        progress.End();

        string[] unmet = [.. expectations.Unmet(rows)];
        double seconds = Math.Round(Stopwatch.GetElapsedTime(start).TotalSeconds, 1);
        if (json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(Report(rows, folder, seconds, unmet), DemoJson.Default.DemoReport));
        }
        else
        {
            Show(rows, folder, seconds);
        }

        foreach (string sentence in unmet)
        {
            await Console.Error.WriteLineAsync($"Not as expected: {sentence}");
        }

        return unmet.Length == 0 ? ExitCode.Success : ExitCode.Failure;
    }

    private static void Show(IReadOnlyList<DemoRow> rows, string folder, double seconds)
    {
        var table = Terminal.Table("Article", "Tags", "Stage", "By", "Who was told, and why");
        foreach (DemoRow row in rows)
        {
            table.AddTextRow(
                row.Event.Title, row.Tags, row.Stage, string.Join(", ", row.Event.Classification.Jurisdictions), row.Outcome(DemoRun.SubscriberNames));
        }

        Console.Out.WriteLine();
        Terminal.Out.Write(table);
        Console.Out.WriteLine();
        IReadOnlyList<string> files = DemoFiles.Of(folder, rows);
        int alerts = rows.Count(row => row.Deliveries.Count > 0);
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows.Count} articles, {alerts} alerts, {seconds:0.0} s. Mails and cards are in {folder}:"));
        foreach (string file in files)
        {
            Console.Out.WriteLine($"  {file}");
        }
    }

    private static DemoReport Report(IReadOnlyList<DemoRow> rows, string folder, double seconds, IReadOnlyList<string> unmet) => new(
        [.. rows.Select(row => new DemoLine(
            row.Event.Title, row.Event.Publisher, row.Event.Url, [.. row.Event.Classification.Tags.Select(score => score.Tag)],
            row.Event.Classification.Stage, row.Event.Classification.Jurisdictions, row.Event.Novelty, row.Event.Changes, row.Outcome(DemoRun.SubscriberNames)))],
        folder, DemoFiles.Of(folder, rows), seconds, unmet);
}
