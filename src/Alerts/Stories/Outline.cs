namespace Alerts.Stories;

/// <summary>
/// What an article or a story names, a bit for each name: what two have in common, their bits have in common. The other way round it need
/// not be so, since two names may share a bit. Tells in a few operations that the two cannot be one matter; stories' outlines lie one
/// after the other in memory, since all of them are asked for each article.
/// </summary>
internal readonly struct Outline
{
    private readonly ulong _products, _categories, _covered, _firms, _topics, _countries, _rules, _actor, _otherActors;
    private readonly double _enforcement;
    private readonly long _seen;
    private readonly Traits _traits;

    public Outline(Matter matter)
        : this(matter.Profile, matter.Instruments, matter.Article.Published)
    {
        IReadOnlyList<string> actors = matter.Classification.Jurisdictions;
        _actor = Bits(actors.Take(1));
        _otherActors = Bits(actors.Skip(1));
        _traits |= (matter.ActorInHeadline ? Traits.ActorInHeadline : 0) | (matter.Counts.Count > 0 ? Traits.Counts : 0);
    }

    public Outline(OpenStory story)
        : this(story.Profile, story.Instruments, story.LastSeen)
    {
        _actor = Bits(story.Actors.Select(actor => actor.Name));
        _traits |= Profile.IsRare(story.Jurisdiction) ? Traits.Rare : 0;
    }

    private Outline(Profile profile, IEnumerable<string> rules, DateTimeOffset seen)
    {
        _products = Bits(profile.Products.Names);
        _categories = Bits(profile.CategoryNames);
        _covered = Bits(profile.CentralGoods.SelectMany(Goods.CoveredBy));
        _firms = Bits(profile.Firms.Names);
        _topics = Bits(profile.Topics.Names);
        _countries = Bits(profile.Countries.Names);
        _rules = Bits(rules);
        _enforcement = profile.Enforcement;
        _seen = seen.UtcTicks;
        _traits = (profile.CentralGoods.Length > 0 ? Traits.CentralGoods : 0)
            | (profile.CentralGoods.Any(Goods.CoversAny) ? Traits.CoversAny : 0)
            | (profile.FirmInHeadline ? Traits.FirmInHeadline : 0)
            | (profile.Targets.Length > 0 ? Traits.Targets : 0);
    }

    [Flags]
    private enum Traits
    {
        None = 0,
        CentralGoods = 1,
        CoversAny = 2,
        FirmInHeadline = 4,
        Targets = 8,
        Rare = 16,
        ActorInHeadline = 32,
        Counts = 64,
    }

    /// <summary>
    /// The most that <see cref="StoryMatcher.Score"/> can be for this article and the story of that outline: every <see cref="Sign"/> that
    /// is not known for sure is taken to be as good as it can be.
    /// </summary>
    public double Most(in Outline story)
    {
        long apart = Math.Abs(_seen - story._seen);
        if (apart > StoryLimits.Quiet.Ticks)
        {
            return double.NegativeInfinity;
        }

        double days = (double)apart / TimeSpan.TicksPerDay;
        double recent = Math.Exp(-days / 2);
        bool common = Meet(_products, story._products) || Meet(_firms, story._firms) || Meet(_topics, story._topics)
            || Meet(_countries, story._countries) || Meet(_rules, story._rules);
        double enforcement = Math.Min(_enforcement, story._enforcement);
        return MostOfActors(story) + MostOfGoods(story) + MostOfFirms(story) + MostOfCountries(story) + MostOfTopics(story)
            + Weight(Sign.Wording) + Weight(Sign.FirstInLanguage)
            + (Has(Traits.Counts) ? Weight(Sign.SharedCounts) : 0)
            + (Meet(_rules, story._rules) ? Weight(Sign.SameRule) : 0)
            + (Weight(Sign.OtherAct) * Math.Abs(_enforcement - story._enforcement)) + (Weight(Sign.BothEnforcement) * enforcement)
            + (recent * Weight(common ? Sign.Recent : Sign.RecentAlone)) + (story.Has(Traits.Rare) ? recent * Weight(Sign.RecentRareActor) : 0)
            + (days / 30 * Weight(Sign.Silence));
    }

    private double MostOfActors(in Outline story) =>
        _actor == 0 || story._actor == 0 ? 0
        : Meet(_actor, story._actor) ? Weight(Sign.SameActor)
        : Meet(_otherActors, story._actor) ? Weight(Sign.OtherActor)
        : Weight(Sign.ForeignActor) + (Has(Traits.ActorInHeadline) ? Weight(Sign.ForeignHeadline) : 0);

    private double MostOfGoods(in Outline story)
    {
        if (Meet(_products, story._products))
        {
            return Weight(Sign.SharedGoods) + Weight(Sign.MostlySharedGoods);
        }

        if (_products == 0 || story._products == 0)
        {
            return Meet(_categories, story._categories) ? Weight(Sign.SharedKind) : 0;
        }

        bool others = Has(Traits.CentralGoods) && story.Has(Traits.CentralGoods)
            && !Has(Traits.CoversAny) && !story.Has(Traits.CoversAny)
            && !Meet(_covered, story._categories) && !Meet(story._covered, _categories)
            && !Meet(_firms, story._firms);
        return others ? Weight(Sign.OtherGoods) : 0;
    }

    private double MostOfFirms(in Outline story) =>
        _firms == 0 || story._firms == 0 ? 0
        : Meet(_firms, story._firms) ? Weight(Sign.SharedFirms)
        : Meet(_products, story._products) ? 0
        : Weight(Has(Traits.FirmInHeadline) && story.Has(Traits.FirmInHeadline) ? Sign.OtherFirms : Sign.NoSharedFirm);

    private double MostOfCountries(in Outline story) =>
        Meet(_countries, story._countries) ? Weight(Sign.SharedCountries)
        : Has(Traits.Targets) != story.Has(Traits.Targets) ? Weight(Sign.NewCountry)
        : Has(Traits.Targets) ? Weight(Sign.OtherCountries)
        : 0;

    private double MostOfTopics(in Outline story) =>
        Meet(_topics, story._topics) ? Weight(Sign.SharedTopics)
        : _topics != 0 && story._topics != 0 ? Weight(Sign.OtherTopics)
        : 0;

    private static bool Meet(ulong left, ulong right) => (left & right) != 0;

    private static double Weight(Sign sign) => StoryMatcher.WeightOf(sign);

    private static ulong Bits(IEnumerable<string> names)
    {
        ulong bits = 0;
        foreach (string name in names)
        {
            bits |= 1UL << (name.GetHashCode(StringComparison.Ordinal) & 63);
        }

        return bits;
    }

    private bool Has(Traits trait) => (_traits & trait) != 0;
}
