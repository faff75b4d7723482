using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;
using Alerts.Cli.Demo;
using Alerts.Cli.LocalHost;
using Alerts.Fetch;
using Alerts.Sources;
using Alerts.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Benchmarks;

/// <summary>
/// A feed of very many entries, none of them known: how many requests to the storage an entry costs and how long all take, message by message.
/// <c>dotnet run --project tests/Alerts.Benchmarks -c Release -- long [ENTRIES]</c>; needs Node.js for the storage emulator.
/// </summary>
internal static class LongFeed
{
    public static async Task PrintAsync(int entries)
    {
        Console.WriteLine($"| {entries} entries | messages | requests an entry | time | longest message | processor time of the process |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|");
        await MeasureAsync("a first poll, which marks them", entries, backfill: false);
        await MeasureAsync("all news", entries, backfill: true);
    }

    private static async Task MeasureAsync(string what, int entries, bool backfill)
    {
        string folder = Directory.CreateTempSubdirectory("alerts-long").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "long.rss"), Rss(entries));
        var source = new Source { Name = "long", Kind = SourceKind.File, Location = Path.Combine(folder, "long.rss"), Backfill = backfill };
        IConfiguration settings = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["AzureWebJobsStorage"] = DemoStorage.ConnectionString() }).Build();
        await using ServiceProvider services = new ServiceCollection().AddLogging().AddAlerts(settings).AddSingleton(new SourceCatalogue([source])).BuildServiceProvider();
        await using Azurite? azurite = await Azurite.StartIfSilentAsync(
            services.GetRequiredService<StorageClients>(), folder: "", TextWriter.Null, TimeProvider.System, CancellationToken.None);

        long requests = 0;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument is { Meter.Name: "System.Net.Http", Name: "http.client.request.duration" })
                {
                    listening.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((_, _, _, _) => Interlocked.Increment(ref requests));
        listener.Start();
        using var self = Process.GetCurrentProcess();
        TimeSpan processor = self.TotalProcessorTime;
        SourceStateStore states = services.GetRequiredService<SourceStateStore>();
        FetchStage stage = services.GetRequiredService<FetchStage>();
        (int messages, TimeSpan longest, long start) = (0, TimeSpan.Zero, Stopwatch.GetTimestamp());
        do
        {
            long message = Stopwatch.GetTimestamp();
            await stage.RunAsync(new FetchMessage("long"), CancellationToken.None);
            messages++;
            longest = TimeSpan.FromTicks(Math.Max(longest.Ticks, Stopwatch.GetElapsedTime(message).Ticks));
        }
        while ((await states.ReadAsync("long", CancellationToken.None)).Remark is not null);

        TimeSpan took = Stopwatch.GetElapsedTime(start);
        self.Refresh();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {what} | {messages} | {(double)Interlocked.Read(ref requests) / entries:0.00} | {took.TotalSeconds:0} s | {longest.TotalSeconds:0.0} s | {(self.TotalProcessorTime - processor).TotalSeconds:0} s |"));
        Directory.Delete(folder, recursive: true);
    }

    private static string Rss(int entries)
    {
        var rss = new StringBuilder("<rss version=\"2.0\"><channel><title>Long</title>");
        for (int number = 0; number < entries; number++)
        {
            rss.Append(CultureInfo.InvariantCulture, $"<item><title>Notice {number}</title><link>https://long.example/{number}</link><guid>urn:long:notice:{number:d8}</guid><description>The office wrote on matter {number} that exporters of machine tools must apply for a licence before they ship to named destinations, and said which papers they must add, by when the forms are due, where they are handed in, who decides, how long that takes, what it costs, and whom to ask.</description></item>");
        }

        return rss.Append("</channel></rss>").ToString();
    }
}
