using Alerts.Text;

namespace Alerts.Cli.Demo;

/// <summary>One article of the demo: what was made of it, and the deliveries that came of it.</summary>
internal sealed record DemoRow(NewsEvent Event, IReadOnlyList<Delivery> Deliveries)
{
    public string Tags => Event.Classification.Tags.Count == 0
        ? "-"
        : string.Join(", ", Event.Classification.Tags.Select(score => Kebab.Of(score.Tag)));

    public string Stage => Event.Classification.Stage == Classification.Stage.None ? "-" : Kebab.Of(Event.Classification.Stage);

    /// <summary>Who was told and why, or why nobody was.</summary>
    public string Outcome(IReadOnlyDictionary<string, string> subscribers) => (Deliveries.Count, Event.Novelty) switch
    {
        ( > 0, Novelty.Change) => $"a change, {Moved}: {Told(subscribers)}",
        ( > 0, _) => Told(subscribers),
        (_, Novelty.Repeat) => "nobody: a repeat of a story already told",
        (_, Novelty.None) => "nobody: not about controls or permissions",
        _ => "nobody: no subscription matches",
    };

    private string Moved => string.Join(", ", Event.Changes.Select(change =>
        change.From is { } from ? $"{Kebab.Of(change.Kind)} {from} → {change.To}" : $"{Kebab.Of(change.Kind)} {change.To}"));

    private string Told(IReadOnlyDictionary<string, string> subscribers) =>
        string.Join("; ", Deliveries.Select(delivery => $"{subscribers[delivery.SubscriptionId]} ({delivery.Because})"));
}
