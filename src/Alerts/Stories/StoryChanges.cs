using System.Globalization;
using Alerts.Classification;
using Alerts.Text;

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
        double likeness = StorySigns.Similarity(matter.Wording, story.Wordings);
        if (matter.Retells || IsOlder(story, matter) || IsTranslation(story, matter) || IsRelay(story, matter))
        {
            return changes;
        }

        bool moved = AddStage(story, matter, likeness, changes);
        AddSourcing(story, matter, moved, changes);
        AddDirection(story, matter, likeness, moved, changes);
        AddCase(story, matter, changes);
        AddContradiction(story, matter, moved, changes);
        AddInstrument(story, matter, changes);
        AddCompany(story, matter, likeness, changes);
        AddCondition(story, matter, moved, changes);
        AddDates(story, matter, changes);
        return changes;
    }

    /// <summary>
    /// It comes in after what it led to was told: feeds are not polled in the order in which articles appear. An authority's own
    /// word counts all the same for a while, as does what bears no hour.
    /// </summary>
    private static bool IsOlder(Story story, Matter matter) =>
        matter.Article.Published < story.Moved - (matter.Article.Official || matter.Article.Published.UtcDateTime.TimeOfDay == TimeSpan.Zero ? SameEvent : TimeSpan.Zero);

    /// <summary>
    /// A first report in another language within hours of the last move follows that move; what it seems to add
    /// is lost or found in translation.
    /// </summary>
    private static bool IsTranslation(Story story, Matter matter) =>
        !matter.Article.Official
        && matter.Article.Published - story.Moved < Echo
        && story.Wordings.All(w => w.Language != matter.Wording.Language);

    /// <summary>
    /// It names the outlet whose report the story already has: the report again, whatever it seems to add, unless it is there
    /// to contradict or confirm it.
    /// </summary>
    private static bool IsRelay(Story story, Matter matter) =>
        !matter.Article.Official
        && matter.Classification.Contradicts.Count == 0
        && !Confirms(story, matter)
        && matter.Origin != matter.Publisher
        && story.Members.Any(m => m.Origin == matter.Origin && (matter.Article.Published - m.Published).Duration() < SameEvent);

    private static bool AddStage(Story story, Matter matter, double likeness, List<StoryChange> changes)
    {
        Stage stage = matter.Classification.Stage;
        if (stage == Stage.None || stage == story.Stage || !Coherent(matter.Classification))
        {
            return false;
        }

        LadderStep? before = story.Ladder.LastOrDefault(step => step.Stage == stage);
        TimeSpan sinceMove = matter.Article.Published - story.Moved;
        bool returning = before is not null && sinceMove < TimeSpan.FromDays(3);
        bool backward = stage is Stage.UnderConsideration or Stage.Preliminary && Rung(story.Stage) is > 1 and <= 4 && Rung(stage) < Rung(story.Stage)
            && !matter.Article.Official && !Opposed(story.Direction, matter.Classification.Direction);
        bool reading = sinceMove < SameEvent && Adjacent(story.Stage, stage) && !Confirms(story, matter);
        if (returning || backward || reading || (likeness >= SameWording && sinceMove < SameEvent && !Flips(story.Stage, stage)))
        {
            return false;
        }

        changes.Add(new StoryChange(StoryChangeKind.Stage, story.Stage == Stage.None ? null : Text(story.Stage), Text(stage)));
        return true;
    }

    private static void AddSourcing(Story story, Matter matter, bool moved, List<StoryChange> changes)
    {
        bool same = moved || matter.Classification.Stage == story.Stage || matter.Classification.Stage == Stage.None || !Coherent(matter.Classification);

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
            && Coherent(matter.Classification) && (matter.Article.Official || matter.Article.Published - story.Moved >= TimeSpan.FromHours(24)))
        {
            changes.Add(new StoryChange(StoryChangeKind.Direction, Text(story.Direction), Text(matter.Classification.Direction)));
        }
    }

    private static void AddCase(Story story, Matter matter, List<StoryChange> changes)
    {
        if (matter.Profile.Enforcement >= 0.6 && Profile.EnforcementOf(story.Acts, story.Articles) >= 0.6 && matter.Step > story.Step && matter.Article.Published - story.Moved >= SameEvent)
        {
            changes.Add(new StoryChange(StoryChangeKind.Case, story.Step == CaseStep.None ? null : Text(story.Step), Text(matter.Step)));
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
        // The first report of a delay need not name the day, and the next one that does adds little.
        if (story.Members.Any(m => m.Changes.Any(IsDelay) && matter.Article.Published - m.Published < SameEvent))
        {
            return;
        }

        AddDate(story.Effective, matter.Classification.Effective);
        AddDate(story.Expires, matter.Classification.Expires);
        bool told = matter.Approval || !matter.Official || changes.Exists(c => c.Kind is StoryChangeKind.Stage or StoryChangeKind.Date);
        if (matter.Delays && !told && matter.Article.Published - story.Moved >= SameEvent)
        {
            changes.Add(new StoryChange(StoryChangeKind.Stage, null, Text(Stage.Delayed)));
        }

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

    private static bool IsDelay(StoryChange change) =>
        change.Kind == StoryChangeKind.Date || (change.Kind == StoryChangeKind.Stage && change.To == Text(Stage.Delayed));

    // Who relays another outlet does not speak for the authority; and a rewrite of the first hours may only sound official.
    private static bool Confirms(Story story, Matter matter) =>
        story.Sourcing == Sourcing.AnonymousSources
        && (matter.Article.Official
            || (matter.Classification.Sourcing == Sourcing.Official && matter.Classification.RelayedOutlet is null
                && matter.Article.Published - story.Moved >= Echo));

    private static bool Opposed(Direction left, Direction right) =>
        (left, right) is (Direction.Tightening, Direction.Loosening) or (Direction.Loosening, Direction.Tightening);

    /// <summary>A permission that tightens or a refusal that loosens was not understood; no move is read from it.</summary>
    private static bool Coherent(ArticleClassification said) => said.Stage switch
    {
        Stage.Preliminary or Stage.Conditional or Stage.Final => said.Direction != Direction.Tightening,
        Stage.Denied or Stage.Revoked => said.Direction != Direction.Loosening,
        _ => true,
    };

    // A permission that waits is delayed to one reader and considered to the next.
    private static bool Adjacent(Stage left, Stage right) => left == Stage.None
        || (left, right) is (Stage.Delayed, Stage.UnderConsideration) or (Stage.UnderConsideration, Stage.Delayed)
        || Math.Abs(Rung(left) - Rung(right)) <= 1;

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
