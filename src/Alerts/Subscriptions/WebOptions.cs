using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Alerts.Subscriptions;

/// <summary>Section <c>Web</c>: where people reach the pages from outside.</summary>
public sealed class WebOptions : IValidatableObject
{
    public const string Section = "Web";

    /// <summary>HMAC-SHA256 wants a key of its own length.</summary>
    private const int ShortestSecret = 32;

    /// <summary>Public address of the pages, such as <c>https://alerts.example.org</c>; without it messages carry no links to them.</summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>Signs the links in messages; at least 32 characters, the same on every instance. Required with <see cref="PublicUrl"/>.</summary>
    public string? LinkSecret { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (PublicUrl is not null && (!PublicUrl.IsAbsoluteUri || PublicUrl.Scheme is not ("http" or "https") || PublicUrl.Query.Length > 0))
        {
            yield return new ValidationResult(
                $"{Section}:{nameof(PublicUrl)}: expected an address such as https://alerts.example.org, got '{PublicUrl}'.", [nameof(PublicUrl)]);
        }

        if (KeyVaultReference.IsUnresolved(LinkSecret))
        {
            yield return new ValidationResult(KeyVaultReference.ErrorOf($"{Section}:{nameof(LinkSecret)}", LinkSecret!), [nameof(LinkSecret)]);
        }
        else if (PublicUrl is not null && (LinkSecret?.Length ?? 0) < ShortestSecret)
        {
            yield return new ValidationResult(
                $"{Section}:{nameof(LinkSecret)}: expected at least {ShortestSecret} characters, because {Section}:{nameof(PublicUrl)} is set; got {LinkSecret?.Length ?? 0}. "
                + "Make one with: openssl rand -base64 32", [nameof(LinkSecret)]);
        }
    }
}

[OptionsValidator]
internal sealed partial class WebOptionsValidator : IValidateOptions<WebOptions>;
