using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Alerts.Deliver;

/// <summary>Section <c>Deliver</c>.</summary>
public sealed class DeliverOptions
{
    public const string Section = "Deliver";

    /// <summary>Default <see cref="DeliverMode.Send"/>.</summary>
    public DeliverMode Mode { get; set; } = DeliverMode.Send;

    /// <summary>Where <c>.eml</c>, <c>.html</c> and <c>.json</c> files go. Default <c>out</c>, in the working folder.</summary>
    [Required]
    public string Folder { get; set; } = "out";

    /// <summary>
    /// How long a worker has for one attempt before another may take it over; more than <c>Smtp:Timeout</c> and <c>Teams:Timeout</c>,
    /// or slow deliveries are sent twice. Default 2 minutes.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:05", "01:00:00")]
    public TimeSpan ClaimFor { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How long a far side that is down or busy is tried again before the delivery counts as failed. Default 1 day.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "30.00:00:00")]
    public TimeSpan RetryFor { get; set; } = TimeSpan.FromDays(1);
}

/// <summary>Where deliveries go.</summary>
public enum DeliverMode
{
    /// <summary>Mails to the relay, cards to Teams. A mail fails where no relay is configured: a person sees it, and nothing is lost.</summary>
    Send,

    /// <summary>As <see cref="Send"/>, but mails go to the folder where no relay is configured: the local host's choice, for the first run.</summary>
    SendOrFolder,

    /// <summary>All to the folder.</summary>
    Folder,
}

[OptionsValidator]
internal sealed partial class DeliverOptionsValidator : IValidateOptions<DeliverOptions>;
