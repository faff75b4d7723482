using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Alerts.Classify.Enrich;

/// <summary>Settings of Azure AI Language, section <c>Language</c>. Without an endpoint it is not used.</summary>
public sealed class LanguageOptions : IValidatableObject
{
    public const string Section = "Language";

    /// <summary>https://NAME.cognitiveservices.azure.com/; the identity needs the role Cognitive Services Language Reader.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>The infrastructure deploys the setting empty where the service is off.</summary>
    internal bool IsConfigured => Endpoint is not null && Endpoint.OriginalString.Length > 0;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        // A token goes there, so it must not go in the clear; a loopback address is a test's.
        if (IsConfigured && !(Endpoint!.IsAbsoluteUri && (Endpoint.Scheme == Uri.UriSchemeHttps || Endpoint.IsLoopback)))
        {
            yield return new ValidationResult(
                $"{Section}:{nameof(Endpoint)}: expected an address such as https://NAME.cognitiveservices.azure.com/, got '{Endpoint}'.", [nameof(Endpoint)]);
        }
    }
}

[OptionsValidator]
internal sealed partial class LanguageOptionsValidator : IValidateOptions<LanguageOptions>;
