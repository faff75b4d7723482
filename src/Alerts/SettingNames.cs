using Microsoft.Extensions.Options;

namespace Alerts;

/// <summary>
/// Makes a generated validator speak of settings as people write them: <c>Smtp:Port: must be between 1 and 65535.</c> instead of
/// <c>Port: The field SmtpOptions.Port must be …</c>. The generator leaves out the attributes' own messages.
/// </summary>
public sealed class SettingNames<TOptions>(string section, IValidateOptions<TOptions> validator) : IValidateOptions<TOptions>
    where TOptions : class
{
    public ValidateOptionsResult Validate(string? name, TOptions options)
    {
        ValidateOptionsResult result = validator.Validate(name, options);
        return result.Failed ? ValidateOptionsResult.Fail(result.Failures!.Select(InWords)) : result;
    }

    private string InWords(string failure)
    {
        string[] parts = failure.Split(": ", 2);
        if (parts is not [var member, var message])
        {
            return failure;
        }

        string type = typeof(TOptions).Name;
        return message.StartsWith($"{section}:", StringComparison.Ordinal) ? message : $"{section}:{member}: " + message
            .Replace($"The field {type}.{member} must", "must", StringComparison.Ordinal)
            .Replace($"The {type}.{member} field is required", "is required", StringComparison.Ordinal);
    }
}
