using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Alerts.Cli.LocalHost;
using Alerts.Fetch;
using Alerts.Fetch.Identity;
using Alerts.Sources;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Alerts.Cli.Commands;

/// <summary><c>alerts sources check [NAME]</c>: polls now, shows what came, and changes nothing.</summary>
internal static class SourcesCheckCommand
{
    /// <summary>The look at storage is an addition; a check works without it.</summary>
    private static readonly TimeSpan StoragePatience = TimeSpan.FromSeconds(10);

    public static Command Create()
    {
        var name = new Argument<string?>("NAME") { Description = "The source; every enabled one where it is left out.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("check", """
            Poll sources now and show what comes: time taken, entries, newest date, how many of them would be queued as new
            (known in storage, or "-" where storage is not reachable). Queues and stores nothing.
            Exits with 1 when one fails.

            Examples:
              alerts sources check
              alerts sources check federal-register-bis
            """)
        {
            name,
        };
        command.SetAction((parsed, cancellation) => CheckAsync(parsed.GetValue(name), cancellation));
        return command;
    }

    private static async Task<int> CheckAsync(string? name, CancellationToken cancellation)
    {
        await using ServiceProvider services = AlertsHost.Services(AlertsHost.Settings());
        SourceCatalogue catalogue = services.GetRequiredService<SourceCatalogue>();
        if (name is not null && catalogue.Find(name) is null)
        {
            throw new ConfigurationException($"NAME: expected one of {string.Join(", ", catalogue.All.Select(source => source.Name))}, came '{name}'");
        }

        ISourceReader[] readers = [.. services.GetServices<ISourceReader>()];
        var table = Terminal.Table("Source", "State", "Time", "Entries", "Newest", "Would queue", "Remarks");
        bool failed = false;
        foreach (Source source in catalogue.All.Where(source => name is null ? source.Enabled : source.Name == name))
        {
            long start = Stopwatch.GetTimestamp();
            try
            {
                Poll poll = await readers.Single(reader => reader.Kind == source.Kind).ReadAsync(source, new SourceState { Source = source.Name }, cancellation);
                DateTimeOffset? newest = poll.Feed?.Entries.Max(entry => entry.Published ?? entry.Updated);
                table.AddTextRow(
                    source.Name, "ok", Elapsed(start), (poll.Feed?.Entries.Count ?? 0).ToString(CultureInfo.InvariantCulture),
                    newest is null ? "no date" : Moment.Of(newest), await WouldQueueAsync(services, source, poll, cancellation), string.Join("; ", poll.Feed?.Problems ?? []));
            }
            catch (SourceFailedException exception)
            {
                failed = true;
                table.AddTextRow(source.Name, "failing", Elapsed(start), "-", "-", "-", exception.Message);
            }
        }

        Terminal.Out.Write(table);
        return failed ? ExitCode.Failure : ExitCode.Success;
    }

    private static async Task<string> WouldQueueAsync(IServiceProvider services, Source source, Poll poll, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(StoragePatience);
        try
        {
            SourceState state = await services.GetRequiredService<SourceStateStore>().ReadAsync(source.Name, limit.Token);
            if (services.GetRequiredService<IOptions<FetchOptions>>().Value.OnlyMarks(source, state))
            {
                return "0 (the first poll only marks)";
            }

            DateTimeOffset now = services.GetRequiredService<TimeProvider>().GetUtcNow();
            int fresh = poll.Feed is null ? 0 : await services.GetRequiredService<ArticleIntake>().CountNewAsync(poll.Feed, source, now, limit.Token);
            return fresh.ToString(CultureInfo.InvariantCulture);
        }
        catch (Exception exception) when (exception is Azure.RequestFailedException or AggregateException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            return "not known: the storage does not answer";
        }
    }

    private static string Elapsed(long start) =>
        string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(start).TotalMilliseconds:0} ms");
}
