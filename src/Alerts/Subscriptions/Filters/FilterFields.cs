using Alerts.Classification;
using Alerts.Stories;
using Alerts.Text;

namespace Alerts.Subscriptions.Filters;

/// <summary>Every field of the filter language.</summary>
internal static class FilterFields
{
    public static IReadOnlyList<FilterField> All { get; } =
    [
        Few<Tag>("tag", "what it is about", "approval", 0.5, e => e.Classification.Tags.Select(t => Kebab.Of(t.Tag))),
        Few<Direction>("direction", "whether trade becomes harder or easier", "tightening", 0.4, e => [Kebab.Of(e.Classification.Direction)]),
        Few<Stage>("stage", "how far a permission has come", "preliminary", 0.2, e => [Kebab.Of(e.Classification.Stage)]) with
        {
            // The way to a permission. Delayed, denied, suspended and revoked stand on no rung of it.
            Order = ["under-consideration", "preliminary", "conditional", "final"],
        },
        Few<Leg>("leg", "side of the border of the acting government", "import", 0.4, e => [Kebab.Of(e.Classification.Leg)]),
        new("jurisdiction", "acting government: ISO 3166 code, EU, or English name", "CN")
        {
            Of = e => e.Classification.Jurisdictions, Read = Jurisdictions.Read, Fold = s => s.ToUpperInvariant(), Share = 0.3,
        },
        new("authority", "acting or named authority, by id or name", "bis") { Of = e => e.Classification.Authorities.SelectMany(a => new[] { a.Id, a.Name }) },
        new("company", "company, by name or ticker", "nvidia") { Of = e => e.Classification.Companies.SelectMany(c => new[] { c.Name, c.Ticker }), Share = 0.05 },
        new("buyer", "company that buys", "alibaba") { Of = e => InRole(e, CompanyRole.Buyer), Share = 0.03 },
        new("seller", "company that sells", "nvidia") { Of = e => InRole(e, CompanyRole.Seller), Share = 0.04 },
        new("product", "product or technology", "H200") { Of = e => e.Classification.Products.Select(p => p.Name), Share = 0.05 },
        new("category", "category of the product", "ai-accelerator") { Of = e => e.Classification.Products.Select(p => p.Category), Share = 0.2 },
        new("control", "control entry of the product, such as an ECCN", "3A090") { Of = e => e.Classification.Products.Select(p => p.Control), Share = 0.05 },
        new("instrument", "rule or announcement number", "\"91 FR 1684\"") { Of = e => e.Classification.Instruments, Fold = Instruments.Normalise, Share = 0.01 },
        Few<Modality>("condition", "a permission's condition is …", "encouraged", 0.1, e => e.Classification.Conditions.Select(c => Kebab.Of(c.Modality))),
        Few<Sourcing>("sourcing", "who vouches for it", "official", 0.4, e => [Kebab.Of(e.Classification.Sourcing)]),
        new("outlet", "outlet whose report it relays", "reuters") { Of = e => [e.Classification.RelayedOutlet] },
        new("language", "BCP 47 tag; zh is both scripts", "zh-Hans") { Of = e => Languages(e.Classification.Language), Fold = s => s.ToLowerInvariant(), Share = 0.3 },
        new("source", "name in the source catalogue", "federal-register-bis") { Of = e => [e.Source] },
        new("publisher", "who published it", "reuters") { Of = e => [e.Publisher] },
        Few<Novelty>("novelty", "what it adds to its story", "change", 0.4, e => [Kebab.Of(e.Novelty)]),
        Few<StoryChangeKind>("change", "what moved in its story", "stage", 0.1, e => e.Changes.Select(c => Kebab.Of(c.Kind))),
        new("story", "id of a story", "4f1c…") { Of = e => [e.StoryId], Share = 0.001 },
        new("title", "words in the title alone", "\"export ban\""),
        new("confidence", "of its surest tag, 0 to 1", "0.9") { Number = s => s.Event.Classification.Tags.Count == 0 ? null : s.Event.Classification.Tags.Max(t => t.Confidence) },
        new("origins", "independent origins that report the story", "3") { Number = s => s.Event.Origins == 0 ? null : s.Event.Origins },
        new("published", "day of publication (UTC)", "2026-01-23") { Number = s => s.Event.Published == DateTimeOffset.UnixEpoch ? null : Day(DateOnly.FromDateTime(s.Event.Published.UtcDateTime)), IsDay = true },
        new("effective", "day on which the measure takes effect", "2026-02-01") { Number = s => Day(s.Event.Classification.Effective), IsDay = true },
        new("expires", "day on which it ends", "2026-11-10") { Number = s => Day(s.Event.Classification.Expires), IsDay = true },
    ];

    private static readonly Dictionary<string, FilterField> ByName = Index();

    public static FilterField? Find(string name) => ByName.GetValueOrDefault(name);

    public static HashSet<string> KeysOf(NewsEvent newsEvent)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (FilterField field in All)
        {
            foreach (string? value in field.Of?.Invoke(newsEvent) ?? [])
            {
                if (!string.IsNullOrWhiteSpace(value))
                {
                    keys.Add(field.Key(value));
                }
            }
        }

        return keys;
    }

    // A ticker is a company, whatever the field is called.
    private static Dictionary<string, FilterField> Index()
    {
        var index = All.ToDictionary(f => f.Name, StringComparer.OrdinalIgnoreCase);
        index["ticker"] = index["company"];
        return index;
    }

    private static FilterField Few<T>(string name, string meaning, string example, double share, Func<NewsEvent, IEnumerable<string?>> of)
        where T : struct, Enum => new(name, meaning, example) { Of = of, Values = Kebab.All<T>(), Fold = s => s.ToLowerInvariant(), Share = share };

    private static IEnumerable<string?> InRole(NewsEvent newsEvent, CompanyRole role) =>
        newsEvent.Classification.Companies.Where(c => c.Role == role).SelectMany(c => new[] { c.Name, c.Ticker });

    private static string[] Languages(string language) =>
        language.IndexOf('-', StringComparison.Ordinal) is > 0 and int dash ? [language, language[..dash]] : [language];

    private static double? Day(DateOnly? day) => day?.DayNumber;
}
