using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Alerts.Classification;
using Azure.Core;
using Microsoft.Extensions.Options;

namespace Alerts.Classify.Enrich;

/// <summary>
/// Named entity recognition of Azure AI Language: one call an article, signed in by Entra. Entity linking is not used; it retires in 2028.
/// https://learn.microsoft.com/rest/api/language/text-analysis-runtime/analyze-text
/// </summary>
public sealed class AzureLanguage(IHttpClientFactory clients, IOptions<LanguageOptions> options, TokenCredential credential)
{
    /// <summary>Stands in <see cref="Company.Source"/> of what it finds; also the name of its HTTP client.</summary>
    public const string Name = "azure-language";

    private const string Path = "language/:analyze-text?api-version=2024-11-01";

    private static readonly string[] Scopes = ["https://cognitiveservices.azure.com/.default"];

    /// <summary>
    /// Organisations in each document, in the order of the documents. A document is at most
    /// <see cref="DocumentLimits.TextElements"/> text elements, a call at most <see cref="DocumentLimits.Documents"/> documents.
    /// </summary>
    /// <param name="documents">Pieces of one article.</param>
    /// <param name="language">BCP 47, as detected.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <exception cref="HttpRequestException">The service refused the call or one of the documents, or did not answer.</exception>
    public async Task<IReadOnlyList<IReadOnlyList<RecognisedOrganisation>>> RecogniseAsync(
        IReadOnlyList<string> documents, string language, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(documents);
        AccessToken token = await credential.GetTokenAsync(new TokenRequestContext(Scopes), cancellation);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.Value.Endpoint!, Path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);
        request.Content = JsonContent.Create(Question(documents, language), LanguageJson.Default.LanguageQuestion);
        using HttpClient client = clients.CreateClient(Name);
        using HttpResponseMessage response = await client.SendAsync(request, cancellation);
        if (!response.IsSuccessStatusCode)
        {
            throw new HttpRequestException(await RefusalAsync(response, cancellation), null, response.StatusCode);
        }

        LanguageAnswer? answer = await response.Content.ReadFromJsonAsync(LanguageJson.Default.LanguageAnswer, cancellation);
        return answer is null ? throw new HttpRequestException("expected entities, got null") : Organisations(answer.Results, documents.Count);
    }

    private static LanguageQuestion Question(IReadOnlyList<string> documents, string language) => new(
        "EntityRecognition",
        // Offsets as .NET counts them; the service's default is text elements.
        new LanguageParameters("Utf16CodeUnit"),
        new LanguageInput([.. documents.Select((document, index) =>
            // The service names Chinese by script as we do; what is undetermined it takes for English.
            new LanguageDocument(index.ToString(CultureInfo.InvariantCulture), language == "und" ? "en" : language, document))]));

    private static List<RecognisedOrganisation>[] Organisations(LanguageResults results, int documents)
    {
        if (results.Errors is [var failed, ..])
        {
            throw new HttpRequestException($"document {failed.Id} of {documents}: {failed.Error.Code} {failed.Error.Message}");
        }

        ILookup<string, LanguageEntity> entities = results.Documents
            .SelectMany(document => document.Entities.Select(entity => (document.Id, Entity: entity)))
            .ToLookup(found => found.Id, found => found.Entity);
        return [.. Enumerable.Range(0, documents).Select(index => entities[index.ToString(CultureInfo.InvariantCulture)]
            .Where(entity => entity.Category == "Organization")
            .Select(entity => new RecognisedOrganisation(entity.Text, entity.Offset, entity.Length, entity.ConfidenceScore)).ToList())];
    }

    /// <summary>The status, and the service's own words where it gives any.</summary>
    private static async Task<string> RefusalAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        string status = $"{(int)response.StatusCode} {response.ReasonPhrase}".TrimEnd();
        try
        {
            LanguageRefusal? refusal = await response.Content.ReadFromJsonAsync(LanguageJson.Default.LanguageRefusal, cancellation);
            return refusal is null ? status : $"{status}: {refusal.Error.Code} {refusal.Error.Message}";
        }
        catch (Exception exception) when (exception is System.Text.Json.JsonException or InvalidOperationException)
        {
            return status;
        }
    }
}

/// <summary>An organisation that the service found: <c>document[Start..Start + Length]</c>, UTF-16 code units, confidence 0 to 1.</summary>
public sealed record RecognisedOrganisation(string Name, int Start, int Length, double Confidence);
