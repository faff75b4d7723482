using System.Text.Json.Serialization;

namespace Alerts.Classify.Enrich;

// What Azure AI Language is asked and answers, as far as it is used
// (https://learn.microsoft.com/rest/api/language/text-analysis-runtime/analyze-text).

internal sealed record LanguageQuestion(string Kind, LanguageParameters Parameters, LanguageInput AnalysisInput);

internal sealed record LanguageParameters(string StringIndexType);

internal sealed record LanguageInput(LanguageDocument[] Documents);

internal sealed record LanguageDocument(string Id, string Language, string Text);

internal sealed record LanguageAnswer(LanguageResults Results);

internal sealed record LanguageResults(LanguageEntities[] Documents, LanguageFailure[]? Errors = null);

internal sealed record LanguageEntities(string Id, LanguageEntity[] Entities);

internal sealed record LanguageEntity(string Text, string Category, int Offset, int Length, double ConfidenceScore);

/// <summary>One document that the service could not take.</summary>
internal sealed record LanguageFailure(string Id, LanguageError Error);

/// <summary>A call that it refused whole.</summary>
internal sealed record LanguageRefusal(LanguageError Error);

internal sealed record LanguageError(string Code, string Message);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(LanguageQuestion))]
[JsonSerializable(typeof(LanguageAnswer))]
[JsonSerializable(typeof(LanguageRefusal))]
internal sealed partial class LanguageJson : JsonSerializerContext;
