using System.Globalization;
using Alerts.Sources;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace Alerts.Cli.Commands;

/// <summary>One source as people see it: its state in a word, its times, and in a sentence what is the matter with it.</summary>
/// <param name="Failure">Why it fails; null where it does not.</param>
/// <param name="Silence">How long nothing new has come; null where that is not unusual.</param>
/// <param name="Remark">What else people should know of it; null where there is nothing.</param>
internal sealed record SourceLine(
    string Name, string State, DateTimeOffset? LastSuccess, DateTimeOffset? LastNewArticle, DateTimeOffset? NextPoll, string? Failure, string? Silence, string? Remark)
{
    public static async Task<IReadOnlyList<SourceLine>> AllAsync(IServiceProvider services, CancellationToken cancellation)
    {
        IReadOnlyDictionary<string, SourceState> states = await services.GetRequiredService<SourceStateStore>().ReadAllAsync(cancellation);
        DateTimeOffset now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        return [.. services.GetRequiredService<SourceCatalogue>().All.Select(source => Of(source, states.GetValueOrDefault(source.Name), now))];
    }

    /// <summary>A table, and below it a line for each source that something is the matter with, so that the table fits its lines.</summary>
    public static void Show(IReadOnlyList<SourceLine> lines)
    {
        var table = Terminal.Table("Source", "State", "Last success", "Last new article", "Next poll");
        table.Columns[0].NoWrap();
        foreach (SourceLine line in lines)
        {
            string next = line.State == "disabled" ? "-" : line.NextPoll is null ? "now" : Moment.Of(line.NextPoll);
            table.AddTextRow(line.Name, line.State, Moment.Of(line.LastSuccess), Moment.Of(line.LastNewArticle), next);
        }

        Terminal.Out.Write(table);
        Terminal.WriteRemarks(lines.Select(line => (line.Name, line.Failure ?? line.Silence ?? line.Remark ?? "")));
    }

    private static SourceLine Of(Source source, SourceState? state, DateTimeOffset now)
    {
        bool silent = source.Enabled && state is { Failure: null } && state.IsSilent(now);
        string word = !source.Enabled ? "disabled"
            : state?.Failure is not null ? "failing"
            : state?.LastSuccess is null ? "new"
            : silent ? "silent"
            : "ok";
        return new SourceLine(
            source.Name, word, state?.LastSuccess, state?.LastNewArticle, state?.NextPoll, state?.Failure,
            silent ? $"nothing new for {Days(now - state!.LastNewArticle)}; it was never silent for longer than {Days(state.LongestSilence)} before" : null,
            state?.Remark);
    }

    private static string Days(TimeSpan? time) => time is not { } span ? "" : span.TotalDays switch
    {
        >= 1.5 => string.Create(CultureInfo.InvariantCulture, $"{span.TotalDays:0} days"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{span.TotalHours:0} hours"),
    };
}
