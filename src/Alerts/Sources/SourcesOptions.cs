using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Alerts.Sources;

/// <summary>Section <c>Sources</c>.</summary>
public sealed class SourcesOptions
{
    public const string Section = "Sources";

    /// <summary>Path of the catalogue; a relative one is looked for in the working folder, then beside the program. Default <c>sources.yaml</c>.</summary>
    [Required]
    public string Catalogue { get; set; } = "sources.yaml";
}

[OptionsValidator]
internal sealed partial class SourcesOptionsValidator : IValidateOptions<SourcesOptions>;
