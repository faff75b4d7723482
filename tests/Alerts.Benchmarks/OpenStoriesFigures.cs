using System.Diagnostics;
using System.Globalization;
using Alerts.Classification;
using Alerts.Classify;
using Alerts.Cli.Demo;
using Alerts.Cli.LocalHost;
using Alerts.Storage;
using Alerts.Stories;
using Azure.Data.Tables;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Alerts.Benchmarks;

/// <summary>
/// What an article costs in the Classify stage where so many stories are open: a process of its own for each number, over an Azurite that
/// is not counted. <c>dotnet run --project tests/Alerts.Benchmarks -c Release -- stories [OPEN]</c>; needs Node.js.
/// </summary>
internal static class OpenStoriesFigures
{
    private const int Articles = 1_000;
    private const int WarmUp = 200;
    private const int AtATime = 8;
    private const int RowsOfTransaction = 100;

    public static async Task PrintAsync(string[] open)
    {
        if (open is ["write", var written])
        {
            await WriteAsync(int.Parse(written, CultureInfo.InvariantCulture));
            return;
        }

        if (open is [var one])
        {
            await MeasureAsync(int.Parse(one, CultureInfo.InvariantCulture));
            return;
        }

        Console.WriteLine("| open stories | first article | processor time an article | memory | highest memory | told |");
        Console.WriteLine("|---:|---:|---:|---:|---:|---|");
        foreach (string number in new[] { "0", "10000", "50000" })
        {
            using Process process = Process.Start("dotnet", [typeof(OpenStoriesFigures).Assembly.Location, "stories", number]);
            await process.WaitForExitAsync();
        }
    }

    private static async Task MeasureAsync(int open)
    {
        string connection = DemoStorage.ConnectionString();
        IConfiguration settings = new ConfigurationBuilder().AddInMemoryCollection([new("AzureWebJobsStorage", connection)]).Build();
        await using ServiceProvider services = new ServiceCollection().AddLogging().AddAlerts(settings).BuildServiceProvider();
        StorageClients storage = services.GetRequiredService<StorageClients>();
        await using Azurite? azurite = await Azurite.StartIfSilentAsync(storage, folder: "", TextWriter.Null, TimeProvider.System, CancellationToken.None);
        Article[] articles = [.. Enumerable.Range(0, WarmUp + Articles).Select(number => SomeMatter.Report(number % 2 == 0 ? number : open + number, number, TimeProvider.System.GetUtcNow()))];
        await OpenAsync(connection, open);
        await Parallel.ForEachAsync(articles, async (article, cancellation) => await services.GetRequiredService<ArticleStore>().WriteAsync(article, cancellation));

        ClassifyStage stage = services.GetRequiredService<ClassifyStage>();
        TimeSpan first = await ProcessorAsync(() => ClassifyAsync(stage, articles[..1]));
        await ClassifyAsync(stage, articles[1..WarmUp]);
        TimeSpan each = await ProcessorAsync(() => ClassifyAsync(stage, articles[WarmUp..])) / Articles;

        int[] told = new int[Enum.GetValues<Novelty>().Length];
        foreach (Article article in articles[WarmUp..])
        {
            told[(int)(await services.GetRequiredService<EventStore>().FindAsync(EventStore.IdOf(article), CancellationToken.None))!.Novelty]++;
        }

        using var self = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {open} | {first.TotalSeconds:0.0} s | {each.TotalMilliseconds:0.0} ms | {self.WorkingSet64 >> 20} MB | {self.PeakWorkingSet64 >> 20} MB | {told[(int)Novelty.New]} new, {told[(int)Novelty.Change] + told[(int)Novelty.Repeat]} joined, {told[(int)Novelty.None]} in no story |"));
    }

    /// <summary>Writes the stories in a process of its own, so that what their making takes is not counted.</summary>
    private static async Task OpenAsync(string connection, int open)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(OpenStoriesFigures).Assembly.Location, "stories", "write", open.ToString(CultureInfo.InvariantCulture)]);
        start.Environment["AzureWebJobsStorage"] = connection;
        using Process writing = Process.Start(start)!;
        await writing.WaitForExitAsync();
        if (writing.ExitCode != 0)
        {
            throw new InvalidOperationException($"the stories were not written: exit code {writing.ExitCode}");
        }
    }

    private static async Task WriteAsync(int open)
    {
        var storage = new StorageClients(Options.Create(new StorageOptions { ConnectionString = Environment.GetEnvironmentVariable("AzureWebJobsStorage") }));
        TableClient table = await storage.TableAsync(TableNames.Stories);
        KnowledgeBase knowledge = KnowledgeBase.Load();
        var classifier = new Classifier(knowledge);
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        IEnumerable<TableEntity> rows = Enumerable.Range(0, open).SelectMany(number =>
        {
            // One to three reports each, over half a year.
            var book = new StoryBook(knowledge);
            for (int report = 0; report <= number % 3; report++)
            {
                Article article = SomeMatter.Report(number, -1 - report, now.AddDays(-number % 180));
                book.Place(article, classifier.Classify(article.ToClassify), EventStore.IdOf(article));
            }

            return book.Stories.Select(story =>
            {
                TableEntity row = JsonRow.Of(story.Jurisdiction, story.Id, story, AlertsJson.Default.Story);
                row["LastSeen"] = story.LastSeen;
                return row;
            });
        });
        foreach (IGrouping<string, TableEntity> partition in rows.GroupBy(row => row.PartitionKey))
        {
            foreach (TableEntity[] some in partition.Chunk(RowsOfTransaction))
            {
                await table.SubmitTransactionAsync(some.Select(row => new TableTransactionAction(TableTransactionActionType.Add, row)));
            }
        }
    }

    private static async Task ClassifyAsync(ClassifyStage stage, Article[] articles) => await Parallel.ForEachAsync(
        articles, new ParallelOptions { MaxDegreeOfParallelism = AtATime }, async (article, cancellation) =>
            await stage.RunAsync(new ArticleMessage(article.Id, article.Version), cancellation));

    private static async Task<TimeSpan> ProcessorAsync(Func<Task> work)
    {
        using var self = Process.GetCurrentProcess();
        TimeSpan before = self.TotalProcessorTime;
        await work();
        self.Refresh();
        return self.TotalProcessorTime - before;
    }
}
