using Alerts.Classification;
using Microsoft.Extensions.Options;

namespace Alerts.Classify;

/// <summary>Checks section <c>Classify</c> of the settings.</summary>
[OptionsValidator]
internal sealed partial class ClassifyOptionsValidator : IValidateOptions<ClassifyOptions>
{
    public const string Section = "Classify";
}
