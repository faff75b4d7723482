using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Alerts.Classification;
using Alerts.Text;

namespace Alerts;

/// <summary>
/// The one JSON shape of everything that travels or is stored: camelCase, enums in kebab-case,
/// times in ISO 8601, nulls left out, text unescaped beyond what JSON demands. A list or text that is left out is what it is in
/// a new record. The generated reader sets every <c>init</c> property, with null where it read nothing (dotnet/runtime#58770), so
/// the records' own <c>init</c> brings back the empty list.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters =
    [
        typeof(KebabCaseConverter<Tag>), typeof(KebabCaseConverter<Direction>), typeof(KebabCaseConverter<Stage>),
        typeof(KebabCaseConverter<Leg>), typeof(KebabCaseConverter<Sourcing>), typeof(KebabCaseConverter<CompanyRole>),
        typeof(KebabCaseConverter<Modality>), typeof(KebabCaseConverter<Novelty>), typeof(KebabCaseConverter<StoryChangeKind>),
        typeof(KebabCaseConverter<Channel>), typeof(KebabCaseConverter<Cadence>), typeof(KebabCaseConverter<SubscriptionState>),
        typeof(KebabCaseConverter<DeliveryState>), typeof(KebabCaseConverter<DayOfWeek>),
    ])]
[JsonSerializable(typeof(Article))]
[JsonSerializable(typeof(ArticleClassification))]
[JsonSerializable(typeof(NewsEvent))]
[JsonSerializable(typeof(Stories.Story))]
[JsonSerializable(typeof(Subscription))]
[JsonSerializable(typeof(Delivery))]
[JsonSerializable(typeof(FetchMessage))]
[JsonSerializable(typeof(ArticleMessage))]
[JsonSerializable(typeof(EventMessage))]
[JsonSerializable(typeof(DeliveryMessage))]
public sealed partial class AlertsJson : JsonSerializerContext
{
    /// <summary>For people's eyes and for lines: quotes stay in their own script instead of \u escapes. Never embed its output in HTML.</summary>
    public static AlertsJson Readable => field ??= new AlertsJson(new JsonSerializerOptions(Default.Options!)
    {
        TypeInfoResolver = null,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
