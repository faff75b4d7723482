using System.Collections.Frozen;

namespace Alerts.Stories;

/// <summary>
/// How surely an article belongs to a story: a sum of weighed evidence, as in a linear model whose weights
/// were set on labelled streams. Shared names, wording, instruments and countries speak for it; names that
/// exclude each other, another act, another leg and silence speak against it.
/// </summary>
internal static class StoryMatcher
{
    /// <summary>At and above this it joins.</summary>
    public const double Threshold = 1.5;

    /// <summary>What the very same words add.</summary>
    private const double WordingWeight = 2.6;

    // Named in so many matters that sharing them says little.
    private static readonly FrozenSet<string> Ubiquitous = FrozenSet.ToFrozenSet(
        ["Nvidia", "Huawei", "TSMC", "Samsung", "AMD", "Intel", "SMIC", "ASML", "SK Hynix", "Alibaba", "Tencent", "ByteDance", "Micron", "Qualcomm"]);

    /// <param name="matter">The article.</param>
    /// <param name="story">The story.</param>
    /// <param name="atLeast">Below this the exact score does not matter, and the wordings, which cost most, are not compared.</param>
    public static double Score(Matter matter, Story story, double atLeast)
    {
        if (Excluded(matter, story))
        {
            return 0;
        }

        double facets = Facets(matter, story);
        return facets + WordingWeight < atLeast ? 0 : facets + (WordingWeight * Similarity(matter.Wording, story));
    }

    private static double Facets(Matter matter, Story story)
    {
        double products = Overlap.Cosine(matter.Products, story.Products, story.Articles, Goods.WeightOf, out double specificity);
        double companies = Overlap.Cosine(matter.Companies, story.Companies, story.Articles, CompanyWeight, out double prominence);
        double categories = Overlap.Cosine(matter.Categories, story.Categories, story.Articles, _ => 1, out _);
        double countries = Overlap.Cosine(matter.Countries, story.Countries, story.Articles, CountryWeight, out _);
        double topics = Overlap.Cosine(matter.Topics, story.Topics, story.Articles, _ => 1, out _);
        double acts = Overlap.Cosine(matter.Acts, story.Acts, story.Articles, _ => 1, out _);
        double approvals = (double)story.Approvals / story.Articles;
        bool named = specificity >= 0.9;

        // Who does not say which government acts must say the rest the more clearly.
        double score = (matter.Classification.Jurisdictions.Count > 0 ? 0.35 : -0.2)
            + Goods.Score(matter, story, products, categories, Math.Min(1, specificity), companies * prominence >= 0.9)
            + (Known(companies) ? (1.0 * companies * Math.Min(1, prominence)) - OtherCompanies(matter, story, companies, products * specificity) : 0)
            + (Known(countries) ? countries > 0.3 ? 0.7 * countries : named ? -0.3 : -0.8 : 0)
            + (Known(topics) ? topics > 0.2 ? 0.8 * topics : -0.3 : 0)
            + (Known(acts) ? acts < 0.3 ? -2.2 : 0.2 * acts : 0)
            - ((named ? 0.2 : 0.6) * Math.Abs((matter.Approval ? 1 : 0) - approvals))
            - (Opposite(matter.Classification.Direction, story.Direction) && !(matter.Approval && approvals > 0.5) ? 0.4 : 0)
            - (OtherLeg(matter.Classification.Leg, story.Leg) ? matter.Classification.Jurisdictions.Count > 0 ? 1.2 : 2.5 : 0)
            + (Rare(story.Jurisdiction) ? 0.8 : 0.25) * Math.Exp(-DaysQuiet(matter, story) / 2)
            - (0.45 * DaysQuiet(matter, story) / 30);

        bool sameRule = matter.Instruments.Any(i => story.Instruments.Contains(i));
        bool parted = !sameRule && matter.Instruments.Count > 0 && story.Instruments.Count > 0 && matter.Official;
        return score + (sameRule ? 2.0 : 0) - (parted ? 0.5 : 0);
    }

    /// <summary>Likeness to the story's nearest wording, 0 to 1.</summary>
    public static double Similarity(Wording wording, Story story)
    {
        double best = 0;
        foreach (Wording other in story.Wordings)
        {
            best = Math.Max(best, wording.Similarity(other));
        }

        return best;
    }

    /// <summary>
    /// Headlines on other firms part two matters (a list gains A today and B tomorrow), unless both are about the
    /// same goods: there each outlet names the firms that it likes.
    /// </summary>
    private static double OtherCompanies(Matter matter, Story story, double companies, double goods)
    {
        if (companies >= 0.15 || goods >= 0.9)
        {
            return 0;
        }

        bool headlines = matter.Companies.Any(c => c.Weight >= 1) && story.Companies.Any(c => c.Weight >= 0.7 * story.Articles);
        return headlines && goods < 0.5 ? 4 : 0.6;
    }

    // Few matters at a time: two reports of one day on the controls of such a government are one matter more often than not.
    private static bool Rare(string jurisdiction) => jurisdiction is not ("US" or "CN");

    private static bool Excluded(Matter matter, Story story) =>
        DaysQuiet(matter, story) > StoryLimits.Quiet.TotalDays
        || (matter.Classification.Jurisdictions.Count > 0
            && story.Jurisdiction != Story.UnknownJurisdiction
            && !matter.Classification.Jurisdictions.Contains(story.Jurisdiction));

    private static double DaysQuiet(Matter matter, Story story) => Math.Abs((matter.Article.Published - story.LastSeen).TotalDays);

    private static bool Known(double cosine) => cosine >= 0;

    private static bool Opposite(Direction left, Direction right) =>
        (left, right) is (Direction.Tightening, Direction.Loosening) or (Direction.Loosening, Direction.Tightening);

    private static bool OtherLeg(Leg left, Leg right) =>
        (left, right) is (Leg.Import, Leg.Export) or (Leg.Export, Leg.Import);

    private static double CompanyWeight(string name) => Ubiquitous.Contains(name) ? 0.4 : 1;

    // The two that stand on one side or the other of most matters.
    private static double CountryWeight(string code) => code is "US" or "CN" ? 0.5 : 1;
}
