using System.Diagnostics;
using Alerts.Fetch;
using Alerts.Fetch.Identity;
using Alerts.Sources;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Alerts.Cli.Commands;

/// <summary>What came of polling one source now, and what a poll of the pipeline would make of it.</summary>
/// <param name="Verdicts">Of each entry what would become of it; null where the storage, which knows, does not answer.</param>
/// <param name="Problems">What was wrong with a body that could be read all the same.</param>
/// <param name="Failure">Why nothing could be read; null where something was.</param>
internal sealed record SourceCheck(
    string Name, int Milliseconds, int Entries, DateTimeOffset? Newest, IReadOnlyList<EntryVerdict>? Verdicts, IReadOnlyList<string> Problems, string? Failure)
{
    public string State => Failure is null ? "ok" : "failing";

    public int? WouldQueue => Verdicts?.Count(verdict => verdict.Queued);

    /// <summary>The failure; else what was wrong, and why entries would not be queued.</summary>
    public string Remarks => Failure ?? string.Join("; ", [.. Problems, .. Counted()]);

    /// <param name="state">Null where the storage does not answer.</param>
    public static async Task<SourceCheck> RunAsync(IServiceProvider services, Source source, SourceState? state, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        try
        {
            // Without validators, so that something comes.
            Poll poll = await services.GetRequiredService<SourceReaders>().ReadAsync(source, new SourceState { Source = source.Name }, cancellation);
            var check = new SourceCheck(
                source.Name, Since(start), poll.Feed!.Entries.Count, poll.Feed.Entries.Max(entry => entry.Published ?? entry.Updated), null, poll.Feed.Problems, null);
            if (state is null)
            {
                return check;
            }

            Newcomers newcomers = services.GetRequiredService<IOptions<FetchOptions>>().Value.NewcomersOf(source, state);
            DateTimeOffset now = services.GetRequiredService<TimeProvider>().GetUtcNow();
            return check with { Verdicts = await services.GetRequiredService<EntryJudge>().JudgeAsync(poll.Feed, source, newcomers, now, cancellation) };
        }
        catch (SourceFailedException exception)
        {
            return new SourceCheck(source.Name, Since(start), 0, null, null, [], exception.Message);
        }
    }

    private IEnumerable<string> Counted() => Verdicts is null
        ? ["what is new is not known: the storage does not answer"]
        : Verdicts.Where(verdict => !verdict.Queued).GroupBy(verdict => verdict.Why).Select(group => $"{group.Count()} × {group.Key}");

    private static int Since(long start) => (int)Stopwatch.GetElapsedTime(start).TotalMilliseconds;
}
