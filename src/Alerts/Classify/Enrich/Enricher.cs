using Alerts.Classification;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Alerts.Classify.Enrich;

/// <summary>
/// Adds the companies that Azure AI Language finds and the knowledge base lacks. When the service fails or
/// throttles, the classification stands as it is and says so: a news item is never lost to it.
/// </summary>
public sealed partial class Enricher(ILogger<Enricher> logger, TimeProvider time, AzureLanguage? language = null)
{
    /// <summary>Below this a find is more often a fragment than a firm.</summary>
    private const double LeastConfidence = 0.7;

    private readonly ResiliencePipeline _pipeline = new ResiliencePipelineBuilder { TimeProvider = time }
        .AddTimeout(TimeSpan.FromSeconds(30))
        .AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = 2,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = TimeSpan.FromSeconds(1),
            ShouldHandle = new PredicateBuilder().Handle<Exception>(exception => exception is not OperationCanceledException),
        })
        .AddTimeout(TimeSpan.FromSeconds(10))
        .Build();

    /// <summary>The classification with what was found added; as it came where the service is not set or nothing carries a tag.</summary>
    public async Task<ArticleClassification> EnrichAsync(Article article, ArticleClassification classification, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(classification);
        if (language is null || classification.Tags.Count == 0)
        {
            return classification;
        }

        IReadOnlyList<(int Offset, string Document)> pieces = DocumentLimits.Cut(article.Text);
        try
        {
            IReadOnlyList<IReadOnlyList<RecognisedOrganisation>> found = await _pipeline.ExecuteAsync(
                async token => await language.RecogniseAsync([.. pieces.Select(piece => piece.Document)], classification.Language, token), cancellation);
            return Add(article.Text, classification, pieces, found);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            LogSkipped(exception, article.Id, AzureLanguage.Name);
            string reason = exception is TimeoutRejectedException ? "no answer in time" : exception.Message.ReplaceLineEndings(" ");
            return classification with { Enriched = false, EnrichmentSkipped = $"{AzureLanguage.Name}: {reason}" };
        }
    }

    private static ArticleClassification Add(
        string text, ArticleClassification classification, IReadOnlyList<(int Offset, string Document)> pieces,
        IReadOnlyList<IReadOnlyList<RecognisedOrganisation>> found)
    {
        List<Company> companies = [.. classification.Companies];
        List<Evidence> evidence = [.. classification.Evidence];
        for (int i = 0; i < Math.Min(pieces.Count, found.Count); i++)
        {
            foreach (RecognisedOrganisation organisation in found[i].Where(item => item.Confidence >= LeastConfidence))
            {
                int start = pieces[i].Offset + organisation.Start, end = start + organisation.Length;
                if (start < 0 || organisation.Length <= 0 || end > text.Length || IsKnown(classification, companies, organisation.Name, start, end))
                {
                    continue;
                }

                companies.Add(new Company(organisation.Name, null, CompanyRole.Mentioned) { Source = AzureLanguage.Name });
                evidence.Add(new Evidence($"companies:{organisation.Name}", start, end, text[start..end]));
            }
        }

        return classification with { Companies = companies, Evidence = evidence, Enriched = true };
    }

    /// <summary>Named already, or the words are an authority's, an outlet's or a product's.</summary>
    private static bool IsKnown(ArticleClassification classification, List<Company> companies, string name, int start, int end) =>
        companies.Exists(company => company.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        || classification.Authorities.Any(authority => authority.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        || classification.Evidence.Any(item => item.Start < end && item.End > start
            && (item.Field.StartsWith("companies:", StringComparison.Ordinal) || item.Field.StartsWith("authorities:", StringComparison.Ordinal)
                || item.Field.StartsWith("products:", StringComparison.Ordinal) || item.Field == "relayedOutlet"));

    [LoggerMessage(Level = LogLevel.Warning, Message = "Article {ArticleId} is classified without {Recogniser}")]
    private partial void LogSkipped(Exception exception, string articleId, string recogniser);
}
