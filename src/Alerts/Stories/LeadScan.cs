using Alerts.Classification;

namespace Alerts.Stories;

/// <summary>
/// What headline and lead name besides the facets of the classification, found with the classifier's own
/// knowledge so that it is the same in every language: countries other than the acting ones, rules with a
/// name of their own, and whether it is about enforcement (fines, arrests, smuggling) or about policy.
/// </summary>
internal sealed class LeadScan
{
    public const string Enforcement = "enforcement";
    private const string Policy = "policy";
    private readonly Dictionary<string, double> _countries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _topics = new(StringComparer.Ordinal);

    public LeadScan(MentionReader reader, Article article, ArticleClassification classification, int lead)
    {
        int title = Math.Min(article.Title.Length, article.Text.Length);
        ReadOnlySpan<char> text = article.Text.AsSpan(0, Math.Min(article.Text.Length, title + lead));
        List<NamedMention> mentions = [];
        reader.Read(text, classification.Language, mentions);
        int headline = 0, below = 0, counted = -1;
        foreach (NamedMention mention in mentions)
        {
            bool inTitle = mention.Start < title;
            if (mention.Kind is NamedKind.Enforcement or NamedKind.Smuggling && counted != mention.Start)
            {
                CaseStep step = mention.Kind == NamedKind.Enforcement ? CaseSteps.Of(mention.Name) : CaseStep.None;
                if (step != CaseStep.None || mention.Kind == NamedKind.Smuggling)
                {
                    counted = mention.Start;
                    headline += inTitle ? 1 : 0;
                    below += inTitle ? 0 : 1;
                    Step = step > Step ? step : Step;
                }
            }

            Delays |= inTitle && mention.Kind == NamedKind.Delay;
            Note(mention, inTitle ? 1 : 0.6, classification);
        }

        // One word may be a turn of phrase ("unlicensed exports"); a case is told in several.
        double enforcement = (headline, below) switch { (0, 0) => 0, (0, 1) => 0.2, (1, 0) => 0.4, (0, _) => 0.6, _ => 1 };
        Acts = [new Tally(Enforcement, enforcement), new Tally(Policy, 1 - enforcement)];
    }

    public IReadOnlyList<Tally> Countries => [.. _countries.Select(pair => new Tally(pair.Key, pair.Value))];

    public IReadOnlyList<Tally> Topics => [.. _topics.Select(pair => new Tally(pair.Key, pair.Value))];

    public IReadOnlyList<Tally> Acts { get; }

    /// <summary>The farthest step of a case that is named.</summary>
    public CaseStep Step { get; }

    /// <summary>The headline says that something is put off.</summary>
    public bool Delays { get; }

    private void Note(NamedMention mention, double weight, ArticleClassification classification)
    {
        Dictionary<string, double>? named = mention.Kind switch
        {
            NamedKind.Place when !classification.Jurisdictions.Contains(mention.Name) => _countries,
            NamedKind.Instrument => _topics,
            _ => null,
        };
        if (named is not null)
        {
            named[mention.Name] = Math.Max(weight, named.GetValueOrDefault(mention.Name));
        }
    }
}
