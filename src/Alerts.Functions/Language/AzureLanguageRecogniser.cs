using Alerts.Classify.Enrich;
using Azure;
using Azure.AI.TextAnalytics;

namespace Alerts.Functions.Language;

/// <summary>
/// Named entity recognition of Azure AI Language. One call an article, at most five documents; entity linking is not used (it retires in 2028).
/// https://learn.microsoft.com/azure/ai-services/language-service/named-entity-recognition/overview
/// </summary>
internal sealed class AzureLanguageRecogniser(TextAnalyticsClient client) : IEntityRecogniser
{
    public string Name => "azure-language";

    public async Task<IReadOnlyList<IReadOnlyList<RecognisedOrganisation>>> RecogniseAsync(
        IReadOnlyList<string> documents, string language, CancellationToken cancellation)
    {
        List<TextDocumentInput> inputs = [.. documents.Select((document, index) =>
            new TextDocumentInput(index.ToString(System.Globalization.CultureInfo.InvariantCulture), document) { Language = ToService(language) })];
        Response<RecognizeEntitiesResultCollection> response =
            await client.RecognizeEntitiesBatchAsync(inputs, cancellationToken: cancellation);

        RecognizeEntitiesResult? failed = response.Value.FirstOrDefault(result => result.HasError);
        if (failed is not null)
        {
            throw new RequestFailedException($"document {failed.Id} of {documents.Count}: {failed.Error.ErrorCode} {failed.Error.Message}");
        }

        // The service answers in the order of the documents; offsets are UTF-16 code units, as this SDK asks for them.
        return [.. response.Value.Select(result => (IReadOnlyList<RecognisedOrganisation>)[.. result.Entities
            .Where(entity => entity.Category == EntityCategory.Organization)
            .Select(entity => new RecognisedOrganisation(entity.Text, entity.Offset, entity.Length, entity.ConfidenceScore))])];
    }

    /// <summary>The service names Chinese by script as we do; what is undetermined it takes for English.</summary>
    private static string ToService(string language) => language == "und" ? "en" : language;
}
