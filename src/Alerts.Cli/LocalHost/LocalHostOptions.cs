using System.ComponentModel.DataAnnotations;
using Cronos;
using Microsoft.Extensions.Options;

namespace Alerts.Cli.LocalHost;

/// <summary>Section <c>LocalHost</c>: what only the local host needs.</summary>
internal sealed class LocalHostOptions : IValidatableObject
{
    public const string Section = "LocalHost";

    /// <summary>
    /// How long a message in work stays invisible to others; renewed at half of it. After a crash it is
    /// worked on again when this has passed. Default 30 seconds.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Time that work in hand has to end after a stop was asked for. Default 8 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan Grace { get; set; } = TimeSpan.FromSeconds(8);

    /// <summary>Longest pause at an empty queue, instead of host.json's; null leaves that in force.</summary>
    public TimeSpan? MaxPollingInterval { get; set; }

    /// <summary>Messages in work at a time, instead of host.json's; null leaves that in force. With 1 each queue is worked through in order.</summary>
    [Range(1, 32)]
    public int? BatchSize { get; set; }

    /// <summary>When Schedule runs: six-field NCRONTAB in UTC, as in the Functions app. Default every minute.</summary>
    [Required]
    public string Schedule { get; set; } = "0 * * * * *";

    /// <summary>When Digest looks for digests that are due, likewise. Default every minute.</summary>
    [Required]
    public string Digest { get; set; } = "0 * * * * *";

    /// <summary>When Watch measures queues and sources, likewise. Default every five minutes.</summary>
    [Required]
    public string Watch { get; set; } = "30 */5 * * * *";

    /// <summary>Folder of Azurite's files where the command starts it; empty keeps everything in memory.</summary>
    public string AzuriteFolder { get; set; } = ".alerts/azurite";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        new[] { (Name: nameof(Schedule), Value: Schedule), (Name: nameof(Digest), Value: Digest), (Name: nameof(Watch), Value: Watch) }
            .Where(timer => !CronExpression.TryParse(timer.Value, CronFormat.IncludeSeconds, out _))
            .Select(timer => new ValidationResult(
                $"{Section}:{timer.Name}: expected six fields such as '0 * * * * *', got '{timer.Value}'.", [timer.Name]));
}

[OptionsValidator]
internal sealed partial class LocalHostOptionsValidator : IValidateOptions<LocalHostOptions>;
