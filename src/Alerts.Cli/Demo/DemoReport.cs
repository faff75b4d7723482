using Alerts.Classification;

namespace Alerts.Cli.Demo;

/// <summary>The demo as <c>--json</c> prints it.</summary>
internal sealed record DemoReport(IReadOnlyList<DemoLine> Articles, string Folder, IReadOnlyList<string> Files, double Seconds, IReadOnlyList<string> Unmet);

internal sealed record DemoLine(
    string Title, string? Publisher, string Url, IReadOnlyList<Tag> Tags, Stage Stage, IReadOnlyList<string> Jurisdictions,
    Novelty Novelty, IReadOnlyList<StoryChange> Changes, string Outcome);
