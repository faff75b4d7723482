using System.ComponentModel.DataAnnotations;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Alerts.Deliver.Channels;

/// <summary>Section <c>Smtp</c>: the relay that mails go through.</summary>
public sealed class SmtpOptions : IValidatableObject
{
    public const string Section = "Smtp";

    /// <summary>Such as <c>smtp.azurecomm.net</c>; empty for none, and <c>Deliver:Mode</c> decides what becomes of mails then.</summary>
    public string? Host { get; set; }

    /// <summary>Default 587, the port for submission (RFC 6409).</summary>
    [Range(1, 65_535)]
    public int Port { get; set; } = 587;

    /// <summary><c>StartTls</c> (default), <c>SslOnConnect</c> (port 465), <c>Auto</c>, <c>StartTlsWhenAvailable</c> or <c>None</c>.</summary>
    public SecureSocketOptions Security { get; set; } = SecureSocketOptions.StartTls;

    /// <summary>Empty where the relay wants no sign-in.</summary>
    public string? User { get; set; }

    /// <summary>A secret: keep it in Key Vault or the environment.</summary>
    public string? Password { get; set; }

    /// <summary>The sender, such as <c>Alerts &lt;alerts@example.org&gt;</c>. Its domain also ends the Message-IDs: changing it parts running mail threads.</summary>
    public string From { get; set; } = "Alerts <alerts@localhost>";

    /// <summary>Time for one mail, the wait for a connection included. Default 45 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(45);

    /// <summary>Connections that one instance opens at most. Default 4.</summary>
    [Range(1, 64)]
    public int Connections { get; set; } = 4;

    /// <summary>
    /// Mails that the provider takes in a minute; 0 for no limit. Azure Communication Services: 5 for a managed domain, 30 for
    /// one's own (https://learn.microsoft.com/azure/communication-services/concepts/service-limits#email).
    /// </summary>
    [Range(0, 8_000)]
    public int PerMinute { get; set; }

    /// <summary>Mails that the provider takes in an hour; 0 for no limit. Azure Communication Services: 10 or 100.</summary>
    [Range(0, 8_000)]
    public int PerHour { get; set; }

    internal bool IsConfigured => !string.IsNullOrWhiteSpace(Host);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        bool parsed = MailboxAddress.TryParse(From, out MailboxAddress? from);
        if (!parsed || string.IsNullOrEmpty(from!.Domain))
        {
            yield return new ValidationResult($"{Section}:{nameof(From)}: expected a sender such as Alerts <alerts@example.org>, got '{From}'.", [nameof(From)]);
        }
        else if (IsConfigured && from.Domain == "localhost")
        {
            yield return new ValidationResult(
                $"{Section}:{nameof(From)}: expected a sender that {Host} may send for, because {Section}:{nameof(Host)} is set; got '{From}'.", [nameof(From)]);
        }

        if (KeyVaultReference.IsUnresolved(Password))
        {
            yield return new ValidationResult(KeyVaultReference.ErrorOf($"{Section}:{nameof(Password)}", Password!), [nameof(Password)]);
        }

        if (string.IsNullOrEmpty(User) != string.IsNullOrEmpty(Password))
        {
            yield return new ValidationResult(
                $"{Section}:{nameof(User)} and {Section}:{nameof(Password)}: expected both or neither, got only {(string.IsNullOrEmpty(User) ? nameof(Password) : nameof(User))}.", [nameof(User)]);
        }

        if (IsConfigured && !string.IsNullOrEmpty(Password) && Security == SecureSocketOptions.None && Host is not ("localhost" or "127.0.0.1" or "::1"))
        {
            yield return new ValidationResult(
                $"{Section}:{nameof(Security)}: None would send {Section}:{nameof(Password)} in the clear to {Host}; expected StartTls or SslOnConnect.", [nameof(Security)]);
        }
    }
}

[OptionsValidator]
internal sealed partial class SmtpOptionsValidator : IValidateOptions<SmtpOptions>;
