using Alerts.Classification;

namespace Alerts.Stories;

/// <summary>Reads the <see cref="Matter"/> out of an article and its classification.</summary>
internal sealed class MatterReader(KnowledgeBase knowledge)
{
    private readonly MentionReader _mentions = new(knowledge);

    private const int LeadCharacters = 600;
    private const double InTitle = 1, InLead = 0.7, Below = 0.3;

    public Matter Read(Article article, ArticleClassification classification, string eventId)
    {
        Dictionary<string, int> first = FirstMentions(classification);
        var scan = new LeadScan(_mentions, article, classification, LeadCharacters);
        return new Matter(
            article,
            classification,
            eventId,
            Origins.Of(article, classification),
            [.. classification.Products.Select(p => new Tally(p.Name, Salience(article, first, "products", p.Name))).DistinctBy(t => t.Name)],
            [.. classification.Products.GroupBy(p => p.Category, (category, of) => new Tally(category, of.Max(p => Salience(article, first, "products", p.Name))))],
            [.. classification.Companies.Select(c => new Tally(c.Name, Salience(article, first, "companies", c.Name))).DistinctBy(t => t.Name)],
            scan.Countries,
            scan.Topics,
            scan.Acts,
            scan.Step,
            scan.Delays,
            [.. classification.Instruments.Where(Instruments.NamesOne).Select(Instruments.Normalise).Distinct()],
            WordingReader.Read(article.Title, article.Text, classification.Language));
    }

    private static Dictionary<string, int> FirstMentions(ArticleClassification classification)
    {
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (Evidence evidence in classification.Evidence)
        {
            if (!first.TryGetValue(evidence.Field, out int start) || evidence.Start < start)
            {
                first[evidence.Field] = evidence.Start;
            }
        }

        return first;
    }

    private static double Salience(Article article, Dictionary<string, int> first, string field, string name)
    {
        int start = first.TryGetValue($"{field}:{name}", out int found) ? found
            : article.Text.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        return start < 0 ? InLead
            : start < article.Title.Length ? InTitle
            : start < article.Title.Length + LeadCharacters ? InLead
            : Below;
    }
}
