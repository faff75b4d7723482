using System.Text.Json.Serialization;
using Alerts.Storage;

namespace Alerts.Cli;

/// <summary>What the commands print with <c>--json</c>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(KebabCaseConverter<Tag>), typeof(KebabCaseConverter<Stage>), typeof(KebabCaseConverter<Novelty>)])]
[JsonSerializable(typeof(PoisonMessage))]
[JsonSerializable(typeof(Commands.SourceLine))]
[JsonSerializable(typeof(Commands.StatusReport))]
internal sealed partial class CliJson : JsonSerializerContext;
