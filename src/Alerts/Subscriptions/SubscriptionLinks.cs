using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Alerts.Subscriptions;

/// <summary>
/// Links in messages by which their reader, and nobody else, changes a subscription: signed with HMAC-SHA256 by a secret
/// from the settings, because instances share nothing else. They do not expire: a mail may be read years later.
/// </summary>
public sealed class SubscriptionLinks(IOptions<WebOptions> options)
{
    public const string Unsubscribe = "unsubscribe";

    /// <summary>The home page, which lists the latest alerts; null where <c>Web:PublicUrl</c> is not set.</summary>
    public Uri? Site => options.Value.PublicUrl;

    /// <summary><c>https://host/unsubscribe/{id}?token=…</c>; null where <c>Web:PublicUrl</c> is not set.</summary>
    public Uri? UnsubscribeLink(string subscriptionId) => options.Value.PublicUrl is { } site
        ? new Uri($"{site.AbsoluteUri.TrimEnd('/')}/{Unsubscribe}/{Uri.EscapeDataString(subscriptionId)}?token={Token(Unsubscribe, subscriptionId)}")
        : null;

    /// <summary>Whether the token was made here for this action on this subscription. Takes the same time for any token.</summary>
    public bool IsValid(string action, string subscriptionId, string token) => options.Value.LinkSecret is { Length: > 0 }
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Token(action, subscriptionId)), Encoding.UTF8.GetBytes(token));

    private string Token(string action, string subscriptionId) => Base64Url.EncodeToString(HMACSHA256.HashData(
        Encoding.UTF8.GetBytes(options.Value.LinkSecret ?? ""), Encoding.UTF8.GetBytes($"{action}\u001F{subscriptionId}")));
}
