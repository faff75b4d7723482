namespace Alerts.Stories;

/// <summary>
/// How surely an article belongs to a story: a linear model over its <see cref="Sign"/>s, with weights set on labelled streams.
/// </summary>
internal static class StoryMatcher
{
    /// <summary>At and above this it joins.</summary>
    public const double Threshold = 1.5;

    /// <summary>The same for an article that can tell nothing new: better with a story that it only touches than as one of its own.</summary>
    public const double RetellingThreshold = 0.5;

    private static readonly double[] Weights = Table(
        (Sign.SameActor, 0.1),
        (Sign.OtherActor, -2.6),
        (Sign.ForeignActor, -3.2),
        (Sign.ForeignHeadline, -5),
        (Sign.OtherLeg, -2.1),
        (Sign.OtherLegOfActor, -0.8),
        (Sign.SharedGoods, 1.5),
        (Sign.MostlySharedGoods, 0.1),
        (Sign.RelatedGoods, -0.3),
        (Sign.VagueGoods, 0),
        (Sign.OtherGoods, -5),
        (Sign.SharedKind, 0.4),
        (Sign.SharedFirms, 2.6),
        (Sign.OtherFirms, -5.5),
        (Sign.NoSharedFirm, -1),
        (Sign.SharedCountries, 0.3),
        (Sign.OtherCountries, -0.8),
        (Sign.NewCountry, -1.6),
        (Sign.SharedTopics, 2.7),
        (Sign.OtherTopics, -0.3),
        (Sign.OtherRound, -1.8),
        (Sign.OtherCounts, -1.8),
        (Sign.SharedCounts, 0.5),
        (Sign.OtherAct, -3.1),
        (Sign.BothEnforcement, -0.6),
        (Sign.EnforcementGoods, -0.6),
        (Sign.OtherTag, -0.3),
        (Sign.OtherDirection, -0.2),
        (Sign.SameRule, 2),
        (Sign.OtherRule, -0.3),
        (Sign.Wording, 3.9),
        (Sign.FirstInLanguage, 0.3),
        (Sign.Recent, 2.4),
        (Sign.RecentAlone, 0.6),
        (Sign.RecentRareActor, 0.9),
        (Sign.Silence, -0.1));

    /// <summary>What the signs that <see cref="StorySigns.ReadFacets"/> reads can add at most.</summary>
    private static readonly double MostOfFacets = new[]
    {
        Sign.SameActor, Sign.SharedCountries, Sign.SharedTopics, Sign.SharedCounts, Sign.SameRule, Sign.FirstInLanguage,
    }.Sum(sign => Weights[(int)sign]);

    private static readonly double MostOfWording = Weights[(int)Sign.Wording];

    /// <param name="matter">The article.</param>
    /// <param name="story">The story.</param>
    /// <param name="atLeast">Below this the exact score does not matter, and what cannot lift it there is not read.</param>
    public static double Score(Matter matter, OpenStory story, double atLeast)
    {
        if ((matter.Article.Published - story.LastSeen).Duration() > StoryLimits.Quiet)
        {
            return double.NegativeInfinity;
        }

        Span<double> signs = stackalloc double[StorySigns.Count];
        signs.Clear();
        StorySigns.ReadTime(matter, story, signs);
        StorySigns.ReadNames(matter, story, signs);
        if (Sum(signs) is var names && names + MostOfFacets + MostOfWording < atLeast)
        {
            return names;
        }

        StorySigns.ReadFacets(matter, story, signs);
        if (Sum(signs) is var facets && facets + MostOfWording < atLeast)
        {
            return facets;
        }

        StorySigns.ReadWording(matter, story, signs);
        return Sum(signs);
    }

    /// <summary>What a sign is worth where it says all that it can.</summary>
    public static double WeightOf(Sign sign) => Weights[(int)sign];

    private static double Sum(ReadOnlySpan<double> signs)
    {
        double sum = 0;
        for (int i = 0; i < signs.Length; i++)
        {
            sum += signs[i] * Weights[i];
        }

        return sum;
    }

    private static double[] Table(params ReadOnlySpan<(Sign Sign, double Weight)> weights)
    {
        var table = new double[StorySigns.Count];
        foreach ((Sign sign, double weight) in weights)
        {
            table[(int)sign] = weight;
        }

        return table;
    }
}
