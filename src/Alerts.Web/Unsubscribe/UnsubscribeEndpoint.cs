using Alerts.Storage;
using Alerts.Subscriptions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Alerts.Web.Unsubscribe;

/// <summary>
/// <c>/unsubscribe/{id}?token=…</c>, the link in every message. GET only asks, because scanners of mail follow links; POST
/// ends the subscription, from the page's button or from a mail program's own (RFC 8058, one click: no cookie, no page before it).
/// </summary>
internal static class UnsubscribeEndpoint
{
    public const string Path = $"/{SubscriptionLinks.Unsubscribe}/{{id}}";

    public static RazorComponentResult<UnsubscribePage> Get(HttpContext context, string id, string? token, SubscriptionLinks links) =>
        Page(context, links.IsValid(SubscriptionLinks.Unsubscribe, id, token ?? "") ? UnsubscribeStep.Ask : UnsubscribeStep.Refuse);

    /// <remarks>Again is no error, and neither is a subscription that somebody else removed: its owner wanted it gone.</remarks>
    public static async Task<RazorComponentResult<UnsubscribePage>> PostAsync(
        HttpContext context, string id, string? token, SubscriptionLinks links, SubscriptionStore subscriptions)
    {
        if (!links.IsValid(SubscriptionLinks.Unsubscribe, id, token ?? ""))
        {
            return Page(context, UnsubscribeStep.Refuse);
        }

        await subscriptions.ChangeAsync(
            id,
            subscription => subscription.State == SubscriptionState.Disabled
                ? subscription
                : subscription with { State = SubscriptionState.Disabled, DisabledBecause = "Its owner unsubscribed." },
            context.RequestAborted);
        return Page(context, UnsubscribeStep.Done);
    }

    private static RazorComponentResult<UnsubscribePage> Page(HttpContext context, UnsubscribeStep step)
    {
        context.Response.Headers.CacheControl = "no-store";
        return new RazorComponentResult<UnsubscribePage>(new Dictionary<string, object?> { [nameof(UnsubscribePage.Step)] = step })
        {
            StatusCode = step == UnsubscribeStep.Refuse ? StatusCodes.Status403Forbidden : StatusCodes.Status200OK,
        };
    }
}

/// <summary>What the page says.</summary>
public enum UnsubscribeStep { Ask, Done, Refuse }
