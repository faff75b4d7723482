using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Alerts.Deliver.Channels;

/// <summary>Section <c>Teams</c>.</summary>
public sealed class TeamsOptions
{
    public const string Section = "Teams";

    /// <summary>
    /// Messages a second to one flow; above 4 Teams throttles
    /// (https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook).
    /// </summary>
    [Range(1, 4)]
    public int PerSecond { get; set; } = 4;

    /// <summary>Time for one post. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Hosts besides Microsoft's that may be posted to, as <c>host:port</c>, also without TLS. For tests; leave it empty otherwise.</summary>
    public IList<string> TestHosts { get; } = [];
}

[OptionsValidator]
internal sealed partial class TeamsOptionsValidator : IValidateOptions<TeamsOptions>;
