using Alerts.Classification;

namespace Alerts.Stories;

/// <summary>The story with one more article.</summary>
internal static class StoryUpdate
{
    /// <summary>A wording as near as this to one that the story keeps is not kept as well.</summary>
    private const double KnownWording = 0.55;

    /// <summary>As near as this it is the same text, whoever prints it: no independent origin.</summary>
    private const double SameText = 0.75;

    public static Story Add(Story story, Matter matter, Novelty novelty, IReadOnlyList<StoryChange> changes)
    {
        ArticleClassification said = matter.Classification;
        DateTimeOffset published = matter.Article.Published;
        bool moved = novelty == Novelty.New || changes.Any(c => c.Kind == StoryChangeKind.Stage);
        double likeness = StorySigns.Similarity(matter.Wording, story.Wordings);
        IReadOnlyList<string> origins = likeness >= SameText || story.Origins.Contains(matter.Origin) || story.Origins.Count >= StoryLimits.Origins
            ? story.Origins
            : [.. story.Origins, matter.Origin];
        IReadOnlyList<LadderStep> ladder = Ladder(story, matter, moved, novelty, changes);
        var member = new StoryMember(matter.EventId, matter.Article.Id, matter.Origin, published, novelty, changes, ladder.Count, origins.Count);
        return story with
        {
            Moved = novelty == Novelty.Repeat ? story.Moved : Later(story.Moved, published),
            LastSeen = Later(story.LastSeen, published),
            Articles = story.Articles + 1,
            Approvals = story.Approvals + (matter.Approval ? 1 : 0),
            Direction = said.Direction != Direction.None && (novelty != Novelty.Repeat || story.Direction == Direction.None) ? said.Direction : story.Direction,
            Stage = said.Stage != Stage.None && (moved || story.Stage == Stage.None) ? said.Stage : story.Stage,
            Leg = story.Leg == Leg.None ? said.Leg : story.Leg,
            Sourcing = moved || (matter.Official && said.Contradicts.Count == 0) ? matter.Official ? Sourcing.Official : said.Sourcing : story.Sourcing,
            Contradicted = said.Contradicts.Count > 0 || (story.Contradicted && !moved),
            Condition = Stricter(story.Condition, said),
            Effective = With(story.Effective, said.Effective),
            Expires = With(story.Expires, said.Expires),
            Actors = Tallied(story.Actors, matter.Actors),
            Products = Tallied(story.Products, matter.Products),
            Categories = Tallied(story.Categories, matter.Categories),
            Companies = Tallied(story.Companies, matter.Companies),
            Countries = Tallied(story.Countries, matter.Countries),
            Topics = Tallied(story.Topics, matter.Topics),
            Acts = Tallied(story.Acts, matter.Acts),
            Step = matter.Step > story.Step ? matter.Step : story.Step,
            Counts = [.. story.Counts.Union(matter.Counts).Take(StoryLimits.Names)],
            Instruments = [.. story.Instruments.Union(matter.Instruments).Take(StoryLimits.Names)],
            Wordings = likeness >= KnownWording || story.Wordings.Count >= StoryLimits.Wordings ? story.Wordings : [.. story.Wordings, matter.Wording],
            Origins = origins,
            Ladder = ladder,
            Members = [.. story.Members.Append(member).TakeLast(StoryLimits.Members)],
        };
    }

    private static IReadOnlyList<LadderStep> Ladder(Story story, Matter matter, bool moved, Novelty novelty, IReadOnlyList<StoryChange> changes)
    {
        Stage stage = matter.Classification.Stage != Stage.None ? matter.Classification.Stage : story.Stage;
        bool confirmed = changes.Any(c => c.Kind == StoryChangeKind.Sourcing);
        bool rises = stage != Stage.None && (moved || confirmed || (story.Ladder.Count == 0 && novelty != Novelty.Repeat));
        if (!rises || story.Ladder.Count >= StoryLimits.Rungs)
        {
            return story.Ladder;
        }

        Leg leg = matter.Classification.Leg != Leg.None ? matter.Classification.Leg : story.Leg;
        Sourcing sourcing = matter.Official ? Sourcing.Official : matter.Classification.Sourcing;
        return [.. story.Ladder, new LadderStep(story.Jurisdiction, leg, stage, matter.Article.Published, sourcing, matter.EventId)];
    }

    private static Modality? Stricter(Modality? known, ArticleClassification said)
    {
        foreach (Condition condition in said.Conditions)
        {
            known = known is null || condition.Modality == Modality.Required ? condition.Modality : known;
        }

        return known;
    }

    private static IReadOnlyList<DateOnly> With(IReadOnlyList<DateOnly> known, DateOnly? date) =>
        date is not { } named || known.Contains(named) || known.Count >= StoryLimits.Dates ? known : [.. known, named];

    private static IReadOnlyList<Tally> Tallied(IReadOnlyList<Tally> known, IReadOnlyList<Tally> named)
    {
        if (named.Count == 0)
        {
            return known;
        }

        var sums = known.ToDictionary(t => t.Name, t => t.Weight, StringComparer.Ordinal);
        foreach (Tally tally in named)
        {
            sums[tally.Name] = sums.GetValueOrDefault(tally.Name) + tally.Weight;
        }

        return [.. sums.OrderByDescending(s => s.Value).ThenBy(s => s.Key, StringComparer.Ordinal).Take(StoryLimits.Names).Select(s => new Tally(s.Key, Math.Round(s.Value, 3)))];
    }

    private static DateTimeOffset Later(DateTimeOffset left, DateTimeOffset right) => left > right ? left : right;
}
