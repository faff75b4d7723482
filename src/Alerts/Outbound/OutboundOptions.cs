using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Alerts.Outbound;

/// <summary>Section <c>Outbound</c>: every request that Alerts makes to an address that somebody else chose.</summary>
public sealed class OutboundOptions
{
    public const string Section = "Outbound";

    /// <summary>
    /// Hosts (<c>feeds.intranet.example</c>, <c>localhost:8080</c>) that may be called although their addresses are private.
    /// Default none. A name without a port opens all its ports.
    /// </summary>
    public IReadOnlyList<string> AllowedHosts { get; set; } = [];

    /// <summary>
    /// Where a publisher can reach whoever runs this: an address of a page or of a mailbox. Sent in the User-Agent
    /// (RFC 9110 section 10.1.5). Default none.
    /// </summary>
    [RegularExpression(@"^[\x21-\x7E-[()\\]]{3,200}$", ErrorMessage = "Outbound:Contact: expected an address of a page or mailbox without blanks and brackets")]
    public string? Contact { get; set; }

    /// <summary>Time for a connection to be made. Default 10 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:02:00")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(10);
}

[OptionsValidator]
internal sealed partial class OutboundOptionsValidator : IValidateOptions<OutboundOptions>;
