using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Alerts.Classification;
using Alerts.Cli.Commands;
using Alerts.Storage;
using Alerts.Text;

namespace Alerts.Cli;

/// <summary>What the commands print with <c>--json</c>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(KebabCaseConverter<Tag>), typeof(KebabCaseConverter<Stage>), typeof(KebabCaseConverter<Novelty>)])]
[JsonSerializable(typeof(FilterMatch))]
[JsonSerializable(typeof(SubscriptionLine))]
[JsonSerializable(typeof(PoisonMessage))]
[JsonSerializable(typeof(Commands.SourceCheck))]
[JsonSerializable(typeof(Commands.SourceLine))]
[JsonSerializable(typeof(Commands.StatusReport))]
internal sealed partial class CliJson : JsonSerializerContext
{
    /// <summary>Text in its own script and <c>&gt;=</c> as it is; never embed its output in HTML.</summary>
    public static CliJson Readable => field ??= new CliJson(new JsonSerializerOptions(Default.Options)
    {
        TypeInfoResolver = null,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
