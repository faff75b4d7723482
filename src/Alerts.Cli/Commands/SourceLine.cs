using Alerts.Sources;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace Alerts.Cli.Commands;

/// <summary>One source as people see it: its state in a word, its times, and its failure in a sentence.</summary>
internal sealed record SourceLine(
    string Name, string State, DateTimeOffset? LastSuccess, DateTimeOffset? LastNewArticle, DateTimeOffset? NextPoll, string? Failure)
{
    public static async Task<IReadOnlyList<SourceLine>> AllAsync(IServiceProvider services, CancellationToken cancellation)
    {
        IReadOnlyDictionary<string, SourceState> states = await services.GetRequiredService<SourceStateStore>().ReadAllAsync(cancellation);
        DateTimeOffset now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        return [.. services.GetRequiredService<SourceCatalogue>().All.Select(source => Of(source, states.GetValueOrDefault(source.Name), now))];
    }

    public static Table Table(IEnumerable<SourceLine> lines)
    {
        var table = Terminal.Table("Source", "State", "Last success", "Last new article", "Next poll", "Failure");
        foreach (SourceLine line in lines)
        {
            table.AddTextRow(
                line.Name, line.State, Moment.Of(line.LastSuccess), Moment.Of(line.LastNewArticle),
                line.State == "disabled" ? "-" : line.NextPoll is null ? "now" : Moment.Of(line.NextPoll), line.Failure ?? "");
        }

        return table;
    }

    private static SourceLine Of(Source source, SourceState? state, DateTimeOffset now)
    {
        string word = !source.Enabled ? "disabled"
            : state?.Failure is not null ? "failing"
            : state?.LastSuccess is null ? "new"
            : state.IsSilent(now) ? "silent"
            : "ok";
        return new SourceLine(source.Name, word, state?.LastSuccess, state?.LastNewArticle, state?.NextPoll, state?.Failure);
    }
}
