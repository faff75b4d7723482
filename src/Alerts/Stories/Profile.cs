using System.Collections.Frozen;

namespace Alerts.Stories;

/// <summary>
/// What an article or a story names, prepared once for the many comparisons to come.
/// </summary>
internal sealed class Profile
{
    /// <summary>What the sharing of a firm says that is named in very many matters.</summary>
    public const double UbiquitousWeight = 0.4;

    /// <summary>Names with this share of an article are what it is about.</summary>
    private const double Central = 0.7;

    // Named in so many matters that sharing them says little.
    private static readonly FrozenSet<string> Ubiquitous = FrozenSet.ToFrozenSet(
        ["Nvidia", "Huawei", "TSMC", "Samsung", "AMD", "Intel", "SMIC", "ASML", "SK Hynix", "Alibaba", "Tencent", "ByteDance", "Micron", "Qualcomm"]);

    public Profile(Matter matter)
        : this(1, matter.Products, matter.Categories, matter.Companies, matter.Countries, matter.Topics, matter.Acts, Central, 1, 1)
    {
        Languages = [matter.Wording.Language];
    }

    public Profile(Story story)
        : this(
            story.Articles, story.Products, story.Categories, story.Companies, story.Countries, story.Topics, story.Acts,
            Central * story.Articles / 2, Central * story.Articles, 0.6 * story.Articles)
    {
        Languages = [.. story.Wordings.Select(w => w.Language).Distinct()];
    }

    private Profile(
        int articles, IReadOnlyList<Tally> products, IReadOnlyList<Tally> categories, IReadOnlyList<Tally> companies,
        IReadOnlyList<Tally> countries, IReadOnlyList<Tally> topics, IReadOnlyList<Tally> acts,
        double centralGoods, double headlineFirm, double target)
    {
        Products = new WeighedNames(products, articles, Goods.WeightOf);
        Categories = new WeighedNames(categories, articles, _ => 1);
        CategoryNames = [.. categories.Select(c => c.Name)];
        Firms = new WeighedNames(companies, articles, name => Ubiquitous.Contains(name) ? UbiquitousWeight : 1);
        Countries = new WeighedNames(countries, articles, code => IsRare(code) ? 1 : 0.15);

        Topics = new WeighedNames(topics, articles, topic => IsList(topic) ? 0.3 : 1);
        OnList = topics.Any(topic => IsList(topic.Name) && topic.Weight >= 0.5 * articles);
        Enforcement = EnforcementOf(acts, articles);
        CentralGoods = Goods.Specific(products.Where(p => p.Weight >= centralGoods));
        FirmInHeadline = companies.Any(c => c.Weight >= headlineFirm);
        Targets = [.. countries.Where(c => c.Weight >= target && IsRare(c.Name)).Select(c => c.Name)];
    }

    public WeighedNames Products { get; }
    public WeighedNames Categories { get; }
    public string[] CategoryNames { get; }
    public WeighedNames Firms { get; }
    public WeighedNames Countries { get; }
    public WeighedNames Topics { get; }

    /// <summary>It is about a list that grows every month: each round is a matter of its own.</summary>
    public bool OnList { get; }

    /// <summary>Goods that it is about, class names only where nothing else is named.</summary>
    public string[] CentralGoods { get; }

    public bool FirmInHeadline { get; }

    /// <summary>Countries in the headlines besides the two that stand on one side or the other of most matters.</summary>
    public string[] Targets { get; }

    public string[] Languages { get; } = [];

    /// <summary>How much it is about enforcement, 0 to 1.</summary>
    public double Enforcement { get; }

    public static double EnforcementOf(IReadOnlyList<Tally> acts, int articles) =>
        (acts.FirstOrDefault(act => act.Name == LeadScan.Enforcement)?.Weight ?? 0) / articles;

    private static bool IsList(string topic) => topic.Contains("List", StringComparison.OrdinalIgnoreCase);

    public static bool IsRare(string jurisdiction) => jurisdiction is not ("US" or "CN");
}
