using Alerts.Classification;

namespace Alerts.Deliver.Content;

/// <summary>
/// The story so far: this government's ladder first, then the other side of the border, what changed, and how many
/// independent origins report it.
/// </summary>
internal static class StoryLine
{
    private const int LongestValue = 160;

    /// <summary>Longer ladders show how they began and where they stand.</summary>
    private const int MostSteps = 6;

    public static AlertLine Of(NewsEvent newsEvent, LocalTime time)
    {
        string[] ladders =
        [
            .. newsEvent.Ladder
                .Where(step => step.Stage != Stage.None)
                .GroupBy(step => (step.Jurisdiction, step.Leg))
                .OrderByDescending(government => government.Any(step => step.EventId == newsEvent.Id))
                .Select(government => $"{NameOf(government.Key.Jurisdiction, government.Key.Leg)}: {Steps([.. government], time)}"),
        ];

        string lead = ladders.Length > 0 ? ladders[0] : "First report";
        return new AlertLine("Story", lead, WhatLine.Sentences([.. ladders.Skip(1), OtherSide(newsEvent), Changes(newsEvent), Origins(newsEvent)]));
    }

    private static string NameOf(string jurisdiction, Leg leg) =>
        leg == Leg.None ? Wording.Country(jurisdiction) : $"{Wording.Country(jurisdiction)}, {Wording.Of(leg)}";

    private static string Steps(LadderStep[] steps, LocalTime time)
    {
        var rungs = new List<string>();
        for (int first = 0, next; first < steps.Length; first = next)
        {
            // Reports of one stage are one rung; the first official one among them is worth its date.
            next = first + 1;
            while (next < steps.Length && steps[next].Stage == steps[first].Stage)
            {
                next++;
            }

            LadderStep? confirmed = steps[first].Sourcing == Sourcing.Official
                ? null
                : steps[first..next].FirstOrDefault(step => step.Sourcing == Sourcing.Official);
            string official = confirmed is null ? "" : $", official {time.Day(confirmed.At)}";
            rungs.Add($"{Wording.Of(steps[first].Stage)} ({time.Day(steps[first].At)}{official})");
        }

        return rungs.Count <= MostSteps
            ? string.Join(" → ", rungs)
            : string.Join(" → ", [rungs[0], "…", .. rungs[^(MostSteps - 1)..]]);
    }

    // A permission on one side of the border is worth little without the other; the silence is news as well.
    private static string OtherSide(NewsEvent newsEvent)
    {
        Leg other = newsEvent.Classification.Leg switch { Leg.Import => Leg.Export, Leg.Export => Leg.Import, _ => Leg.None };
        bool silent = other != Leg.None
            && newsEvent.Classification.Has(Tag.Approval)
            && !newsEvent.Ladder.Any(step => step.Leg == other || step.Leg == Leg.Both);
        return silent ? $"{Wording.Capitalised(Wording.Of(other))}: nothing reported in this story" : "";
    }

    private static string Changes(NewsEvent newsEvent)
    {
        IEnumerable<string> changes = newsEvent.Changes.Select(InWords);
        return newsEvent.Changes.Count == 0 ? "" : $"Changed: {string.Join("; ", changes)}";
    }

    private static string InWords(StoryChange change)
    {
        bool code = change.Kind is StoryChangeKind.Stage or StoryChangeKind.Direction or StoryChangeKind.Sourcing or StoryChangeKind.Leg;
        string to = Value(change.To);
        string kind = Wording.Words(change.Kind.ToString().ToLowerInvariant());
        return string.IsNullOrEmpty(change.From) ? $"{kind} {to}" : $"{kind} {Value(change.From)} → {to}";

        string Value(string value) => UntrustedText.Clean(code ? Wording.Words(value) : value, LongestValue);
    }

    private static string Origins(NewsEvent newsEvent) => newsEvent.Origins switch
    {
        <= 0 => "",
        1 => "1 independent origin so far",
        int origins => $"{origins} independent origins",
    };
}
