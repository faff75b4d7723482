using System.Globalization;

namespace Alerts.Stories;

/// <summary>
/// What an article adds to the story it joins. Empty for a repeat. Careful on purpose: two rewrites of one
/// report name slightly different companies, dates and background, and that moves nothing.
/// </summary>
internal static class StoryChanges
{
    /// <summary>Two reports within this time that differ by one step are two readings of one event.</summary>
    private static readonly TimeSpan SameEvent = TimeSpan.FromHours(30);

    /// <summary>For so long others retell a report rather than go beyond it.</summary>
    private static readonly TimeSpan Echo = TimeSpan.FromHours(12);

    private const double SameWording = 0.5;

    public static IReadOnlyList<StoryChange> Between(Story story, Matter matter)
    {
        var changes = new List<StoryChange>();
        double likeness = StoryMatcher.Similarity(matter.Wording, story);
        if (matter.Article.Published < story.Moved - SameEvent || IsTranslation(story, matter))
        {
            return changes;
        }

        bool moved = AddStage(story, matter, likeness, changes);
        AddSourcing(story, matter, moved, changes);
        AddDirection(story, matter, likeness, moved, changes);
        AddContradiction(story, matter, moved, changes);
        AddInstrument(story, matter, changes);
        AddCompany(story, matter, likeness, changes);
        AddCondition(story, matter, moved, changes);
        AddDates(story, matter, changes);
        return changes;
    }

    /// <summary>
    /// A first report in another language within hours of the last move follows that move; what it seems to add
    /// is lost or found in translation.
    /// </summary>
    private static bool IsTranslation(Story story, Matter matter) =>
        !matter.Article.Official
        && matter.Article.Published - story.Moved < Echo
        && story.Wordings.All(w => w.Language != matter.Wording.Language);

    private static bool AddStage(Story story, Matter matter, double likeness, List<StoryChange> changes)
    {
        Stage stage = matter.Classification.Stage;
        if (stage == Stage.None || stage == story.Stage || matter.Classification.Sourcing == Sourcing.Opinion)
        {
            return false;
        }

        LadderStep? before = story.Ladder.LastOrDefault(step => step.Stage == stage);
        TimeSpan sinceMove = matter.Article.Published - story.Moved;
        bool returning = before is not null && sinceMove < TimeSpan.FromDays(3);
        bool reading = sinceMove < SameEvent && Adjacent(story.Stage, stage) && !Confirms(story, matter);
        if (returning || reading || (likeness >= SameWording && sinceMove < SameEvent && !Flips(story.Stage, stage)))
        {
            return false;
        }

        changes.Add(new StoryChange(StoryChangeKind.Stage, story.Stage == Stage.None ? null : Text(story.Stage), Text(stage)));
        return true;
    }

    private static void AddSourcing(Story story, Matter matter, bool moved, List<StoryChange> changes)
    {
        bool same = moved || matter.Classification.Stage == story.Stage || matter.Classification.Stage == Stage.None;

        // An authority that contradicts the report does not confirm it.
        bool contradicts = !moved && matter.Classification.Contradicts.Count > 0;
        if (same && !contradicts && Confirms(story, matter) && !Opposed(story.Direction, matter.Classification.Direction))
        {
            changes.Add(new StoryChange(StoryChangeKind.Sourcing, Text(story.Sourcing), Text(Sourcing.Official)));
        }
    }

    private static void AddDirection(Story story, Matter matter, double likeness, bool moved, List<StoryChange> changes)
    {
        if (!moved && likeness < SameWording && Opposed(story.Direction, matter.Classification.Direction)
            && matter.Classification.Sourcing != Sourcing.Opinion && (matter.Article.Official || matter.Article.Published - story.Moved >= TimeSpan.FromHours(24)))
        {
            changes.Add(new StoryChange(StoryChangeKind.Direction, Text(story.Direction), Text(matter.Classification.Direction)));
        }
    }

    private static void AddContradiction(Story story, Matter matter, bool moved, List<StoryChange> changes)
    {
        if (matter.Classification.Contradicts.Count > 0 && (moved || !story.Contradicted))
        {
            changes.Add(new StoryChange(StoryChangeKind.Contradiction, null, matter.Classification.Contradicts[0].Quote));
        }
    }

    private static void AddInstrument(Story story, Matter matter, List<StoryChange> changes)
    {
        if (matter.Official && matter.Instruments.FirstOrDefault(i => !story.Instruments.Contains(i)) is { } added
            && (matter.Article.Official || story.Instruments.Count == 0))
        {
            string written = matter.Classification.Instruments.First(i => Instruments.Normalise(i) == added);
            changes.Add(new StoryChange(StoryChangeKind.Instrument, null, written));
        }
    }

    private static void AddCompany(Story story, Matter matter, double likeness, List<StoryChange> changes)
    {
        if (matter.Article.Published - story.Moved < SameEvent || likeness >= SameWording)
        {
            return;
        }

        Tally? added = matter.Companies.FirstOrDefault(c => c.Weight >= 1 && story.Companies.All(known => known.Name != c.Name)
            && matter.Classification.Companies.Any(company => company.Name == c.Name && company.Role is CompanyRole.Buyer or CompanyRole.Seller));
        if (added is not null)
        {
            changes.Add(new StoryChange(StoryChangeKind.Company, null, added.Name));
        }
    }

    private static void AddCondition(Story story, Matter matter, bool moved, List<StoryChange> changes)
    {
        Condition? required = matter.Classification.Conditions.FirstOrDefault(c => c.Modality == Modality.Required);
        if (!moved && required is not null && story.Condition is Modality.Encouraged or Modality.Unspecified
            && matter.Article.Published - story.Moved >= SameEvent)
        {
            changes.Add(new StoryChange(StoryChangeKind.Condition, Text(story.Condition.Value), required.Text));
        }
    }

    private static void AddDates(Story story, Matter matter, List<StoryChange> changes)
    {
        AddDate(story.Effective, matter.Classification.Effective);
        AddDate(story.Expires, matter.Classification.Expires);

        // A date is news where the story had another; the first one named is a detail of the same report.
        void AddDate(IReadOnlyList<DateOnly> known, DateOnly? date)
        {
            if (date is { } named && known.Count > 0 && !known.Contains(named)
                && named >= DateOnly.FromDateTime(matter.Article.Published.UtcDateTime).AddDays(-3))
            {
                changes.Add(new StoryChange(StoryChangeKind.Date, Text(known[^1]), Text(named)));
            }
        }
    }

    // Who relays another outlet does not speak for the authority; and a rewrite of the first hours may only sound official.
    private static bool Confirms(Story story, Matter matter) =>
        story.Sourcing == Sourcing.AnonymousSources
        && (matter.Article.Official
            || (matter.Classification.Sourcing == Sourcing.Official && matter.Classification.RelayedOutlet is null
                && matter.Article.Published - story.Moved >= Echo));

    private static bool Opposed(Direction left, Direction right) =>
        (left, right) is (Direction.Tightening, Direction.Loosening) or (Direction.Loosening, Direction.Tightening);

    private static bool Adjacent(Stage left, Stage right) => left == Stage.None || Math.Abs(Rung(left) - Rung(right)) <= 1;

    private static bool Flips(Stage left, Stage right) => Rung(left) >= 5 != Rung(right) >= 5;

    // Towards a permission on one scale, against it on another: their distance says whether two readings may mean one event.
    private static int Rung(Stage stage) => stage switch
    {
        Stage.None or Stage.UnderConsideration => 1,
        Stage.Preliminary => 2,
        Stage.Conditional => 3,
        Stage.Final => 4,
        Stage.Delayed => 6,
        Stage.Suspended => 7,
        Stage.Denied => 8,
        _ => 9,
    };

    private static string Text<T>(T value) where T : struct, Enum => Kebab.Of(value);

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
