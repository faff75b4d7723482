using System.Net;

namespace Alerts.Fetch.Http;

/// <summary>What is asked of a server.</summary>
/// <param name="MaxBytes">Of the body, after decompression.</param>
internal sealed record HttpGet(Uri Address, int MaxBytes)
{
    /// <summary>For a browser's eyes and a feed's: what is preferred, and anything else.</summary>
    public string Accept { get; init; } = "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5";

    /// <summary>Validators of the body that is known (RFC 9110 section 13).</summary>
    public string? ETag { get; init; }

    public string? LastModified { get; init; }

    /// <summary>Least time between two requests to this host, where its rules ask for more than the setting gives.</summary>
    public TimeSpan Gap { get; init; }

    /// <summary>Of a body that is longer than <see cref="MaxBytes"/> its beginning is enough.</summary>
    public bool MayBeCut { get; init; }

    /// <summary>Asked before each address is, those that redirects lead to among them; throws where it may not be read.</summary>
    public Func<Uri, CancellationToken, Task>? Permit { get; init; }
}

/// <summary>What a server answered.</summary>
/// <param name="Status">200 or another success, or 304 when nothing changed.</param>
/// <param name="Address">Where the answer came from, after redirects.</param>
internal sealed record HttpAnswer(HttpStatusCode Status, Uri Address, byte[] Body)
{
    public bool IsUnchanged => Status == HttpStatusCode.NotModified;

    public string? ContentType { get; init; }

    public string? ETag { get; init; }

    public string? LastModified { get; init; }

    /// <summary><c>Cache-Control: max-age</c>, less <c>Age</c>: for so long the answer stays what it is.</summary>
    public TimeSpan? FreshFor { get; init; }

    /// <summary>Where permanent redirects (301, 308) led, if there were only such.</summary>
    public Uri? MovedTo { get; init; }
}
