using System.ComponentModel.DataAnnotations;

namespace Alerts.Functions.Language;

/// <summary>Settings of Azure AI Language, section <c>Language</c>. Without an endpoint it is not used.</summary>
public sealed class LanguageOptions
{
    public const string Section = "Language";

    /// <summary>https://NAME.cognitiveservices.azure.com/; the app's identity needs the role Cognitive Services Language Reader.</summary>
    [Url]
    public string? Endpoint
    {
        get;
        // The infrastructure deploys the setting empty where the service is off, and an empty text is no address.
        set => field = string.IsNullOrWhiteSpace(value) ? null : value;
    }
}
