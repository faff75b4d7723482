using Alerts.Classify;

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

    public LeadScan(KnowledgeBase knowledge, Article article, Classification classification, int lead)
    {
        int title = Math.Min(article.Title.Length, article.Text.Length);
        ReadOnlySpan<char> text = article.Text.AsSpan(0, Math.Min(article.Text.Length, title + lead));
        Workspace workspace = Workspace.Rent();
        MentionScanner.Scan(knowledge.Lexicon, text, LanguagesOf(classification.Language), workspace);
        int headline = 0, below = 0;
        foreach (Mention mention in workspace.Mentions)
        {
            bool inTitle = mention.Start < title;
            CaseStep step = mention.Has(Cue.Enforce) ? CaseSteps.Of(text[mention.Start..mention.End]) : CaseStep.None;
            if (step != CaseStep.None || mention.Has(Cue.Smuggle))
            {
                headline += inTitle ? 1 : 0;
                below += inTitle ? 0 : 1;
                Step = step > Step ? step : Step;
            }

            Delays |= inTitle && mention.Has(Cue.Delay);
            if (mention.Entity >= 0)
            {
                Note(knowledge.Entities[mention.Entity], inTitle ? 1 : 0.6, classification);
            }
        }

        workspace.Return();
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

    // zh-Hans and zh-Hant share their cue words; what is not known at all has those few of the rest.
    private static Languages LanguagesOf(string tag) =>
        LanguageTags.Parse(tag.Split('-')[0]) is var known and not Languages.None ? known : Languages.Other;

    private void Note(Entity entity, double weight, Classification classification)
    {
        (Dictionary<string, double>? named, string name) = entity switch
        {
            PlaceEntity place when !classification.Jurisdictions.Contains(place.Name) => (_countries, place.Name),
            InstrumentEntity instrument => (_topics, instrument.Name),
            _ => (null, ""),
        };
        if (named is not null)
        {
            named[name] = Math.Max(weight, named.GetValueOrDefault(name));
        }
    }
}
