using System.ComponentModel.DataAnnotations;
using Alerts.Sources;
using Microsoft.Extensions.Options;

namespace Alerts.Fetch;

/// <summary>Section <c>Fetch</c>: how patient and how polite polling is.</summary>
public sealed class FetchOptions
{
    public const string Section = "Fetch";

    /// <summary>Time for one attempt, body included. Default 20 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Time for all attempts at one address. Default 60 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Attempts after the first, where the failure may pass by itself. Default 2.</summary>
    [Range(0, 5)]
    public int Retries { get; set; } = 2;

    /// <summary>Wait before the first retry; doubled for each further one, with jitter. Default 1 second.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Requests to one host at the same time. Default 2.</summary>
    [Range(1, 16)]
    public int HostConcurrency { get; set; } = 2;

    /// <summary>Least time between the starts of two requests to one host. Default 1 second.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan HostGap { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Bytes of a feed after decompression. Default 10 MB.</summary>
    [Range(1024, 100 * 1024 * 1024)]
    public int MaxFeedBytes { get; set; } = 10 * 1024 * 1024;

    /// <summary>Bytes of a page after decompression. Default 5 MB.</summary>
    [Range(1024, 100 * 1024 * 1024)]
    public int MaxPageBytes { get; set; } = 5 * 1024 * 1024;

    /// <summary>
    /// The first poll of every source takes what is there as news, as the catalogue's <c>backfill</c> says it for one.
    /// A source that was read before is not changed by it. Default false: what is there is only marked as seen.
    /// </summary>
    public bool Backfill { get; set; }

    /// <summary>
    /// Entries of a source that one message takes; the rest is taken by the next ones, a minute apart, so that no feed is too long for
    /// a function's time. Default 5,000.
    /// </summary>
    [Range(1, 100_000)]
    public int MaxEntries { get; set; } = 5_000;

    /// <summary>
    /// What a poll does with the entries that it does not know. The first one that succeeds is followed by others like it while it
    /// brought only a part: the body was cut short, or it had more entries than one message takes.
    /// </summary>
    public Newcomers NewcomersOf(Source source, SourceState state) =>
        state.LastSuccess is not null && !state.BegunInPart ? Newcomers.TellRecent
        : source.Backfill || Backfill ? Newcomers.TellAll
        : Newcomers.Mark;
}

/// <summary>What becomes of entries that are not known.</summary>
public enum Newcomers
{
    /// <summary>They are marked as seen: a new source does not tell last month's news.</summary>
    Mark,

    /// <summary>They are news, however old.</summary>
    TellAll,

    /// <summary>They are news, unless they are dated too long ago: those are filed and told to nobody.</summary>
    TellRecent,
}

[OptionsValidator]
internal sealed partial class FetchOptionsValidator : IValidateOptions<FetchOptions>;
