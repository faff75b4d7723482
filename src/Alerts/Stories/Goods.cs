using System.Collections.Frozen;

namespace Alerts.Stories;

/// <summary>
/// What the goods of an article and a story say about their being one matter. A shared model number says most.
/// Central goods that have nothing to do with each other part two matters whatever their wording: an authority
/// announces gallium and graphite in the same sentences.
/// </summary>
internal static class Goods
{
    private const double Central = 0.7;
    private const double Parted = -4;

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

    /// <param name="matter">The article.</param>
    /// <param name="story">The story.</param>
    /// <param name="products">Cosine of their products; negative where one names none.</param>
    /// <param name="categories">Cosine of their categories, alike.</param>
    /// <param name="specificity">How much the shared products say, 0 to 1.</param>
    /// <param name="sameFirms">Both name the same uncommon firms; then other goods are other words ("Blackwell", "GB300").</param>
    public static double Score(Matter matter, Story story, double products, double categories, double specificity, bool sameFirms)
    {
        if (products < 0)
        {
            return categories < 0 ? 0 : 0.4 * categories;
        }

        if (products >= 0.35)
        {
            return (2.0 * products * specificity) + 0.4;
        }

        List<string> mine = Specific(matter.Products.Where(p => p.Weight >= Central));
        List<string> theirs = Specific(story.Products.Where(p => p.Weight >= Central * story.Articles / 2));
        double shared = 2.0 * products * specificity;
        return mine.Count == 0 || theirs.Count == 0 || mine.Any(theirs.Contains) ? shared - 0.6
            : Stands(mine, story.Categories) || Stands(theirs, matter.Categories) ? shared + (categories > 0.6 ? 0.5 : 0.1)
            : sameFirms ? shared - 0.6
            : Parted;
    }

    /// <summary>Class names only where nothing else is named: "H20 chips" are H20.</summary>
    private static List<string> Specific(IEnumerable<Tally> products)
    {
        List<string> names = [.. products.Select(p => p.Name)];
        List<string> specific = names.FindAll(name => !Classes.ContainsKey(name));
        return specific.Count > 0 ? specific : names;
    }

    private static bool Stands(List<string> names, IReadOnlyList<Tally> categories) => names.Any(name =>
        Classes.TryGetValue(name, out string[]? covered) && (covered.Length == 0 || categories.Any(category => covered.Contains(category.Name))));
}
