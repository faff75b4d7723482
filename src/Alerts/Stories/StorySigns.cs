using Alerts.Classification;

namespace Alerts.Stories;

/// <summary>Reads the signs of an article's belonging to a story, the cheapest and most telling first.</summary>
internal static class StorySigns
{
    public static readonly int Count = Enum.GetValues<Sign>().Length;

    public static void ReadTime(Matter matter, OpenStory story, Span<double> signs)
    {
        double days = Math.Abs((matter.Article.Published - story.LastSeen).TotalDays);
        signs[(int)Sign.Recent] = Math.Exp(-days / 2);
        signs[(int)Sign.RecentRareActor] = Profile.IsRare(story.Jurisdiction) ? signs[(int)Sign.Recent] : 0;
        signs[(int)Sign.Silence] = days / 30;
    }

    public static void ReadNames(Matter matter, OpenStory story, Span<double> signs)
    {
        Profile mine = matter.Profile, theirs = story.Profile;
        double firms = mine.Firms.Cosine(theirs.Firms, out double prominence);
        Goods.Read(mine, theirs, firms * prominence >= 0.9, signs);
        if (firms < 0)
        {
            return;
        }

        double goods = signs[(int)Sign.SharedGoods];
        signs[(int)Sign.SharedFirms] = firms * Math.Min(1, prominence);
        if (firms < 0.15 && mine.FirmInHeadline && theirs.FirmInHeadline)
        {
            signs[(int)Sign.OtherFirms] = Math.Max(0, 1 - (goods / 0.8));
        }
        else if (firms < 0.15 && goods < 0.9)
        {
            signs[(int)Sign.NoSharedFirm] = 1;
        }
    }

    /// <summary>All others but those of the wording, which cost most.</summary>
    public static void ReadFacets(Matter matter, OpenStory story, Span<double> signs)
    {
        Profile mine = matter.Profile, theirs = story.Profile;
        ReadActors(matter, story, signs);
        ReadCountries(mine, theirs, story, signs);
        double topics = mine.Topics.Cosine(theirs.Topics, out double named);
        signs[(int)Sign.SharedTopics] = Math.Max(0, topics) * Math.Min(1, named);
        signs[(int)Sign.OtherTopics] = topics is >= 0 and <= 0.2 ? 1 : 0;

        double enforcement = Math.Min(mine.Enforcement, theirs.Enforcement);
        signs[(int)Sign.OtherAct] = Math.Abs(mine.Enforcement - theirs.Enforcement);
        signs[(int)Sign.BothEnforcement] = enforcement;

        // Of each case against a smuggler the same few makers are said to have made the goods.
        signs[(int)Sign.SharedFirms] *= signs[(int)Sign.SharedFirms] <= Profile.UbiquitousWeight ? 1 - enforcement : 1;
        signs[(int)Sign.EnforcementGoods] = enforcement * (signs[(int)Sign.SharedGoods] + signs[(int)Sign.MostlySharedGoods]);

        double approvals = (double)story.Approvals / story.Articles;
        signs[(int)Sign.OtherTag] = Math.Abs((matter.Approval ? 1 : 0) - approvals);
        signs[(int)Sign.OtherDirection] = Opposite(matter.Classification.Direction, story.Direction) && !(matter.Approval && approvals > 0.5) ? 1 : 0;
        bool sameRule = Meet(matter.Instruments, story.Instruments);
        signs[(int)Sign.SameRule] = sameRule ? 1 : 0;
        signs[(int)Sign.OtherRule] = !sameRule && matter.Instruments.Count > 0 && story.Instruments.Length > 0 && matter.Official ? 1 : 0;
        bool common = signs[(int)Sign.SharedGoods] > 0 || signs[(int)Sign.SharedFirms] > 0.1 || signs[(int)Sign.SharedTopics] > 0.2
            || signs[(int)Sign.SharedCountries] > 0.2 || sameRule;
        if (!common)
        {
            signs[(int)Sign.RecentAlone] = signs[(int)Sign.Recent];
            signs[(int)Sign.Recent] = 0;
        }

        ReadRounds(matter, story, signs);
        signs[(int)Sign.FirstInLanguage] = theirs.Languages.Contains(matter.Wording.Language) ? 0 : 1;
    }

    public static void ReadWording(Matter matter, OpenStory story, Span<double> signs) => signs[(int)Sign.Wording] = Similarity(matter.Wording, story.Wordings);

    /// <summary>Likeness to the nearest wording of a story, 0 to 1.</summary>
    public static double Similarity(Wording wording, IReadOnlyList<Wording> known)
    {
        double best = 0;
        foreach (Wording other in known)
        {
            best = Math.Max(best, wording.Similarity(other));
        }

        return best;
    }

    private static void ReadActors(Matter matter, OpenStory story, Span<double> signs)
    {
        IReadOnlyList<string> actors = matter.Classification.Jurisdictions;
        double same = actors.Count == 0 ? 0 : Share(story.Actors, actors[0], story.Articles);
        Sign leg = same > 0.5 ? Sign.OtherLegOfActor : Sign.OtherLeg;
        signs[(int)leg] = OtherLeg(matter.Classification.Leg, story.Leg) ? 1 : 0;
        if (actors.Count > 0 && story.Actors.Length > 0)
        {
            bool second = false;
            for (int i = 1; i < actors.Count && !second; i++)
            {
                second = Share(story.Actors, actors[i], story.Articles) >= 0.3;
            }

            signs[(int)Sign.SameActor] = same;
            signs[(int)(second ? Sign.OtherActor : Sign.ForeignActor)] = 1 - same;
            signs[(int)Sign.ForeignHeadline] = same == 0 && !second && matter.ActorInHeadline ? 1 : 0;
        }
    }

    private static void ReadCountries(Profile mine, Profile theirs, OpenStory story, Span<double> signs)
    {
        double countries = mine.Countries.Cosine(theirs.Countries, out double named);
        signs[(int)Sign.SharedCountries] = Math.Max(0, countries) * Math.Min(1, named);
        bool targets = mine.Targets.Length > 0, known = theirs.Targets.Length > 0;
        signs[(int)Sign.OtherCountries] = targets && known && countries < 0.3 ? 1 : 0;
        signs[(int)Sign.NewCountry] = targets != known && countries * named < 0.2
            && !Array.Exists(mine.Targets, target => Share(story.Countries, target, story.Articles) >= 0.2) ? 1 : 0;
    }

    private static void ReadRounds(Matter matter, OpenStory story, Span<double> signs)
    {
        bool lists = matter.Profile.OnList && story.Profile.OnList;
        signs[(int)Sign.OtherRound] = lists && signs[(int)Sign.SharedFirms] < 0.15 ? 1 - Math.Max(signs[(int)Sign.Recent], signs[(int)Sign.RecentAlone]) : 0;
        bool counted = matter.Counts.Count > 0 && story.Counts.Length > 0;
        bool shared = counted && Meet(matter.Counts, story.Counts);
        signs[(int)Sign.SharedCounts] = shared ? 1 : 0;
        signs[(int)Sign.OtherCounts] = !counted || shared || !story.Profile.Languages.Contains(matter.Wording.Language) ? 0
            : lists ? 1 : signs[(int)Sign.BothEnforcement];
    }

    private static bool Meet(IReadOnlyList<string> mine, string[] theirs)
    {
        for (int i = 0; i < mine.Count; i++)
        {
            if (Array.IndexOf(theirs, mine[i]) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static double Share(Tally[] names, string name, int articles)
    {
        foreach (Tally known in names)
        {
            if (known.Name == name)
            {
                return Math.Min(1, known.Weight / articles);
            }
        }

        return 0;
    }

    private static bool Opposite(Direction left, Direction right) =>
        (left, right) is (Direction.Tightening, Direction.Loosening) or (Direction.Loosening, Direction.Tightening);

    private static bool OtherLeg(Leg left, Leg right) =>
        (left, right) is (Leg.Import, Leg.Export) or (Leg.Export, Leg.Import);
}
