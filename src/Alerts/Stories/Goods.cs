using System.Collections.Frozen;

namespace Alerts.Stories;

/// <summary>
/// What the goods of an article and a story say about their being one matter. A shared model number says most.
/// Central goods that have nothing to do with each other part two matters whatever their wording: an authority
/// announces gallium and graphite in the same sentences.
/// </summary>
internal static class Goods
{

    // Names of a whole class, with the categories of what they may stand for: two outlets call the goods of one rule
    // "chip tools" and "advanced chips", "magnets" and "rare earths".
    private static readonly FrozenDictionary<string, string[]> Classes = new Dictionary<string, string[]>
    {
        ["rare earths"] = ["rare-earth", "magnet"],
        ["rare-earth magnets"] = ["rare-earth", "magnet"],
        ["magnets"] = ["rare-earth", "magnet"],
        ["critical minerals"] = ["mineral", "rare-earth", "magnet"],
        ["chips"] = ["semiconductor", "processor", "memory", "ai-accelerator", "chips"],
        ["semiconductors"] = ["semiconductor", "processor", "memory", "ai-accelerator", "chips", "equipment"],
        ["advanced chips"] = ["semiconductor", "processor", "ai-accelerator", "chips", "equipment"],
        ["legacy chips"] = ["semiconductor", "chips"],
        ["memory chips"] = ["memory", "chips"],
        ["AI chips"] = ["ai-accelerator", "processor", "chips"],
        ["GPUs"] = ["ai-accelerator", "processor", "chips"],
        ["processors"] = ["ai-accelerator", "processor", "chips"],
        ["semiconductor manufacturing equipment"] = ["equipment", "semiconductor", "chip-material"],
        ["lithography"] = ["equipment"],
        ["chipmaking materials"] = ["chip-material", "equipment"],
        ["quantum computing"] = ["quantum"],
        ["quantum computers"] = ["quantum"],
        ["dual-use items"] = [],
        ["sensitive technology"] = [],
        ["strategic high-tech commodities"] = [],
        ["military items"] = [],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>A model number says which goods; "rare earths" says which field; "chips" says nearly nothing.</summary>
    public static double WeightOf(string product) =>
        product.Any(char.IsAsciiDigit) ? 1
        : !Classes.TryGetValue(product, out string[]? covered) ? 0.85
        : covered.Length is 0 or > 3 ? 0.3
        : 0.65;

    /// <param name="mine">What the article names.</param>
    /// <param name="theirs">What the story names.</param>
    /// <param name="sameFirms">Both name the same uncommon firms; then other goods are other words ("Blackwell", "GB300").</param>
    /// <param name="signs">Those of the goods are set here.</param>
    public static void Read(Profile mine, Profile theirs, bool sameFirms, Span<double> signs)
    {
        double products = mine.Products.Cosine(theirs.Products, out double specificity);
        if (products < 0)
        {
            signs[(int)Sign.SharedKind] = Math.Max(0, mine.Categories.Cosine(theirs.Categories, out _));
            return;
        }

        signs[(int)Sign.SharedGoods] = products * Math.Min(1, specificity);
        if (products >= 0.35)
        {
            signs[(int)Sign.MostlySharedGoods] = 1;
            return;
        }

        Sign sign = mine.CentralGoods.Length == 0 || theirs.CentralGoods.Length == 0 || Meet(mine.CentralGoods, theirs.CentralGoods) ? Sign.VagueGoods
            : Stands(mine.CentralGoods, theirs.CategoryNames) || Stands(theirs.CentralGoods, mine.CategoryNames) ? Sign.RelatedGoods
            : sameFirms ? Sign.VagueGoods
            : Sign.OtherGoods;
        signs[(int)sign] = 1;
    }

    /// <summary>Class names only where nothing else is named: "H20 chips" are H20.</summary>
    public static string[] Specific(IEnumerable<Tally> products)
    {
        string[] names = [.. products.Select(p => p.Name)];
        string[] specific = Array.FindAll(names, name => !Classes.ContainsKey(name));
        return specific.Length > 0 ? specific : names;
    }

    /// <summary>The categories of what a class name may stand for; none for goods with a name of their own.</summary>
    public static string[] CoveredBy(string product) => Classes.GetValueOrDefault(product, []);

    /// <summary>A name that may stand for goods of any category.</summary>
    public static bool CoversAny(string product) => Classes.TryGetValue(product, out string[]? covered) && covered.Length == 0;

    private static bool Stands(string[] names, string[] categories)
    {
        foreach (string name in names)
        {
            if (Classes.TryGetValue(name, out string[]? covered) && (covered.Length == 0 || Meet(covered, categories)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Meet(string[] left, string[] right)
    {
        foreach (string name in left)
        {
            if (Array.IndexOf(right, name) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
