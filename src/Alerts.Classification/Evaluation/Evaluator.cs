using System.Globalization;
using Alerts.Classification.Explanations;
using Alerts.Classification.Text;

namespace Alerts.Classification.Evaluation;

/// <summary>Classifies a labelled file and reckons up how right it was.</summary>
public sealed class Evaluator(KnowledgeBase knowledge, ClassifyOptions? options = null)
{
    /// <summary>Articles without a date are taken to be of this day.</summary>
    private static readonly DateTimeOffset Undated = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Explainer _explainer = new(knowledge, options);

    public EvaluationReport Run(IReadOnlyList<LabelledArticle> articles)
    {
        ArgumentNullException.ThrowIfNull(articles);
        List<Judged> judged = [.. articles.Select(article => new Judged(article, _explainer.Explain(article.ToArticle(Undated))))];
        return new EvaluationReport
        {
            Articles = judged.Count,
            Fields = new Dictionary<string, Counts>
            {
                ["export-control"] = Sum(judged, item => item.CountsOf(Tag.ExportControl)),
                ["approval"] = Sum(judged, item => item.CountsOf(Tag.Approval)),
                ["jurisdictions"] = Sum(judged, item => Counts.Of(item.Found.Jurisdictions, item.Label.Jurisdictions)),
                ["companies"] = Sum(judged, item => Counts.Of([.. item.Found.Companies.Select(company => company.Name)], item.Label.Companies)),
                ["products"] = Sum(judged, item => Counts.Of([.. item.Found.Products.Select(product => product.Name)], item.Label.Products)),
            },
            Values = new Dictionary<string, Share>
            {
                ["direction"] = ShareOf(judged, item => item.Found.Direction == item.Label.Direction),
                ["direction of tagged"] = ShareOf([.. judged.Where(item => item.Label.Tags.Count > 0)], item => item.Found.Direction == item.Label.Direction),
                ["stage"] = ShareOf(judged, item => item.Found.Stage == item.Label.Stage),
                ["stage of approvals"] = ShareOf([.. judged.Where(item => item.Label.Tags.Contains(Tag.Approval))], item => item.Found.Stage == item.Label.Stage),
                ["sourcing"] = ShareOf(judged, item => item.Found.Sourcing == item.Label.Sourcing),
                ["language"] = ShareOf(judged, item => item.LanguageRight),
            },
            Languages = judged.GroupBy(item => item.Label.Language).OrderByDescending(group => group.Count()).ToDictionary(
                group => group.Key,
                group => (IReadOnlyDictionary<string, Counts>)new Dictionary<string, Counts>
                {
                    ["export-control"] = Sum(group, item => item.CountsOf(Tag.ExportControl)),
                    ["approval"] = Sum(group, item => item.CountsOf(Tag.Approval)),
                }),
            StageConfusion = judged.Where(item => item.Label.Tags.Contains(Tag.Approval))
                .CountBy(item => $"{Judged.Kebab(item.Label.Stage)} → {Judged.Kebab(item.Found.Stage)}")
                .OrderBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(pair => pair.Key, pair => pair.Value),
            Reliability = Reliability(judged),
            Cases = [.. judged.Select(item => item.ToCase())],
        };
    }

    private static Counts Sum(IEnumerable<Judged> judged, Func<Judged, Counts> counts) =>
        judged.Aggregate(new Counts(0, 0, 0), (sum, item) => sum + counts(item));

    private static Share ShareOf(List<Judged> judged, Func<Judged, bool> right) => new(judged.Count(right), judged.Count);

    private static List<ReliabilityBand> Reliability(List<Judged> judged) =>
    [
        .. judged.SelectMany(item => item.Explanation.Tags.Select(tag => (tag.Confidence, Tagged: item.Label.Tags.Contains(tag.Tag))))
            .GroupBy(pair => Math.Min(9, (int)(pair.Confidence * 10))).OrderBy(group => group.Key)
            .Select(group => new ReliabilityBand(
                group.Key / 10.0, group.Count(), Math.Round(group.Average(pair => pair.Confidence), 3),
                Math.Round(group.Average(pair => pair.Tagged ? 1.0 : 0.0), 3))),
    ];

    /// <summary>An article with its labels and what was found.</summary>
    private sealed record Judged(LabelledArticle Label, Explanation Explanation)
    {
        public ArticleClassification Found => Explanation.Classification;

        public bool LanguageRight => Found.Language == "und"
            ? !LanguageTags.Known.Split(", ").Contains(Label.Language)
            : Found.Language.StartsWith(Label.Language.Split('-')[0], StringComparison.Ordinal);

        public Counts CountsOf(Tag tag) => Counts.Of(Found.Has(tag) ? [tag] : (Tag[])[], Label.Tags.Contains(tag) ? [tag] : (Tag[])[]);

        public CaseResult ToCase()
        {
            List<string> mistakes = [];
            double badness = 0;
            foreach (TagReckoning tag in Explanation.Tags.Where(tag => tag.Carried != Label.Tags.Contains(tag.Tag)))
            {
                badness += tag.Carried ? tag.Confidence : 1 - tag.Confidence;
                mistakes.Add(string.Create(CultureInfo.InvariantCulture, $"{(tag.Carried ? "wrongly" : "not")} {Kebab(tag.Tag)} ({tag.Confidence:0.00})"));
            }

            bool tagsRight = mistakes.Count == 0;
            AddValue(mistakes, "direction", Kebab(Found.Direction), Kebab(Label.Direction));
            AddValue(mistakes, "stage", Kebab(Found.Stage), Kebab(Label.Stage));
            AddValue(mistakes, "sourcing", Kebab(Found.Sourcing), Kebab(Label.Sourcing));
            AddSet(mistakes, "jurisdictions", Found.Jurisdictions, Label.Jurisdictions);
            AddSet(mistakes, "companies", [.. Found.Companies.Select(company => company.Name)], Label.Companies);
            AddSet(mistakes, "products", [.. Found.Products.Select(product => product.Name)], Label.Products);
            string? evidence = Found.Evidence.FirstOrDefault(item => item.Field.StartsWith("tags", StringComparison.Ordinal))?.Quote;
            return new CaseResult(Label.Id, Label.Title, Label.Ambiguous, tagsRight, Math.Round(badness, 3), mistakes, evidence);
        }

        public static string Kebab<T>(T value) where T : struct, Enum =>
            System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

        private static void AddValue(List<string> mistakes, string field, string found, string labelled)
        {
            if (found != labelled)
            {
                mistakes.Add($"{field} {found}, labelled {labelled}");
            }
        }

        private static void AddSet(List<string> mistakes, string field, IReadOnlyList<string> found, IReadOnlyList<string> labelled)
        {
            List<string> differences = [.. found.Except(labelled).Select(name => "+" + name), .. labelled.Except(found).Select(name => "-" + name)];
            if (differences.Count > 0)
            {
                mistakes.Add($"{field} {string.Join(" ", differences)}");
            }
        }
    }
}
