using System.Diagnostics;
using System.Globalization;
using Alerts.Cli.Demo;
using Alerts.Cli.LocalHost;
using Alerts.EndToEnd.Tests.Support;
using Alerts.Storage;
using Microsoft.Extensions.Options;

namespace Alerts.Benchmarks;

/// <summary>
/// How <c>alerts run</c> starts, rests, works and stops: a process of its own, over an Azurite that is started before and not
/// counted. <c>dotnet run --project tests/Alerts.Benchmarks -c Release -- run</c>; needs Node.js, and a system with <c>kill</c>.
/// </summary>
internal static class RunFigures
{
    private const int Runs = 5;
    private const int Articles = 2_000;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(10);

    public static async Task PrintAsync(CancellationToken cancellation)
    {
        string connection = DemoStorage.ConnectionString();
        var clients = new StorageClients(Options.Create(new StorageOptions { ConnectionString = connection }));
        await using Azurite? azurite = await Azurite.StartIfSilentAsync(clients, folder: "", Console.Error, TimeProvider.System, cancellation);
        DirectoryInfo folder = Directory.CreateTempSubdirectory("alerts-figures-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "sources.yaml"), "sources: []\n", cancellation);
            Console.WriteLine("| run | says that it runs | first trigger ready | processor time until then | memory at rest | stop by SIGTERM |");
            Console.WriteLine("|---|---:|---:|---:|---:|---:|");
            for (int run = 1; run <= Runs; run++)
            {
                await IdleAsync(run, folder.FullName, connection, cancellation);
            }

            await LoadAsync(folder.FullName, connection, clients, cancellation);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task IdleAsync(int run, string folder, string connection, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        using Process alerts = Start(folder, connection, out Task running, out Task scheduled);
        await running;
        TimeSpan runs = Stopwatch.GetElapsedTime(start);
        await scheduled;
        TimeSpan ready = Stopwatch.GetElapsedTime(start);
        alerts.Refresh();
        TimeSpan processor = alerts.TotalProcessorTime;
        await Task.Delay(Rest, TimeProvider.System, cancellation);
        alerts.Refresh();
        long memory = alerts.WorkingSet64;
        TimeSpan stop = await StopAsync(alerts, cancellation);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {run} | {runs.TotalSeconds:0.0} s | {ready.TotalSeconds:0.0} s | {processor.TotalSeconds:0.0} s | {memory >> 20} MB | {stop.TotalSeconds:0.0} s, exit code {alerts.ExitCode} |"));
    }

    private static async Task LoadAsync(string folder, string connection, StorageClients clients, CancellationToken cancellation)
    {
        var items = Enumerable.Range(0, Articles).Select(number =>
        {
            (string url, string title, string text) = SampleFeed.Matters[number % SampleFeed.Matters.Length];
            return ($"{url}/{number}", $"{title}, part {number}", $"{text} This is report {number}.");
        });
        await File.WriteAllTextAsync(Path.Combine(folder, "feed.rss"), SampleFeed.Rss([.. items]), cancellation);
        await File.WriteAllTextAsync(
            Path.Combine(folder, "sources.yaml"), "sources:\n  - name: load\n    kind: file\n    location: feed.rss\n    backfill: true\n", cancellation);

        long start = Stopwatch.GetTimestamp();
        using Process alerts = Start(folder, connection, out _, out Task scheduled);
        await scheduled;
        var depths = new QueueDepths(clients);
        bool begun = false;
        int empty = 0;
        // Empty three times in a row: a stage sends before its own message goes.
        while (empty < 3)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, cancellation);
            bool waits = (await depths.ReadAsync(cancellation)).Any(queue => queue.Messages > 0);
            begun |= waits;
            empty = begun && !waits ? empty + 1 : 0;
        }

        TimeSpan took = Stopwatch.GetElapsedTime(start);
        alerts.Refresh();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"\n{Articles} articles through all stages: {took.TotalSeconds:0} s with the start, highest memory {alerts.PeakWorkingSet64 >> 20} MB, at the end {alerts.WorkingSet64 >> 20} MB"));
        await StopAsync(alerts, cancellation);
    }

    private static Process Start(string folder, string connection, out Task running, out Task scheduled)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Alerts.Cli.dll"), "run"])
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["AzureWebJobsStorage"] = connection;
        start.Environment["Urls"] = "http://127.0.0.1:0";
        var isRunning = new TaskCompletionSource();
        var hasScheduled = new TaskCompletionSource();
        var process = new Process { StartInfo = start };
        process.ErrorDataReceived += (_, line) => Settle(isRunning, line.Data, "Alerts is running");
        process.OutputDataReceived += (_, line) => Settle(hasScheduled, line.Data, "sources are due");
        process.Start();
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        (running, scheduled) = (isRunning.Task, hasScheduled.Task);
        return process;
    }

    // The end of its output without the line is the end of the process.
    private static void Settle(TaskCompletionSource awaited, string? line, string text)
    {
        if (line is null)
        {
            awaited.TrySetException(new InvalidOperationException($"alerts run ended before it said '{text}'"));
        }
        else if (line.Contains(text, StringComparison.Ordinal))
        {
            awaited.TrySetResult();
        }
    }

    private static async Task<TimeSpan> StopAsync(Process alerts, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        using Process kill = Process.Start("kill", ["-TERM", alerts.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(cancellation);
        await alerts.WaitForExitAsync(cancellation);
        return Stopwatch.GetElapsedTime(start);
    }
}
